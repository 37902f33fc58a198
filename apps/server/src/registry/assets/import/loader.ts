import { readFileSync } from "node:fs"
import type { Point } from "@tinhso/places"
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

/** The rows of a table that the product ships, without what it says of itself and its heading. */
const rowsOf = (file: string): string[][] =>
  readFileSync(new URL(file, DATA), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("unit,"))
    .map((line) => line.split(","))

let meridians: ReadonlyMap<string, number> | null = null

/** The central meridian of VN-2000 that each province of 2024 uses for zones of three degrees. */
export function shippedMeridians(): ReadonlyMap<string, number> {
  meridians ??= new Map(
    rowsOf("vn2000-meridians.csv").map(([unit = "", , degrees = "", minutes = ""]) => [
      unit,
      Number(degrees) + Number(minutes) / 60,
    ]),
  )
  return meridians
}

let places: readonly Point[] | null = null

/** Towns and communes of the whole country, whichever of them the register has. */
export function shippedPlaces(): readonly Point[] {
  places ??= rowsOf("points.csv").map(([, longitude = "", latitude = ""]) => ({
    longitude: Number(longitude),
    latitude: Number(latitude),
  }))
  return places
}
