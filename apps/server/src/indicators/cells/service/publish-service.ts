import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Reader, Writer } from "../../../platform/database.ts"
import { cellsLocked, ownValues } from "../errors.ts"
import type { CellSource, CellsSaved } from "../model.ts"
import { addBatch, announce, lockHead } from "../store/acts.ts"
import type { CellsChosen } from "../store/chosen.ts"
import {
  closeWorking,
  countWorking,
  enteredBy,
  publishWorking,
  workingUnits,
} from "../store/layers.ts"
import { locksAmong } from "../store/locks.ts"
import { nextAct } from "./record-service.ts"
import { type Authorise, cubeCaughtUp } from "./save-service.ts"

/** Who publishes or withdraws, and for what: a collection, a request. */
interface Deciding {
  readonly actor: Actor
  readonly source?: CellSource
}

const NOTHING: CellsSaved = { batch: null, recordedAt: null, added: 0, changed: 0, same: 0 }

/**
 * Publishes working cells inside the caller's transaction, locked ones too; after it,
 * `cubeCaughtUp`. The version that was published before stays in the history.
 */
export async function publishCellsIn(
  ctx: Context,
  tx: Writer,
  cells: CellsChosen,
  { actor, source = { kind: "publication", of: "" } }: Deciding,
): Promise<CellsSaved> {
  const head = await lockHead(tx)
  if ((await countWorking(tx, cells)) === 0) return NOTHING
  const { batch, recordedAt } = nextAct(ctx, head)
  await addBatch(tx, { batch, recordedAt, by: actor.id, source })
  const counts = await publishWorking(tx, cells, batch)
  const details = { source, ...counts, ...cells }
  const subject = `batch ${batch}`
  await record(tx, {
    actor,
    at: new Date(recordedAt),
    action: "indicators.publish-cells",
    subject,
    details,
  })
  await announce(tx, batch)
  return { batch, recordedAt, ...counts }
}

/** Drops working cells inside the caller's transaction: what is published stands again. */
export async function withdrawCellsIn(
  ctx: Context,
  tx: Writer,
  cells: CellsChosen,
  { actor, source = { kind: "withdrawal", of: "" } }: Deciding,
): Promise<{ readonly batch: number | null; readonly withdrawn: number }> {
  const head = await lockHead(tx)
  if ((await countWorking(tx, cells)) === 0) return { batch: null, withdrawn: 0 }
  const { batch, recordedAt } = nextAct(ctx, head)
  await addBatch(tx, { batch, recordedAt, by: actor.id, source })
  const withdrawn = await closeWorking(tx, cells, batch)
  const details = { source, withdrawn, ...cells }
  const subject = `batch ${batch}`
  await record(tx, {
    actor,
    at: new Date(recordedAt),
    action: "indicators.withdraw-cells",
    subject,
    details,
  })
  await announce(tx, batch)
  return { batch, withdrawn }
}

/**
 * Publishes working cells that no report holds. Nobody publishes a value that they entered or
 * changed themselves.
 */
export async function publishCells(
  ctx: Context,
  cells: CellsChosen,
  authorise: Authorise,
): Promise<CellsSaved> {
  const units = await workingUnits(ctx.db, cells)
  const actor = await authorise(units.length === 0 ? cells.units : units)
  const saved = await ctx.db.transaction(async (tx) => {
    await lockHead(tx)
    await refuseLocked(tx, cells)
    if ((await enteredBy(tx, cells)).includes(actor.id)) throw ownValues()
    // Who may publish was asked for the units that had working cells then.
    const stillThose = { ...cells, units: units.filter((unit) => cells.units.includes(unit)) }
    return publishCellsIn(ctx, tx, stillThose, { actor })
  })
  if (saved.batch !== null) await cubeCaughtUp(ctx)
  return saved
}

/** Drops working cells that no report holds. */
export async function withdrawCells(
  ctx: Context,
  cells: CellsChosen,
  authorise: Authorise,
): Promise<{ readonly withdrawn: number }> {
  const actor = await authorise(cells.units)
  const { batch, withdrawn } = await ctx.db.transaction(async (tx) => {
    await lockHead(tx)
    await refuseLocked(tx, cells)
    return withdrawCellsIn(ctx, tx, cells, { actor })
  })
  if (batch !== null) await cubeCaughtUp(ctx)
  return { withdrawn }
}

async function refuseLocked(db: Reader, cells: CellsChosen): Promise<void> {
  const locks = await locksAmong(db, cells)
  if (locks.length === 0) return
  throw cellsLocked(
    locks.slice(0, 200).map(({ measure, unit, period, reason }) => ({
      pointer: `${measure}, đơn vị ${unit}, kỳ ${period}`,
      detail: reason,
    })),
  )
}
