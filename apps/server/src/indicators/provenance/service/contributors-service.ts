import { searchKey } from "@tinhso/vietnamese"
import type { Context } from "../../../platform/context.ts"
import { lineageSteps } from "../../../registry/index.ts"
import { CELL_STATUSES } from "../../cells/model.ts"
import { MISSING } from "../../cube/slices.ts"
import type { Measure } from "../../model.ts"
import { type Contribution, counted, inOrder } from "../contributions.ts"
import type { Contributor, Contributors, Made, Opened } from "../model.ts"
import { same } from "../proof.ts"
import { type BriefRow, briefCells } from "../store.ts"
import type { World } from "./world-service.ts"

/** Which contributors are asked for. */
export interface Page {
  /** Part of a name, or a code. */
  readonly text: string
  readonly only: "all" | "reported" | "missing"
  readonly offset: number
  readonly limit: number
}

interface Telling {
  readonly how: Measure["overUnits"]
  readonly made: (unit: number) => Made
  readonly opens: (unit: string) => Opened
  /** Where the cells of contributors are; null where a formula gives their values. */
  readonly cells: { readonly measure: string; readonly cut: string; readonly period: string } | null
  readonly total: number | null
}

/** Some of the contributors, what brings most first, with the cells and lineage behind them. */
export async function pageOf(
  ctx: Context,
  world: World,
  all: readonly Contribution[],
  { text, only, offset, limit }: Page,
  telling: Telling,
): Promise<Contributors> {
  const { sources, period, day, territories, opened } = world
  const then = telling.cells === null ? day : period.ends
  const chosen = inOrder(all, telling.how)
    .filter((one) => isAskedFor(one, only))
    .filter(named(world, text, then))
  const shown = chosen.slice(offset, offset + limit)
  const brief = await cellsOf(ctx, world, shown, telling)
  const steps = await lineageSteps(ctx.db)
  const shares = sharesOf(all, telling)
  const rows = shown.map((one): Contributor => {
    const id = sources.slices.idOf(one.unit)
    const unit = territories.ref(id, then)
    if (unit === undefined) throw new Error(`the registry has no unit ${id}`)
    const { value, status, weight, brings } = one
    const extreme = telling.how === "min" || telling.how === "max"
    const made = telling.made(one.unit)
    return {
      unit,
      value,
      status: CELL_STATUSES[status] ?? "missing",
      weight,
      brings,
      share: shares(brings),
      decides: extreme && value !== null && same(value, telling.total),
      made,
      carried: id === opened.unit ? [] : steps(id, day),
      cell: briefOf(brief.get(id)),
      opens: telling.opens(id),
    }
  })
  return { ...counted(all), found: chosen.length, offset, limit, rows }
}

function briefOf(row: BriefRow | undefined): Contributor["cell"] {
  if (row === undefined) return null
  const { version, recordedAt, written, place, source } = row
  return { version, recordedAt, written, place, source }
}

function isAskedFor({ brings, status }: Contribution, only: Page["only"]): boolean {
  if (only === "all") return true
  return only === "reported" ? brings !== null : brings === null && status <= MISSING
}

function named({ sources, territories }: World, text: string, day: string) {
  const key = searchKey(text)
  if (key === "") return () => true
  return ({ unit }: Contribution) => {
    const id = sources.slices.idOf(unit)
    const ref = territories.ref(id, day)
    return (
      id === text.trim() ||
      ref?.code === text.trim() ||
      searchKey(ref?.fullName ?? "").includes(key)
    )
  }
}

async function cellsOf(
  { db }: Context,
  { sources, known }: World,
  shown: readonly Contribution[],
  { cells, made }: Telling,
): Promise<Map<string, BriefRow>> {
  if (cells === null) return new Map()
  const units = shown
    .filter(({ unit }) => made(unit) === "cell")
    .map(({ unit }) => sources.slices.idOf(unit))
  if (units.length === 0) return new Map()
  const rows = await briefCells(db, { ...cells, units }, known)
  return new Map(rows.map((row) => [row.unit, row]))
}

/** Parts of the whole, where it makes sense to speak of them. */
function sharesOf(all: readonly Contribution[], { how }: Telling) {
  const total = all.reduce((sum, { brings }) => sum + (brings ?? 0), 0)
  const some = how === "sum" && total > 0 && all.every(({ brings }) => (brings ?? 0) >= 0)
  return (brings: number | null) => (some && brings !== null ? brings / total : null)
}
