import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import {
  dayInFuture,
  dayTooEarly,
  gapChanged,
  gapNotFound,
  moveRefused,
  noSuchUnit,
  reasonNeeded,
  unitEnded,
} from "../errors.ts"
import type { GapChange, GapFacts, NewGap } from "../model.ts"
import { needsReason, nextStates } from "../moves.ts"
import { addGaps, addSteps, keepUnit, lockedStep, lockNumbers, readGaps } from "../store.ts"

const clean = (text: string) => toNfc(text).trim()
const cleanOrNull = (text: string | undefined) => (text === undefined ? null : clean(text))

/** What is said of a gap besides its facts. */
interface Said {
  readonly day: string
  readonly note?: string | undefined
  readonly organisation?: string | undefined
  readonly document?: string | undefined
}

function checkDay(ctx: Context, day: string): void {
  const today = dayInVietnam(ctx.now())
  if (day > today) throw dayInFuture(today)
}

/** A unit there is on a day. */
async function checkUnit(ctx: Context, unit: string, day: string): Promise<void> {
  const units = await territoriesOf(ctx.db)
  const found = units.unit(unit)
  if (found === undefined) throw noSuchUnit(unit)
  if (!units.existsOn(found, day)) throw unitEnded(unit, day)
}

/** Reports a gap; gives its id. */
export async function reportGap(ctx: Context, actor: Actor, gap: NewGap): Promise<string> {
  const { day, note, organisation, document, ...facts } = gap
  checkDay(ctx, day)
  await checkUnit(ctx, facts.unit, day)
  return ctx.db.transaction(async (tx) => {
    const said = { day, note, organisation, document }
    const [id = ""] = await reportIn(ctx, tx, actor, [facts], said, await lockNumbers(tx))
    return id
  })
}

/** Reports gaps at once inside a transaction that holds the lock of numbers. */
export async function reportIn(
  ctx: Context,
  tx: Writer,
  actor: Actor,
  gaps: readonly GapFacts[],
  said: Said,
  lastNumber: number,
): Promise<string[]> {
  if (gaps.length === 0) return []
  const at = ctx.now()
  const ids = await addGaps(tx, gaps.map(cleanFacts), lastNumber)
  const { day, note = "" } = said
  const step = {
    version: 1,
    state: "reported" as const,
    day,
    note: clean(note),
    organisation: cleanOrNull(said.organisation),
    document: cleanOrNull(said.document),
    by: actor.id,
    at: at.toISOString(),
  }
  await addSteps(
    tx,
    ids.map((gap) => ({ ...step, gap })),
  )
  const subject = ids.length === 1 ? (ids[0] ?? "") : `${ids.length} vùng lõm`
  const details = { first: ids[0], gaps: ids.length, day }
  await record(tx, { actor, at, action: "coverage.report-gaps", subject, details })
  return ids
}

const cleanFacts = (facts: GapFacts): GapFacts => ({
  ...facts,
  name: clean(facts.name),
  technology: clean(facts.technology),
  operators: [...new Set(facts.operators.map(clean))],
  villages: facts.villages.map((village) => ({ ...village, name: clean(village.name) })),
  source: clean(facts.source),
  definition: clean(facts.definition),
})

/** The unit in whose care a gap lies: for the gate. */
export async function unitOfGap(ctx: Context, id: string): Promise<string> {
  const gap = (await readGaps(ctx.db)).find(({ facts }) => facts.id === id)
  if (gap === undefined) throw gapNotFound(id)
  return gap.facts.unit
}

/** Brings a gap into another state; refused where somebody else did so meanwhile. */
export async function changeGap(
  ctx: Context,
  actor: Actor,
  id: string,
  { state, version, day, note = "", organisation, document }: GapChange,
): Promise<void> {
  checkDay(ctx, day)
  await ctx.db.transaction(async (tx) => {
    const last = await lockedStep(tx, id)
    if (last === null) throw gapNotFound(id)
    if (last.version !== version) throw gapChanged(id)
    const next = nextStates(last.state)
    if (!next.includes(state)) throw moveRefused(last.state, next)
    if (needsReason(last.state, state) && clean(note) === "") throw reasonNeeded()
    if (day < last.day) throw dayTooEarly(last.day)
    const at = ctx.now()
    const said = { organisation: cleanOrNull(organisation), document: cleanOrNull(document) }
    const step = { gap: id, version: version + 1, state, day, note: clean(note), ...said }
    await addSteps(tx, [{ ...step, by: actor.id, at: at.toISOString() }])
    const details = { from: last.state, to: state, day }
    await record(tx, { actor, at, action: "coverage.change-gap", subject: id, details })
  })
}

/** Says that the register is kept whole in a unit since a day: where it has no gap, there is none. */
export async function keepRegister(
  ctx: Context,
  actor: Actor,
  unit: string,
  since: string,
): Promise<void> {
  checkDay(ctx, since)
  await checkUnit(ctx, unit, since)
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    await keepUnit(tx, { unit, since }, { by: actor.id, at: at.toISOString() })
    const details = { since }
    await record(tx, { actor, at, action: "coverage.keep-gaps", subject: unit, details })
  })
}
