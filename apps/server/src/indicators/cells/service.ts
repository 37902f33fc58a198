import { record } from "../../platform/audit.ts"
import { dayInVietnam } from "../../platform/clock.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Writer } from "../../platform/database.ts"
import { territories } from "../../registry/index.ts"
import { cubeOf } from "../cube/service.ts"
import { catalogueOf } from "../service/catalogue-service.ts"
import { checkDraft, type GoodCell, type Known } from "./check-draft.ts"
import { cellsChanged, cellsRefused } from "./errors.ts"
import type { Cell, CellDraft, CellSource, CellsSaved } from "./model.ts"
import { CELL_STATUSES } from "./model.ts"
import * as store from "./store.ts"

/** Says who records, once it is known for which units; refuses who may not. */
export type Authorise = (unitIds: readonly string[]) => Promise<Actor>

/** A draft with what tells people where it stands: "/cells/3", "dòng 7". */
export interface PlacedDraft {
  readonly draft: CellDraft
  readonly pointer: (column: string) => string
}

/** What drafts are checked against: measures, how they are reported, units, today. */
async function knownOf(ctx: Context): Promise<Known> {
  const { measures } = await catalogueOf(ctx)
  const reporting = await store.listReporting(ctx.db)
  return {
    measures,
    reporting: new Map(reporting.map((one) => [one.measure, one])),
    territories: await territories(ctx.db),
    today: dayInVietnam(ctx.now()),
  }
}

interface Checked {
  readonly from: PlacedDraft
  readonly cell: GoodCell
}

/**
 * Records values: all of them or none. A cell is refused where it makes no sense, and where it was
 * changed since the editor read it (`version`). What already stands is not recorded again.
 */
export async function saveCells(
  ctx: Context,
  drafts: readonly PlacedDraft[],
  source: CellSource,
  authorise: Authorise,
): Promise<CellsSaved> {
  const checked = await checkDrafts(ctx, drafts)
  const actor = await authorise([...new Set(checked.map(({ cell }) => cell.unit))])
  const saved = await ctx.db.transaction((tx) => write(ctx, tx, checked, { source, actor }))
  if (saved.batch !== null) await (await cubeOf(ctx.db)).catchUp()
  return saved
}

/** The same without recording: what would be added, changed or left. */
export async function tryCells(ctx: Context, drafts: readonly PlacedDraft[]): Promise<CellsSaved> {
  const checked = await checkDrafts(ctx, drafts)
  const cells = checked.map(({ cell }) => cell)
  const { counts } = compare(checked, await store.standing(ctx.db, cells))
  return { batch: null, recordedAt: null, ...counts }
}

async function checkDrafts(ctx: Context, drafts: readonly PlacedDraft[]): Promise<Checked[]> {
  const known = await knownOf(ctx)
  const wrong: { pointer: string; detail: string }[] = []
  const good: Checked[] = []
  const seen = new Map<string, PlacedDraft>()
  for (const from of drafts) {
    const read = checkDraft(from.draft, known)
    if ("problems" in read) {
      for (const { column, message } of read.problems) {
        wrong.push({ pointer: from.pointer(column), detail: message })
      }
      continue
    }
    const { measure, unit, period, cut } = read.cell
    const key = [measure, unit, period.code, cut].join("\n")
    const before = seen.get(key)
    if (before === undefined) good.push({ from, cell: read.cell })
    else
      wrong.push({ pointer: from.pointer("value"), detail: `đã có ở ${before.pointer("value")}` })
    seen.set(key, from)
  }
  if (wrong.length > 0) throw cellsRefused(wrong.slice(0, MOST_TOLD))
  return good
}

/** Errors told at once; a file that is wrong throughout is told by its beginning. */
const MOST_TOLD = 200

interface Act {
  readonly source: CellSource
  readonly actor: Actor
}

async function write(
  ctx: Context,
  tx: Writer,
  checked: readonly Checked[],
  { source, actor }: Act,
): Promise<CellsSaved> {
  const head = await store.lockHead(tx)
  const cells = checked.map(({ cell }) => cell)
  const { added, changed, counts } = compare(checked, await store.standing(tx, cells))
  if (added.length + changed.length === 0) return { batch: null, recordedAt: null, ...counts }
  // A clock that was set back must not make a version older than the one it corrects.
  const now = ctx.now().toISOString()
  const recordedAt = now > head.recordedAt ? now : head.recordedAt
  const batch = head.batch + 1
  await store.nameKeys(tx, [...added, ...changed])
  await store.addBatch(tx, { batch, recordedAt, by: actor.id, source })
  await store.supersede(tx, changed, batch)
  await store.addCells(tx, [...added, ...changed], batch)
  await record(tx, {
    actor,
    at: new Date(recordedAt),
    action: "indicators.record-cells",
    subject: `batch ${batch}`,
    details: { source, ...counts },
  })
  await store.announce(tx, batch)
  return { batch, recordedAt, ...counts }
}

function compare(checked: readonly Checked[], standing: readonly (store.Standing | undefined)[]) {
  const added: GoodCell[] = []
  const changed: GoodCell[] = []
  const conflicts: { pointer: string; detail: string }[] = []
  checked.forEach(({ from, cell }, i) => {
    const now = standing[i]
    const same =
      now !== undefined && now.value === cell.value && CELL_STATUSES[now.status] === cell.status
    if (same) return
    const { version } = from.draft
    if (version !== undefined && version !== (now?.version ?? 0)) {
      conflicts.push({ pointer: from.pointer("version"), detail: conflictText(cell, now) })
    } else if (now === undefined) added.push(cell)
    else changed.push(cell)
  })
  if (conflicts.length > 0) throw cellsChanged(conflicts)
  const counts = {
    added: added.length,
    changed: changed.length,
    same: checked.length - added.length - changed.length,
  }
  return { added, changed, counts }
}

function conflictText(cell: GoodCell, now: store.Standing | undefined): string {
  const { measure, unit, period, cut } = cell
  const what = [measure, ...(cut === "" ? [] : [`[${cut}]`])].join(" ")
  const value = now === undefined ? "chưa có" : (now.value ?? CELL_STATUSES[now.status] ?? "")
  return `${what}, đơn vị ${unit}, kỳ ${period.code}: nay là ${value} (bản ${now?.version ?? 0})`
}

/** The cells that stand now, for editing. */
export function listCells(ctx: Context, asked: store.CellsAsked): Promise<Cell[]> {
  return store.findCells(ctx.db, asked, 20_000)
}
