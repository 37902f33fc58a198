import { existsOn, type UnitBook } from "../book.ts"
import { carriedTo } from "../lineage.ts"
import { descendants } from "../tree.ts"

/** A unit in which a register is kept whole. */
export interface KeptUnit {
  readonly unit: string
  readonly since: string
  readonly until: string | null
}

/**
 * The units of a day in which a register is kept whole: the units themselves while they exist, later
 * the communes that are made of nothing else. A commune of the day that has a part from elsewhere is
 * left out: of that part nothing is known, which is not 0.
 */
export function keptUnitsOn(book: UnitBook, kept: readonly KeptUnit[], day: string): string[] {
  const holding = kept.filter(({ since, until }) => since <= day && (until === null || day < until))
  const found = new Set<string>()
  const ended = new Map<string, Set<string>>()
  for (const { unit: id } of holding) {
    const unit = book.units.get(id)
    if (unit === undefined) continue
    if (existsOn(unit, day)) found.add(id)
    else if (unit.closed !== null && unit.closed <= day) {
      const before = dayBefore(unit.closed)
      const parts = ended.get(before) ?? new Set<string>()
      const below = descendants(book, id, before).map((one) => one.id)
      for (const part of [id, ...below]) parts.add(part)
      ended.set(before, parts)
    }
  }
  for (const [before, parts] of ended) {
    for (const id of heirsOf(book, parts, { before, day })) found.add(id)
  }
  return [...found]
}

/** Communes of a day all of whose origins are among the parts. */
function* heirsOf(
  book: UnitBook,
  parts: ReadonlySet<string>,
  { before, day }: { readonly before: string; readonly day: string },
): Generator<string> {
  const heirs = new Set([...parts].flatMap((id) => carriedTo(book, id, day).map((one) => one.unit)))
  for (const heir of heirs) {
    if (book.units.get(heir)?.level !== "commune") continue
    const origins = carriedTo(book, heir, before)
    if (origins.length > 0 && origins.every((one) => parts.has(one.unit))) yield heir
  }
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
