import { expect, test } from "vitest"
import { bookOf } from "./book.ts"
import { factsOf } from "./derive.ts"
import { readLists } from "./lists/read.ts"
import { sampleRows } from "./lists/sample-lists.ts"
import { tablesOf } from "./lists/to-tables.ts"
import type { Level } from "./model.ts"
import { resolve } from "./resolve.ts"

/** The sample, with names that fold alike and two places that one name fits. */
const more = (text: string) => `${text}
00106,Xã Văn Lang,Xã,213,24
00107,Xã Văn Lăng,Xã,213,24
00108,Xã Tân An,Xã,213,24
00109,Xã Tân An,Xã,193,22
00110,Phường 01,Phường,256,27
00111,Xã Cư M'gar,Xã,256,27
00112,Xã Sáu,Xã,193,22`
const mapped = (text: string) => `${text}
00106,00103,whole,1
00107,00103,whole,1
00108,00101,whole,1
00109,00105,whole,1
00110,00103,whole,1
00111,00103,whole,1
00112,00105,whole,1`
const aliases = [
  { unit: "00105.2025", alias: "00112", source: "test" },
  { unit: "VN", alias: "cả nước", source: "test" },
]
const rows = sampleRows({ "communes_2024.csv": more, "mapping_2024_2025.csv": mapped })
const book = bookOf(factsOf(tablesOf(readLists(rows).lists, aliases)))

function answer(text: string, on: string, level: Level | null = null): unknown {
  const found = resolve(book, { text, on, level })
  if (found.kind === "found") return found.unit.id
  return found.kind === "ambiguous" ? found.candidates.map((unit) => unit.id) : found.suggestions
}

test.each<[string, string, string, Level | null, unknown]>([
  ["a name today", "Bắc Ninh", "2026-01-01", null, "24.2025"],
  ["the same name before the reform", "Bắc Ninh", "2024-01-01", null, "27"],
  ["a name before its unit was made", "Đặc khu Cô Tô", "2024-01-01", null, "00207.2025"],
  ["a province that is gone before a ward of its name", "Bắc Giang", "2026-01-01", null, "24"],
  ["the ward where the level says so", "Bắc Giang", "2026-01-01", "commune", "00101.2025"],
  ["the ward where the type word says so", "phường Bắc Giang", "2026-01-01", null, "00101.2025"],
  ["the town where the type word says so", "TP. Bắc Giang", "2026-01-01", null, "213"],
  ["no marks at all", "tinh bac giang", "2026-01-01", null, "24"],
  ["some marks", "Bắc giang", "2026-01-01", null, "24"],
  ["decomposed letters", "Bắc Giang".normalize("NFD"), "2026-01-01", null, "24"],
  ["the old place of a tone mark", "Hòa Bình", "2024-01-01", null, "00104"],
  ["the new place of a tone mark", "Hoà Bình", "2026-01-01", null, "00104"],
  ["a name it had before", "Thị trấn Hòa Bình", "2026-01-01", null, "00104"],
  ["a mark that tells two names apart", "Văn Lăng", "2024-01-01", null, "00107"],
  ["marks left out that would tell", "van lang", "2024-01-01", null, ["00106", "00107"]],
  ["one name in two provinces", "Tân An", "2024-01-01", null, ["00108", "00109"]],
  ["the province after a comma", "Tân An, Quảng Ninh", "2024-01-01", null, "00109"],
  ["the province in brackets", "xã Tân An (tỉnh Bắc Giang)", "2024-01-01", null, "00108"],
  ["district and province", "Tan An, TP Ha Long, Quang Ninh", "2024-01-01", null, "00109"],
  ["a number with or without its zero", "phường 1", "2024-01-01", null, "00110"],
  ["another apostrophe", "Cư M’gar", "2024-01-01", null, "00111"],
  ["no apostrophe", "cu mgar", "2024-01-01", null, "00111"],
  ["a code today", "24", "2026-01-01", null, "24.2025"],
  ["the same code before", "24", "2024-01-01", null, "24"],
  ["a code that is no longer given", "27", "2026-01-01", null, "27"],
  ["an id", "24.2025", "2024-01-01", null, "24.2025"],
  ["an id that is also a code", "id:24", "2026-01-01", null, "24"],
  ["a code by which a unit is also known", "00112", "2026-01-01", null, "00105.2025"],
  ["that code while another unit had it", "00112", "2024-01-01", null, "00112"],
  ["the country", "Việt Nam", "2024-01-01", null, "VN"],
  ["the country by another word", "cả nước", "2024-01-01", null, "VN"],
  ["a wrong mark", "Bắc Giạng", "2026-01-01", null, ["Tỉnh Bắc Giang"]],
  ["a wrong letter", "Quảng Nin", "2026-01-01", "province", ["Tỉnh Quảng Ninh"]],
  ["a wrong type", "Huyện Bắc Giang", "2026-01-01", null, ["Tỉnh Bắc Giang"]],
  ["a level that has no such name", "Hạ Long", "2024-01-01", "province", []],
  ["nothing", "  ", "2024-01-01", null, []],
  ["only signs", "--, ()", "2024-01-01", null, []],
  ["a text of a million letters", "a".repeat(1_000_000), "2024-01-01", null, []],
])("%s", (_name, text, on, level, expected) => {
  expect(answer(text, on, level)).toEqual(expected)
})
