import { readFileSync } from "node:fs"
import { Value } from "typebox/value"
import { ImportWords } from "./words.ts"

const DATA = new URL("../../../../../../data/", import.meta.url)

let words: ImportWords | null = null

/** The words that the product ships, read once. */
export function shippedWords(): ImportWords {
  words ??= Value.Parse(
    ImportWords,
    JSON.parse(readFileSync(new URL("asset-import-words.json", DATA), "utf8")),
  )
  return words
}

let meridians: ReadonlyMap<string, number> | null = null

/** The central meridian of VN-2000 that each province of 2024 uses for zones of three degrees. */
export function shippedMeridians(): ReadonlyMap<string, number> {
  meridians ??= new Map(
    readFileSync(new URL("vn2000-meridians.csv", DATA), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("unit,"))
      .map((line) => {
        const [unit = "", , degrees = "", minutes = ""] = line.split(",")
        return [unit, Number(degrees) + Number(minutes) / 60] as const
      }),
  )
  return meridians
}
