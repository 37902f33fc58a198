import type { Actor, Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { cubeOf } from "../../cube/service.ts"
import type { CellSource, CellsSaved, Layer } from "../model.ts"
import type { CellsChosen } from "../store/chosen.ts"
import { type CheckedDraft, checkCells, type PlacedDraft } from "./check-service.ts"
import { saveTogether } from "./group-service.ts"
import { comparedWith, recordActs } from "./record-service.ts"

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
 * recorded again. Those who save at the same time share a transaction; each act stays its own.
 */
export async function saveCells(
  ctx: Context,
  drafts: readonly PlacedDraft[],
  { layer, source }: Pick<Recording, "layer" | "source">,
  authorise: Authorise,
): Promise<CellsSaved & { readonly touched: CellsChosen }> {
  const checked = await checkCells(ctx, drafts)
  const actor = await authorise([...new Set(checked.map(({ cell }) => cell.unit))])
  const saved = await saveTogether(ctx, { checked, layer, source, actor })
  return { ...saved, touched: touchedBy(checked) }
}

/** The measures, units and periods of drafts. */
function touchedBy(checked: readonly CheckedDraft[]): CellsChosen {
  const cells = checked.map(({ cell }) => cell)
  return {
    measures: [...new Set(cells.map(({ measure }) => measure))],
    units: [...new Set(cells.map(({ unit }) => unit))],
    periods: [...new Set(cells.map(({ period }) => period.code))],
  }
}

/** The same without recording: what would be added, changed or left. */
export async function tryCells(
  ctx: Context,
  drafts: readonly PlacedDraft[],
  { layer, actor }: Pick<Recording, "layer" | "actor">,
): Promise<CellsSaved & { readonly touched: CellsChosen }> {
  const checked = await checkCells(ctx, drafts)
  const { counts } = await comparedWith(ctx.db, { checked, layer, actor, placed: false })
  return { batch: null, recordedAt: null, ...counts, touched: touchedBy(checked) }
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
  recording: Recording,
): Promise<CellsSaved> {
  const [outcome] = await recordActs(ctx, tx, [{ checked, ...recording }])
  if (outcome === undefined) throw new Error("an act without an outcome")
  if ("refused" in outcome) throw outcome.refused
  return outcome.saved
}
