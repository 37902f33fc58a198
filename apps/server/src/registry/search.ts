import { searchKey } from "@tinhso/vietnamese"
import { asOf, existsOn, type UnitBook, type UnitRecord } from "./book.ts"

/**
 * Units whose name contains the words, without tone marks, best first: whole names before names
 * that begin so before names that contain it; units of the day before others; higher levels first.
 */
export function search(book: UnitBook, text: string, day: string, limit: number): UnitRecord[] {
  const wanted = searchKey(text)
  if (wanted === "") return []
  const ranked: { unit: UnitRecord; rank: number; key: string }[] = []
  for (const unit of book.units.values()) {
    const fit = fitOf(unit, wanted)
    if (fit === null) continue
    const rank = fit * 100 + (existsOn(unit, day) ? 0 : 50) + LEVEL_RANK[unit.level]
    ranked.push({ unit, rank, key: asOf(unit.names, day)?.search ?? "" })
  }
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.key.localeCompare(b.key, "en"))
    .slice(0, limit)
    .map((one) => one.unit)
}

const LEVEL_RANK = { country: 0, province: 1, district: 2, commune: 3 } as const

function fitOf(unit: UnitRecord, wanted: string): number | null {
  let fit: number | null = null
  const keep = (found: number) => {
    if (fit === null || found < fit) fit = found
  }
  for (const { search: name, searchFull } of unit.names) {
    if (name === wanted || searchFull === wanted) return 0
    if (name.startsWith(wanted) || searchFull.startsWith(wanted)) keep(1)
    else if (name.includes(` ${wanted}`)) keep(2)
    else if (searchFull.includes(wanted)) keep(3)
  }
  for (const { code } of unit.codes) if (code === wanted) return 0
  for (const { search: alias } of unit.aliases) if (alias === wanted) keep(1)
  return fit
}
