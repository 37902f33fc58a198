import { breathing } from "../../../platform/breath.ts"
import type { Context } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { CELL_STATUSES } from "../../cells/model.ts"
import { isIllustrative } from "../../demo/store.ts"
import { readBy, versionInForce } from "../closure.ts"
import { type Changed, cellsBehind } from "../diff/cells-behind.ts"
import type { Pair } from "../diff/compare-lines.ts"
import { causesOf, type Explanation, fieldsThatDiffer, groupOf } from "../diff/explain.ts"
import { less } from "../diff/said.ts"
import { badRelease } from "../errors.ts"
import type { Cause, ChangedCell, DiffRow, ReleaseDiff, ReleaseRow } from "../model.ts"
import { columnOf, saidAt, type World } from "../rows.ts"
import { rowOf } from "../row-text.ts"
import { type CellChange, changedCells } from "../store/cells-store.ts"
import { type Difference, keptDifference } from "./difference-service.ts"
import { type Asker, linkOf, visibleRelease } from "./releases-service.ts"

export interface DiffAsked {
  readonly indicator?: string | undefined
  readonly period?: string | undefined
  readonly unit?: string | undefined
  readonly breakdown?: string | undefined
  readonly figure?: string | undefined
  readonly change?: Pair["change"] | undefined
  readonly cause?: Cause | undefined
  readonly offset: number
  readonly limit: number
}

/** Which rows differ from one release to another, and why. */
export async function diffReleases(
  ctx: Context,
  fromId: string,
  toId: string,
  asked: DiffAsked,
  asker: Asker,
): Promise<ReleaseDiff> {
  const from = await visibleRelease(ctx.db, fromId, asker)
  const to = await visibleRelease(ctx.db, toId, asker)
  if (from.id === to.id) throw badRelease("Hãy so sánh hai bản công bố khác nhau.")
  const found = await keptDifference(ctx.db, from, to)
  const chosen = found.pairs.filter((pair) => fits(pair, found, asked))
  const { offset, limit } = asked
  const page = chosen.slice(offset, offset + limit)
  const counts = (change: Pair["change"]) =>
    found.pairs.filter((pair) => pair.change === change).length
  return {
    from: linkOf(from),
    to: linkOf(to),
    illustrative: await isIllustrative(ctx.db),
    names: namesIn(found.bases),
    same: found.same,
    changed: counts("changed"),
    added: counts("added"),
    removed: counts("removed"),
    causes: [...found.causes],
    total: chosen.length,
    offset,
    rows: await told(ctx.db, page, found),
  }
}

function namesIn(bases: Difference["bases"]): ReleaseDiff["names"] {
  const all = bases.flatMap(({ measures, indicators }) => [...measures, ...indicators])
  return Object.fromEntries(all.map(({ code, nameVi: vi, nameEn: en }) => [code, { vi, en }]))
}

const is = (wanted: string | undefined, value: string) => wanted === undefined || wanted === value

function fits(pair: Pair, { why }: Difference, asked: DiffAsked): boolean {
  const { offset: _offset, limit: _limit, ...filter } = asked
  if (Object.values(filter).every((one) => one === undefined)) return true
  const row = rowOf(pair.after ?? pair.before ?? "")
  return (
    is(asked.change, pair.change) &&
    is(asked.indicator, row.indicator) &&
    is(asked.period, row.period) &&
    is(asked.unit, row.unit) &&
    is(asked.breakdown, row.breakdown) &&
    is(asked.figure, row.figure) &&
    (asked.cause === undefined || causesOf(why.get(pair) ?? NO_STEPS).includes(asked.cause))
  )
}

const NO_STEPS: Explanation = { steps: [], notes: [] }
/** Cells of each row of a page, and of a row that is asked for alone: told, and tried alone. */
const FEW = { told: 5, tried: 20 }
const MANY = { told: 300, tried: 300 }

async function told(db: Database, page: readonly Pair[], found: Difference): Promise<DiffRow[]> {
  const fromCells = new Set(
    page.filter((pair) => found.why.get(pair)?.steps.some(({ cause }) => cause === "cells")),
  )
  const changes = fromCells.size === 0 ? [] : await changesOf(db, found)
  const most = page.length === 1 ? MANY : FEW
  const breath = breathing()
  const rows: DiffRow[] = []
  for (const pair of page) {
    const cells = fromCells.has(pair) ? behind(pair, changes, found, most) : NO_CELLS
    rows.push(diffRow(pair, found, cells))
    if (breath.due()) await breath.take()
  }
  return rows
}

type CellsTold = Pick<DiffRow, "cells" | "cellsTotal" | "cellsComplete">
const NO_CELLS: CellsTold = { cells: [], cellsTotal: 0, cellsComplete: true }

function diffRow(pair: Pair, { why, stages }: Difference, cells: CellsTold): DiffRow {
  const before = pair.before === null ? null : rowOf(pair.before)
  const after = pair.after === null ? null : rowOf(pair.after)
  const row = after ?? before
  if (row === null) throw new Error("a pair without rows")
  const explanation = why.get(pair) ?? NO_STEPS
  return {
    change: pair.change,
    indicator: row.indicator,
    period: row.period,
    unit: row.unit,
    unitName: row.unitName,
    breakdown: row.breakdown,
    figure: row.figure,
    before,
    after,
    difference: less(after?.value ?? null, before?.value ?? null),
    fields: fieldsThatDiffer(before, after),
    steps: [...explanation.steps],
    notes: [...explanation.notes, ...definitionNotes(row, explanation, stages)],
    ...cells,
  }
}

/** The formula or rule that was and that is, where it made a difference. */
function definitionNotes(
  row: ReleaseRow,
  { steps }: Explanation,
  [first, ...stages]: Difference["stages"],
): DiffRow["notes"] {
  const last = stages.at(-1)?.world ?? first
  return steps.flatMap(({ cause }): DiffRow["notes"] => {
    if (cause === "formula") {
      return [{ cause, before: formulasBehind(row, first), after: formulasBehind(row, last) }]
    }
    if (cause === "contents" && first.contents.view !== last.contents.view) {
      return [{ cause, before: first.contents.view, after: last.contents.view }]
    }
    if (cause !== "measures") return []
    return [{ cause, before: rulesBehind(row, first), after: rulesBehind(row, last) }]
  })
}

/** The formula of a row in force in its period, and those of the indicators that it reads. */
function formulasBehind(row: ReleaseRow, world: World): string {
  const { period } = groupOf(row, world)
  const { indicators } = world.definitions
  const named = new Set([row.indicator])
  const texts: string[] = []
  for (const code of named) {
    const version = versionInForce(indicators.get(code)?.versions ?? [], period.ends)
    if (version === null) continue
    texts.push(`${code} (bản ${version.version}) = ${version.formula}`)
    for (const read of readBy(version.formula)) named.add(read)
  }
  return texts.join(" · ")
}

function rulesBehind({ indicator }: ReleaseRow, { formulas }: World): string {
  return [...formulas.basesOf([indicator])]
    .map((code) => formulas.rules.get(code))
    .flatMap((rules) =>
      rules === undefined
        ? []
        : `${rules.code}: ${rules.inTime}, ${rules.overUnits}, ${rules.minCoverage}`,
    )
    .join(" · ")
}

const changesKept = new WeakMap<Difference, Promise<CellSeen[]>>()

/** The cells that changed from one release to the other, read once. */
function changesOf(db: Database, found: Difference): Promise<CellSeen[]> {
  const reading = changesKept.get(found) ?? changesBetween(db, found)
  changesKept.set(found, reading)
  reading.catch(() => changesKept.delete(found))
  return reading
}

async function changesBetween(
  db: Database,
  { bases: [before, after], stages }: Difference,
): Promise<CellSeen[]> {
  const forward = before.batch <= after.batch
  const [from, to] = forward ? [before.batch, after.batch] : [after.batch, before.batch]
  const { formulas } = stages[0]
  const measures = [
    ...formulas.basesOf([...before.contents.indicators, ...after.contents.indicators]),
  ]
  const found = await changedCells(db, measures, { from, to })
  return found.map((change) => asSeen(change, forward))
}

interface CellSeen extends Changed {
  readonly change: CellChange
  readonly before: ChangedCell["before"]
  readonly after: ChangedCell["after"]
}

function asSeen(change: CellChange, forward: boolean): CellSeen {
  const before = forward ? change.earlier : change.later
  const after = forward ? change.later : change.earlier
  const { measure, cut, period, unit } = change
  const status = CELL_STATUSES.indexOf(after?.status ?? "missing")
  const patch = { measure, cut, period, unit, value: after?.value ?? null, status }
  return { change, before, after, patch }
}

function behind(
  pair: Pair,
  changes: readonly CellSeen[],
  { stages: [first, ...stages] }: Difference,
  most: typeof FEW,
): CellsTold {
  const row = rowOf(pair.before ?? pair.after ?? "")
  const world = stages.find(({ cause }) => cause === "cells")?.world ?? first
  const becomes = saidAt(columnOf(groupOf(row, world), [row.unit], world), 0)
  const found = cellsBehind(row, changes, { world: first, becomes, most: most.tried })
  return {
    cells: found.cells.slice(0, most.told).map(({ change: seen, effect }) => ({
      measure: seen.change.measure,
      unit: seen.change.unit,
      unitName:
        first.territories.ref(seen.change.unit, seen.change.period.ends)?.fullName ??
        seen.change.unit,
      period: seen.change.period.code,
      cut: seen.change.cut,
      before: seen.before,
      after: seen.after,
      recordedAt: seen.change.recordedAt,
      by: whoOf(seen.change.recordedBy),
      source: seen.change.source,
      place: seen.change.place,
      effect,
    })),
    cellsTotal: found.cells.length,
    cellsComplete: found.complete,
  }
}

const whoOf = (id: string): ChangedCell["by"] =>
  id === "operator" || id === "system" ? id : "staff"
