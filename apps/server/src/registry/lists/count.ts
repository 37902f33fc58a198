import { compareKey } from "@tinhso/vietnamese"
import { fullNameOf } from "../derive.ts"
import type { ListedUnit, Lists } from "./listed.ts"

export interface ListCounts {
  readonly provinces2024: number
  readonly districts2024: number
  readonly communes2024: number
  readonly provinces2025: number
  readonly communes2025: number
  readonly provinces2026: number | null
  readonly communes2026: number | null
  /** Communes of 2024 that went into more than one of 2025. */
  readonly split: number
  /** Units whose name or type the lists of 2026 change; the place of a tone mark is no change. */
  readonly renamed2026: number | null
}

export function countLists(lists: Lists): ListCounts {
  const targets = Map.groupBy(lists.communeMapping, (pair) => pair.source)
  const { provinces2026, communes2026 } = lists
  const later = provinces2026 === null && communes2026 === null
  return {
    provinces2024: lists.provinces2024.length,
    districts2024: lists.districts2024.length,
    communes2024: lists.communes2024.length,
    provinces2025: lists.provinces2025.length,
    communes2025: lists.communes2025.length,
    provinces2026: provinces2026?.length ?? null,
    communes2026: communes2026?.length ?? null,
    split: [...targets.values()].filter((pairs) => pairs.length > 1).length,
    renamed2026: later
      ? null
      : renamed(lists.provinces2025, provinces2026) + renamed(lists.communes2025, communes2026),
  }
}

function renamed(before: readonly ListedUnit[], after: readonly ListedUnit[] | null): number {
  const known = new Map(before.map((unit) => [unit.code, key(unit)]))
  return (after ?? []).filter((unit) => known.get(unit.code) !== key(unit)).length
}

const key = ({ type, name }: ListedUnit) => compareKey(fullNameOf(type, name))
