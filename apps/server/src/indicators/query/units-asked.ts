import type { Territories } from "../../registry/index.ts"
import type { Level } from "../../registry/model.ts"
import type { Read, UnitsAsked } from "./read-asked.ts"

const LEVELS: readonly Level[] = ["country", "province", "district", "commune"]

/** Units with their names of a day. */
export interface Listed {
  readonly ids: readonly string[]
  readonly names: readonly string[]
}

const MOST_KEPT = 100
const kept = new WeakMap<Territories, Map<string, Listed>>()

/** The units that a question is about on a day: as named, else by level and code. */
export function unitsOn(asked: UnitsAsked, day: string, territories: Territories): Read<Listed> {
  const known = kept.get(territories) ?? new Map<string, Listed>()
  kept.set(territories, known)
  const key = JSON.stringify([asked, day])
  const before = known.get(key)
  if (before !== undefined) return { good: before }
  const found = idsOn(asked, day, territories)
  if ("wrong" in found) return found
  const names = found.good.map((id) => territories.ref(id, day)?.fullName ?? id)
  const listed = { ids: found.good, names }
  if (known.size >= MOST_KEPT) known.clear()
  known.set(key, listed)
  return { good: listed }
}

function idsOn(asked: UnitsAsked, day: string, territories: Territories): Read<string[]> {
  const named = asked.kind === "ids" ? asked.ids : asked.kind === "level" ? [] : [asked.of]
  const unknown = named.find((id) => territories.unit(id) === undefined)
  if (unknown !== undefined) return { wrong: `không có đơn vị mang mã “${unknown}”` }
  if (asked.kind === "ids") return { good: [...asked.ids] }
  if (asked.kind === "level") {
    return { good: inOrder(existing(asked.level, day, territories), day, territories) }
  }
  const { of, kind, level } = asked
  const levels = level === null ? LEVELS : [level]
  const below = levels.flatMap((one) =>
    existing(one, day, territories).filter((id) => liesBelow(id, of, kind, day, territories)),
  )
  return { good: inOrder(below, day, territories) }
}

const existing = (level: Level, day: string, territories: Territories) =>
  territories
    .ofLevel(level)
    .filter((unit) => territories.existsOn(unit, day))
    .map(({ id }) => id)

function liesBelow(
  id: string,
  of: string,
  kind: "children" | "descendants",
  day: string,
  territories: Territories,
): boolean {
  let above = territories.parentOn(id, day)
  if (kind === "children") return above === of
  for (let steps = 0; above !== null && steps < 20; steps++) {
    if (above === of) return true
    above = territories.parentOn(above, day)
  }
  return false
}

function inOrder(ids: readonly string[], day: string, territories: Territories): string[] {
  const codes = new Map(ids.map((id) => [id, territories.ref(id, day)?.code ?? id]))
  return ids.toSorted((a, b) => ((codes.get(a) ?? a) < (codes.get(b) ?? b) ? -1 : 1))
}
