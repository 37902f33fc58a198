import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Reader, Writer } from "../../../platform/database.ts"
import { cubeOf } from "../../cube/service.ts"
import { compareCell } from "../compare.ts"
import { cellsChanged, cellsLocked } from "../errors.ts"
import { CELL_STATUSES, type CellSource, type CellsSaved, type Layer } from "../model.ts"
import { addBatch, announce, type Head, lockHead } from "../store/acts.ts"
import { addCells, nameKeys, type Standing, standing, supersede } from "../store/cells.ts"
import { locksOn } from "../store/locks.ts"
import { type CheckedDraft, checkCells, type PlacedDraft } from "./check-service.ts"

/** Says who records, once it is known for which units; refuses who may not. */
export type Authorise = (unitIds: readonly string[]) => Promise<Actor>

/** Where values go, where they came from and who says so. */
export interface Recording {
  readonly layer: Layer
  readonly source: CellSource
  readonly actor: Actor
}

/**
 * Records values: all of them or none. A cell is refused where it makes no sense, where it is
 * locked, and where it was changed since the editor read it (`version`). What already stands is not
 * recorded again.
 */
export async function saveCells(
  ctx: Context,
  drafts: readonly PlacedDraft[],
  { layer, source }: Pick<Recording, "layer" | "source">,
  authorise: Authorise,
): Promise<CellsSaved> {
  const checked = await checkCells(ctx, drafts)
  const actor = await authorise([...new Set(checked.map(({ cell }) => cell.unit))])
  const saved = await ctx.db.transaction((tx) =>
    saveCellsIn(ctx, tx, checked, { layer, source, actor }),
  )
  if (saved.batch !== null) await cubeCaughtUp(ctx)
  return saved
}

/** The same without recording: what would be added, changed or left. */
export async function tryCells(
  ctx: Context,
  drafts: readonly PlacedDraft[],
  layer: Layer,
): Promise<CellsSaved> {
  const { counts } = await compared(ctx.db, await checkCells(ctx, drafts), { layer })
  return { batch: null, recordedAt: null, ...counts }
}

/** Every aggregate of this process shows what was committed. */
export async function cubeCaughtUp(ctx: Context): Promise<void> {
  await (await cubeOf(ctx.db)).catchUp()
}

/** Records checked values inside the caller's transaction; after it, `cubeCaughtUp`. */
export async function saveCellsIn(
  ctx: Context,
  tx: Writer,
  checked: readonly CheckedDraft[],
  { layer, source, actor }: Recording,
): Promise<CellsSaved> {
  const head = await lockHead(tx)
  const { added, changed, replaced, counts } = await compared(tx, checked, {
    layer,
    placed: source.kind === "register",
  })
  if (added.length + changed.length === 0) return { batch: null, recordedAt: null, ...counts }
  await refuseLocked(tx, [...added, ...changed])
  const { batch, recordedAt } = nextAct(ctx, head)
  const cellsOf = (some: readonly CheckedDraft[]) =>
    some.map(({ from, cell }) => ({ ...cell, batch, written: from.draft.written ?? null }))
  await nameKeys(tx, cellsOf([...added, ...changed]))
  await addBatch(tx, { batch, recordedAt, by: actor.id, source })
  await supersede(tx, cellsOf(replaced), layer)
  await addCells(tx, cellsOf([...added, ...changed]), layer)
  await record(tx, {
    actor,
    at: new Date(recordedAt),
    action: "indicators.record-cells",
    subject: `batch ${batch}`,
    details: { layer, source, ...counts },
  })
  await announce(tx, batch)
  return { batch, recordedAt, ...counts }
}

/**
 * The number and instant of the act after the newest one. A clock that was set back must not make a
 * version older than the one it corrects.
 */
export function nextAct(ctx: Context, head: Head): Head {
  const now = ctx.now().toISOString()
  return { batch: head.batch + 1, recordedAt: now > head.recordedAt ? now : head.recordedAt }
}

interface Held {
  readonly layer: Layer
  readonly placed?: boolean
}

async function compared(db: Reader, checked: readonly CheckedDraft[], held: Held) {
  const layers = await standing(
    db,
    checked.map(({ cell }) => cell),
  )
  const added: CheckedDraft[] = []
  const changed: CheckedDraft[] = []
  const replaced: CheckedDraft[] = []
  const conflicts: { pointer: string; detail: string }[] = []
  checked.forEach((one, i) => {
    const { from, cell } = one
    const found = compareCell(cell, layers[i] ?? {}, { ...held, version: from.draft.version })
    if (found.kind === "added") added.push(one)
    if (found.kind === "changed") changed.push(one)
    if (found.kind === "changed" && found.replaces) replaced.push(one)
    if (found.kind === "conflict") {
      conflicts.push({ pointer: from.pointer("version"), detail: conflictText(one, found.now) })
    }
  })
  if (conflicts.length > 0) throw cellsChanged(conflicts)
  const counts = {
    added: added.length,
    changed: changed.length,
    same: checked.length - added.length - changed.length,
  }
  return { added, changed, replaced, counts }
}

async function refuseLocked(db: Reader, checked: readonly CheckedDraft[]): Promise<void> {
  const keys = new Map(
    checked.map(({ cell: { measure, unit, period } }) => [
      keyOf(measure, unit, period.code),
      { measure, unit, period: period.code },
    ]),
  )
  const locks = await locksOn(db, [...keys.values()])
  if (locks.length === 0) return
  const reasons = new Map(
    locks.map(({ measure, unit, period, reason }) => [keyOf(measure, unit, period), reason]),
  )
  const locked = checked.flatMap(({ from, cell }) => {
    const reason = reasons.get(keyOf(cell.measure, cell.unit, cell.period.code))
    const detail = `${named(cell)}: ${reason ?? ""}`
    return reason === undefined ? [] : [{ pointer: from.pointer("value"), detail }]
  })
  throw cellsLocked(locked)
}

const keyOf = (measure: string, unit: string, period: string) => [measure, unit, period].join("\n")

function named({ measure, unit, period, cut }: CheckedDraft["cell"]): string {
  const what = [measure, ...(cut === "" ? [] : [`[${cut}]`])].join(" ")
  return `${what}, đơn vị ${unit}, kỳ ${period.code}`
}

function conflictText({ cell }: CheckedDraft, now: Standing | null): string {
  const value = now === null ? "chưa có" : (now.value ?? CELL_STATUSES[now.status] ?? "")
  return `${named(cell)}: nay là ${value} (bản ${now?.version ?? 0})`
}
