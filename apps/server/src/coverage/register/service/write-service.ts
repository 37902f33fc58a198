import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { changedFacts, factsOnly } from "../corrected.ts"
import {
  dayInFuture,
  gapChanged,
  gapNotFound,
  noSuchUnit,
  nothingCorrected,
  unitEnded,
} from "../errors.ts"
import type { GapAmendment, GapChange, GapFacts, GapOrigin, NewGap } from "../model.ts"
import {
  addCorrections,
  addGaps,
  addSteps,
  lockGaps,
  lockNumbers,
  readGaps,
  type StepRow,
  versionOf,
} from "../store/gaps-store.ts"
import { keepUnit } from "../store/kept-store.ts"
import { checkChange, checkPlanned } from "./check-service.ts"
import { citedBy, type GapDocuments, type KeptDocument } from "./documents-service.ts"
import { groundOn } from "./ground-service.ts"
import type { Sight } from "./sight-service.ts"

const clean = (text: string) => toNfc(text).trim()
const cleanOrNull = (text: string | null | undefined) => {
  const told = clean(text ?? "")
  return told === "" ? null : told
}

/** What is said of a gap besides its facts. */
export interface Said {
  readonly day: string
  readonly note?: string | undefined
  readonly organisation?: string | null | undefined
  readonly document?: string | null | undefined
  readonly due?: string | null | undefined
  readonly asset?: string | null | undefined
  readonly evidence?: readonly string[] | undefined
}

/** Whoever writes: their documents, and what they may cite of them. */
export interface Writing {
  readonly actor: Actor
  readonly documents: GapDocuments
  readonly sight: Sight
}

export function checkDay(ctx: Context, day: string): void {
  const today = dayInVietnam(ctx.now())
  if (day > today) throw dayInFuture(today)
}

/** A unit there is on a day. */
export async function checkUnit(ctx: Context, unit: string, day: string): Promise<void> {
  const units = await territoriesOf(ctx.db)
  const found = units.unit(unit)
  if (found === undefined) throw noSuchUnit(unit)
  if (!units.existsOn(found, day)) throw unitEnded(unit, day)
}

/** Lets everybody read what stands behind a step, where the writer says so. */
async function publishIn(
  ctx: Context,
  tx: Writer,
  { actor, documents }: Writing,
  subject: string,
  cited: readonly KeptDocument[],
): Promise<void> {
  if (cited.length === 0) return
  await documents.publish(tx, { subject, documents: cited }, { actor, at: ctx.now() })
}

/** Reports a gap; gives its id. */
export async function reportGap(ctx: Context, writing: Writing, gap: NewGap): Promise<string> {
  const { day, note, organisation, document, evidence = [], publish = false, ...facts } = gap
  checkDay(ctx, day)
  await checkUnit(ctx, facts.unit, day)
  const cited = await citedBy(ctx, writing.documents, evidence, writing.sight)
  return ctx.db.transaction(async (tx) => {
    const fresh = { facts, origin: "staff" as const, illustrative: false }
    const said = { day, note, organisation, document, evidence }
    const { actor } = writing
    const [id = ""] = await reportIn(ctx, tx, actor, [{ ...fresh, said }], await lockNumbers(tx))
    if (publish) await publishIn(ctx, tx, writing, `gap:${id}:1`, cited)
    return id
  })
}

/** A gap that is told of, and what is said with it. */
export interface Telling {
  readonly facts: GapFacts
  readonly origin: GapOrigin
  readonly illustrative: boolean
  readonly said: Said
}

/** Reports gaps at once inside a transaction that holds the lock of numbers. */
export async function reportIn(
  ctx: Context,
  tx: Writer,
  actor: Actor,
  told: readonly Telling[],
  lastNumber: number,
): Promise<string[]> {
  if (told.length === 0) return []
  const at = ctx.now()
  const fresh = told.map((one) => ({ ...one, facts: cleanFacts(one.facts) }))
  const ids = await addGaps(tx, fresh, lastNumber)
  await addSteps(
    tx,
    told.flatMap(({ said }, i) => {
      const gap = ids[i]
      return gap === undefined
        ? []
        : [stepOf({ gap, version: 1, state: "reported" }, said, actor, at)]
    }),
  )
  const subject = ids.length === 1 ? (ids[0] ?? "") : `${ids.length} vùng lõm`
  const details = { first: ids[0], gaps: ids.length, day: told[0]?.said.day }
  await record(tx, { actor, at, action: "coverage.report-gaps", subject, details })
  return ids
}

/** A step as it is kept. */
export function stepOf(
  step: Pick<StepRow, "gap" | "version" | "state">,
  said: Said,
  actor: Actor,
  at: Date,
): StepRow {
  const planned = step.state === "planned"
  return {
    ...step,
    day: said.day,
    note: clean(said.note ?? ""),
    organisation: cleanOrNull(said.organisation),
    document: cleanOrNull(said.document),
    due: planned ? (said.due ?? null) : null,
    asset: planned ? (said.asset ?? null) : null,
    evidence: [...(said.evidence ?? [])],
    by: actor.id,
    at: at.toISOString(),
  }
}

const cleanFacts = (facts: GapFacts): GapFacts => ({
  ...factsOnly(facts),
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
  writing: Writing,
  id: string,
  { state, version, publish = false, ...said }: GapChange,
): Promise<void> {
  checkDay(ctx, said.day)
  await checkPlanned(ctx, state, said)
  const cited = await citedBy(ctx, writing.documents, said.evidence ?? [], writing.sight)
  const ground = await groundOn(ctx.db, said.day)
  await ctx.db.transaction(async (tx) => {
    await lockGaps(tx, [id])
    const kept = (await readGaps(tx)).find(({ facts }) => facts.id === id)
    if (kept === undefined) throw gapNotFound(id)
    const last = checkChange(kept, { state, version, said }, ground)
    const at = ctx.now()
    const { actor } = writing
    await addSteps(tx, [stepOf({ gap: id, version: version + 1, state }, said, actor, at)])
    const details = { from: last.state, to: state, day: said.day }
    await record(tx, { actor, at, action: "coverage.change-gap", subject: id, details })
    if (publish) await publishIn(ctx, tx, writing, `gap:${id}:${version + 1}`, cited)
  })
}

/** Says better what was said of a gap; what was said before stays. */
export async function correctGap(
  ctx: Context,
  actor: Actor,
  id: string,
  { version, note, ...told }: GapAmendment,
): Promise<void> {
  const facts = cleanFacts(told)
  const units = await territoriesOf(ctx.db)
  if (units.unit(facts.unit) === undefined) throw noSuchUnit(facts.unit)
  await ctx.db.transaction(async (tx) => {
    await lockGaps(tx, [id])
    const kept = (await readGaps(tx)).find((one) => one.facts.id === id)
    if (kept === undefined) throw gapNotFound(id)
    if (versionOf(kept) !== version) throw gapChanged(id)
    const changed = changedFacts(kept.facts, facts)
    if (changed.length === 0) throw nothingCorrected()
    const at = ctx.now()
    const row = { gap: id, version: version + 1, facts, note: clean(note) }
    await addCorrections(tx, [{ ...row, by: actor.id, at: at.toISOString() }])
    const details = { changed }
    await record(tx, { actor, at, action: "coverage.correct-gap", subject: id, details })
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
