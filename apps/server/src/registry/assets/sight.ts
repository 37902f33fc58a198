import type { Finding } from "./checks/finding.ts"
import { textOf } from "./facts.ts"
import { holdersOf } from "./filter.ts"
import type { Standing } from "./standing.ts"

/** What somebody may see or change: everything, or what lies in these units or organisations. */
export interface Sight {
  readonly everything: boolean
  /** Whether a unit of the day lies in their care. */
  unit(id: string): boolean
  organisation(id: string): boolean
}

export const BLIND: Sight = { everything: false, unit: () => false, organisation: () => false }
export const ALL: Sight = { everything: true, unit: () => true, organisation: () => true }

/** Whether an asset lies in somebody's care: by its unit, its declared unit, its owner or operator. */
export function sees(sight: Sight, standing: Standing): boolean {
  if (sight.everything) return true
  if (standing.unit !== null && sight.unit(standing.unit)) return true
  return holdersOf(standing).some((id) => sight.organisation(id))
}

const NOT_YOURS = { code: "not-yours", severity: "error", field: "id", about: [] } as const

/** Refuses what lies in another's care, before or after the change. */
export function writerWith(sight: Sight) {
  return (before: Standing | null, after: Standing): Finding | null => {
    if (before !== null && !sees(sight, before)) {
      const vi = `“${before.life.id}” không thuộc phạm vi được sửa`
      return { ...NOT_YOURS, vi, en: `“${before.life.id}” is not yours to change` }
    }
    if (sees(sight, after)) return null
    const whose = textOf(after.facts, "operator") ?? textOf(after.facts, "owner") ?? after.unit
    const vi = `Tài sản ${whose === null ? "chưa rõ đơn vị, chủ sở hữu" : `của “${whose}”`} không thuộc phạm vi được ghi`
    return { ...NOT_YOURS, vi, en: `An asset of “${whose ?? "nobody"}” is not yours to write` }
  }
}
