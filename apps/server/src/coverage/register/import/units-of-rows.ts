import type { Context } from "../../../platform/context.ts"
import { territories, unitResolver } from "../../../registry/index.ts"
import type { RowDraft } from "./read-row.ts"

/** The unit of a row; null with the reason where nobody can say. */
export interface RowUnit {
  readonly unit: string | null
  readonly unitName: string | null
  readonly unitProblem: string | null
  /** What was led along lineage, in words. */
  readonly unitTold: string | null
}

/**
 * The unit that a row names, on the day of the list. Names of before a reform are known too: what they
 * were is led to the units of the day, and said.
 */
export async function unitsOfRows(
  ctx: Pick<Context, "db">,
  day: string,
  home: string | undefined,
): Promise<(draft: RowDraft) => RowUnit> {
  const resolve = await unitResolver(ctx.db)
  const units = await territories(ctx.db)
  const known = new Map<string, RowUnit>()
  return ({ commune, district, province }) => {
    // "Xã Sa Lý, Tỉnh Bắc Ninh" says the province itself.
    const isWhole = (commune ?? district)?.includes(",") === true
    const above = isWhole ? null : (province ?? home ?? null)
    const parts = [commune, district, above].filter((part) => part !== null)
    const name = parts.join(", ")
    const before = known.get(name)
    if (before !== undefined) return before
    const made = unitOf(name, commune !== null || district !== null)
    known.set(name, made)
    return made
  }

  function unitOf(name: string, isTold: boolean): RowUnit {
    const none = { unit: null, unitName: null, unitTold: null }
    if (!isTold) return { ...none, unitProblem: "không ghi xã hay huyện" }
    const found = resolve({ name, on: day })
    if (found.kind !== "found") {
      const hints =
        found.kind === "ambiguous"
          ? found.candidates.slice(0, 5).map(({ fullName, id }) => `${fullName} (${id})`)
          : found.suggestions
      const hint = hints.length === 0 ? "" : `; có thể là: ${hints.join(", ")}`
      return { ...none, unitProblem: `không nhận ra “${name}”${hint}` }
    }
    const { id, fullName } = found.unit
    const then = units.unitThen(id, day) ?? id
    if (then === id) return { unit: id, unitName: fullName, unitProblem: null, unitTold: null }
    const now = units.ref(then, day)?.fullName ?? then
    return {
      unit: then,
      unitName: now,
      unitProblem: null,
      unitTold: `${fullName} cũ nay thuộc ${now}`,
    }
  }
}
