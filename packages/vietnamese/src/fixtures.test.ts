// oxlint-disable-next-line no-restricted-imports -- a test may read files; the package may not
import { existsSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { decode, encode, type Encoding, parseUnitName, toNfc, unitKey } from "./index.ts"

const SHARED = new URL("../../../../shared/", import.meta.url)
const missing = !existsSync(new URL("fixtures/communes_QN_BK.utf8.csv", SHARED))
const legacy: Encoding[] = ["windows-1258", "tcvn3", "vni"]

const read = (path: string) => new Uint8Array(readFileSync(new URL(path, SHARED)))
const rows = (path: string) =>
  toNfc(new TextDecoder().decode(read(path)))
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(","))

test.skipIf(missing).each<[string, Encoding]>([
  ["utf8", "utf-8"],
  ["utf8_nfd", "utf-8"],
  ["utf16le", "utf-16le"],
  ["cp1258", "windows-1258"],
  ["tcvn3", "tcvn3"],
  ["vni", "vni"],
])(
  "the %s fixture reads as the same table and is written back to the byte (needs ../shared/fixtures)",
  (file, encoding) => {
    const bytes = read(`fixtures/communes_QN_BK.${file}.csv`)
    const decoded = decode(bytes)

    expect(decoded.encoding).toBe(encoding)
    expect(decoded.text).toBe(new TextDecoder().decode(read("fixtures/communes_QN_BK.utf8.csv")))
    const { hadBom: bom, form } = decoded
    expect(encode(decoded.text, encoding, { bom, form })).toEqual(bytes)
  },
)

test.skipIf(missing).each(legacy)(
  "the bare commune names of each of 63 provinces are recognised in %s (needs ../shared/units)",
  (encoding) => {
    const provinces = Map.groupBy(rows("units/communes_2024.csv"), (row) => row[4])
    for (const [code, communes] of provinces) {
      const names = communes.map((row) => parseUnitName(row[1] ?? "").name)
      const text = (encoding === "tcvn3" ? names.filter(hasNoTonedCapital) : names).join("\r\n")
      expect({ code, ...decode(encode(text, encoding)) }).toMatchObject({ code, encoding, text })
    }
    expect(provinces.size).toBe(63)
  },
)

test.skipIf(missing).each(legacy)(
  "of all names with their type, none is misread in %s and 98 of 100 are read (needs ../shared/units)",
  (encoding) => {
    const all = new Set(rows("units/communes_2024.csv").map((row) => row[1] ?? ""))
    const names = [...all].filter((name) => encoding !== "tcvn3" || hasNoTonedCapital(name))
    const decoded = names.map((name) => ({ name, ...decode(encode(name, encoding)) }))

    expect(decoded.filter(({ text, name }) => text !== "" && text !== name)).toEqual([])
    expect(decoded.filter(({ text }) => text !== "").length / names.length).toBeGreaterThan(0.98)
  },
)

test.skipIf(missing).each([
  ["communes_2024", 10_035, 3],
  ["communes_2025", 3321, 0],
  ["communes_2026", 3321, 0],
  ["districts_2024", 696, 0],
  ["provinces_2024", 63, 0],
  ["provinces_2025", 34, 0],
])(
  "every name of %s has the type of its row and a name (needs ../shared/units)",
  (file, count, errors) => {
    const all = rows(`units/${file}.csv`).map(([, name = "", listed]) => ({
      ...parseUnitName(name),
      listed,
    }))

    expect(all).toHaveLength(count)
    expect(all.filter(({ name }) => name === "")).toEqual([])
    // Three rows of 2024 state another type than their own name ("Thị trấn Ngọc Lặc": Xã).
    expect(all.filter(({ typeWord, listed }) => typeWord !== listed)).toHaveLength(errors)
  },
)

test.skipIf(missing)(
  "full names differ within each province of 2025 (needs ../shared/units)",
  () => {
    const keys = rows("units/communes_2025.csv").map(
      ([, name = "", type, province]) => `${province} ${type} ${unitKey(name)}`,
    )

    expect(new Set(keys).size).toBe(keys.length)
  },
)

function hasNoTonedCapital(name: string): boolean {
  return !/\p{Lu}\p{M}*[\u0300\u0301\u0303\u0309\u0323]/u.test(name.normalize("NFD"))
}
