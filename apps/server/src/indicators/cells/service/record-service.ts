import { recordAll } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Database, Reader, Writer } from "../../../platform/database.ts"
import { Refusal } from "../../../platform/problem.ts"
import { compareCell } from "../compare.ts"
import { cellsChanged, cellsLocked } from "../errors.ts"
import { CELL_STATUSES, type CellSource, type CellsSaved, type Layer } from "../model.ts"
import { addBatches, announce, type Head, lockHead } from "../store/acts.ts"
import { addCells, type InLayers, type Standing, standing, supersede } from "../store/cells.ts"
import { locksOn } from "../store/locks.ts"
import { ShortNames } from "../store/names.ts"
import type { CheckedDraft } from "./check-service.ts"

/** What somebody records at once. */
export interface Act {
  readonly checked: readonly CheckedDraft[]
  readonly layer: Layer
  readonly source: CellSource
  readonly actor: Actor
  /** Asked in the transaction before anything else; its refusal is that of this act alone. */
  readonly hold?: (tx: Writer) => Promise<void>
  /** What belongs to the act besides, in its transaction: its refusal ends the transaction. */
  readonly besides?: (tx: Writer, saved: CellsSaved) => Promise<void>
}

export type Outcome = { readonly saved: CellsSaved } | { readonly refused: Refusal }

/**
 * Records acts of several people in one transaction, one after the other, each with its own number,
 * entry of the log and refusal. No two of them may name the same cell, and all go to one layer.
 */
export async function recordActs(
  ctx: Context,
  tx: Writer,
  acts: readonly Act[],
): Promise<Outcome[]> {
  const refusals: (Refusal | null)[] = []
  for (const { hold } of acts) refusals.push(await refusalOf(() => hold?.(tx)))
  const allowed = acts.filter((_, i) => refusals[i] === null)
  const outcomes = (await recordAllowed(ctx, tx, allowed)).values()
  const done = refusals.map((refused): Outcome => {
    if (refused !== null) return { refused }
    const next = outcomes.next()
    if (next.done === true) throw new Error("an act without an outcome")
    return next.value
  })
  for (const [i, { besides }] of acts.entries()) {
    const outcome = done[i]
    if (outcome !== undefined && "saved" in outcome) await besides?.(tx, outcome.saved)
  }
  return done
}

async function refusalOf(ask: () => Promise<void> | undefined): Promise<Refusal | null> {
  try {
    await ask()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

async function recordAllowed(ctx: Context, tx: Writer, acts: readonly Act[]): Promise<Outcome[]> {
  if (acts.length === 0) return []
  const head = await lockHead(tx)
  const names = new ShortNames(ctx.db)
  const held = await holdAgainstWhatStands(tx, acts, names)
  const { recordedAt } = nextAct(ctx, head)
  let { batch } = head
  const done = held.map((one) => {
    if ("refused" in one) return one
    const { act, counts } = one
    if (one.added.length + one.changed.length === 0) {
      return { saved: { batch: null, recordedAt: null, ...counts } }
    }
    batch++
    return { ...one, batch, act, saved: { batch, recordedAt, ...counts } }
  })
  const numbered = done.flatMap((one) => ("batch" in one ? [one] : []))
  await write(tx, numbered, { recordedAt, names })
  return done.map((one) => ("saved" in one ? { saved: one.saved } : one))
}

/**
 * The number and instant of the act after the newest one. A clock that was set back must not make a
 * version older than the one it corrects.
 */
export function nextAct(ctx: Context, head: Head): Head {
  const now = ctx.now().toISOString()
  return { batch: head.batch + 1, recordedAt: now > head.recordedAt ? now : head.recordedAt }
}

interface Numbered extends Compared {
  readonly act: Act
  readonly batch: number
}

async function write(
  tx: Writer,
  numbered: readonly Numbered[],
  { recordedAt, names }: { readonly recordedAt: string; readonly names: ShortNames },
): Promise<void> {
  const begun = numbered.map(({ batch, act: { actor, source } }) => ({
    batch,
    recordedAt,
    by: actor.id,
    source,
  }))
  const [first, ...others] = begun
  const layer = numbered[0]?.act.layer
  if (first === undefined || layer === undefined) return
  const cellsOf = (choose: (one: Numbered) => readonly CheckedDraft[]) =>
    numbered.flatMap((one) =>
      choose(one).map(({ from, cell }) => ({
        ...cell,
        batch: one.batch,
        written: from.draft.written ?? null,
      })),
    )
  const fresh = cellsOf(({ added, changed }) => [...added, ...changed])
  await names.give(tx, fresh)
  await addBatches(tx, first, others)
  await supersede(
    tx,
    cellsOf(({ replaced }) => replaced),
    { layer, names },
  )
  await addCells(tx, fresh, { layer, names })
  await recordAll(
    tx,
    numbered.map(({ batch, act: { actor, source }, counts }) => ({
      actor,
      at: new Date(recordedAt),
      action: "indicators.record-cells",
      subject: `batch ${batch}`,
      details: { layer, source, ...counts },
    })),
  )
  await announce(tx, numbered.at(-1)?.batch ?? first.batch)
}

type Held = { readonly refused: Refusal } | (Compared & { readonly act: Act })

/** What each act would do, or why it must not. */
async function holdAgainstWhatStands(
  tx: Reader,
  acts: readonly Act[],
  names: ShortNames,
): Promise<Held[]> {
  const all = acts.flatMap(({ checked }) => checked)
  const layers = await standingOf(tx, all, names)
  let at = 0
  const compared = acts.map((act) => {
    const its = layers.slice(at, at + act.checked.length)
    at += act.checked.length
    return { act, ...compare({ ...act, placed: act.source.kind === "register" }, its) }
  })
  const moving = compared.flatMap(({ added, changed }) => [...added, ...changed])
  const reasons = await reasonsFor(tx, moving)
  return compared.map((one) => {
    if (one.conflicts.length > 0) return { refused: cellsChanged(one.conflicts) }
    const locked = [...one.added, ...one.changed].flatMap(({ from, cell }) => {
      const reason = reasons.get(keyOf(cell.measure, cell.unit, cell.period.code))
      const detail = `${named(cell)}: ${reason ?? ""}`
      return reason === undefined ? [] : [{ pointer: from.pointer("value"), detail }]
    })
    return locked.length > 0 ? { refused: cellsLocked(locked) } : one
  })
}

interface Comparing {
  readonly checked: readonly CheckedDraft[]
  readonly layer: Layer
  readonly actor: Actor
  /** The same value from another place in its source is another version. */
  readonly placed: boolean
}

interface Compared {
  readonly added: readonly CheckedDraft[]
  readonly changed: readonly CheckedDraft[]
  /** Of those changed, what has a version in the layer itself. */
  readonly replaced: readonly CheckedDraft[]
  readonly counts: Pick<CellsSaved, "added" | "changed" | "same">
}

/** What drafts would do; refused where somebody was faster. */
export async function comparedWith(db: Database, comparing: Comparing): Promise<Compared> {
  const layers = await standingOf(db, comparing.checked, new ShortNames(db))
  const { conflicts, ...compared } = compare(comparing, layers)
  if (conflicts.length > 0) throw cellsChanged(conflicts)
  return compared
}

async function standingOf(
  db: Reader,
  checked: readonly CheckedDraft[],
  names: ShortNames,
): Promise<InLayers[]> {
  const cells = checked.map(({ cell }) => cell)
  await names.read(db, cells)
  return standing(db, cells, names)
}

function compare({ checked, layer, actor, placed }: Comparing, layers: readonly InLayers[]) {
  const added: CheckedDraft[] = []
  const changed: CheckedDraft[] = []
  const replaced: CheckedDraft[] = []
  const conflicts: { pointer: string; detail: string }[] = []
  checked.forEach((one, i) => {
    const { from, cell } = one
    const held = { layer, placed, by: actor.id, version: from.draft.version }
    const found = compareCell(cell, layers[i] ?? {}, held)
    if (found.kind === "added") added.push(one)
    if (found.kind === "changed") changed.push(one)
    if (found.kind === "changed" && found.replaces) replaced.push(one)
    if (found.kind === "conflict") {
      const now = layers[i]?.[layer] ?? layers[i]?.published
      conflicts.push({ pointer: from.pointer("version"), detail: conflictText(one, now) })
    }
  })
  const counts = {
    added: added.length,
    changed: changed.length,
    same: checked.length - added.length - changed.length,
  }
  return { added, changed, replaced, conflicts, counts }
}

/** Why cells are locked, by `keyOf`. */
async function reasonsFor(db: Reader, checked: readonly CheckedDraft[]) {
  if (checked.length === 0) return new Map<string, string>()
  const keys = new Map(
    checked.map(({ cell: { measure, unit, period } }) => [
      keyOf(measure, unit, period.code),
      { measure, unit, period: period.code },
    ]),
  )
  const locks = await locksOn(db, [...keys.values()])
  return new Map(
    locks.map(({ measure, unit, period, reason }) => [keyOf(measure, unit, period), reason]),
  )
}

const keyOf = (measure: string, unit: string, period: string) => [measure, unit, period].join("\n")

function named({ measure, unit, period, cut }: CheckedDraft["cell"]): string {
  const what = [measure, ...(cut === "" ? [] : [`[${cut}]`])].join(" ")
  return `${what}, đơn vị ${unit}, kỳ ${period.code}`
}

function conflictText({ cell }: CheckedDraft, now: Standing | undefined): string {
  const value = now === undefined ? "chưa có" : (now.value ?? CELL_STATUSES[now.status] ?? "")
  return `${named(cell)}: nay là ${value} (bản ${now?.version ?? 0})`
}
