import type { FastifyRequest } from "fastify"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { gapNotFound, noSuchUnit } from "../errors.ts"
import type { GapDetail, GapPage, GapQuestion, GapStep, RegisteredGap } from "../model.ts"
import { pathOf, placeOn } from "../place.ts"
import { isPublished, progressOf, stepOn } from "../standing.ts"
import { type KeptGap, readGaps, type StepRow } from "../store.ts"

/** Whether whoever asks reads a unit: then reports and notes are theirs to see. */
export type Sees = (unit: string) => boolean

export async function sightOf(ctx: Context, gate: Gate, request: FastifyRequest): Promise<Sees> {
  const places = new Set((await gate.actor(request))?.grants.map(({ unitId }) => unitId))
  if (places.size === 0) return () => false
  if (places.has("VN")) return () => true
  const units = await territoriesOf(ctx.db)
  const today = dayInVietnam(ctx.now())
  return (unit) =>
    pathOf(units, placeOn(units, unit, today), today).some((above) => places.has(above))
}

function standing({ facts, history }: KeptGap, day: string): RegisteredGap | null {
  const step = stepOn(history, day)
  if (step === undefined) return null
  return { ...facts, state: step.state, since: step.day, version: history.length }
}

/** Gaps of a day by unit (with all below it), state and technology, in the order of their ids. */
export async function listGaps(ctx: Context, asked: GapQuestion, sees: Sees): Promise<GapPage> {
  const day = asked.at ?? dayInVietnam(ctx.now())
  const units = await territoriesOf(ctx.db)
  const { unit, technology, state, after, limit = 200 } = asked
  if (unit !== undefined && units.unit(unit) === undefined) throw noSuchUnit(unit)
  const found = (await readGaps(ctx.db)).flatMap((gap) => {
    const one = standing(gap, day)
    if (one === null || (technology !== undefined && one.technology !== technology)) return []
    if (unit !== undefined && !isIn(one.unit, unit)) return []
    return isPublished(one.state) || sees(one.unit) ? [one] : []
  })
  function isIn(own: string, above: string): boolean {
    return own === above || pathOf(units, placeOn(units, own, day), day).includes(above)
  }
  const start = after === undefined ? 0 : found.findLastIndex(({ id }) => isUpTo(id, after)) + 1
  const fitting = found.slice(start).filter((one) => state === undefined || one.state === state)
  const rows = fitting.slice(0, limit)
  return {
    rows,
    progress: progressOf(found.map((one) => one.state)),
    next: fitting.length > limit ? (rows.at(-1)?.id ?? null) : null,
  }
}

/** Ids have six digits or more, so longer ones come later. */
const isUpTo = (id: string, other: string) =>
  id.length === other.length ? id <= other : id.length < other.length

export async function getGap(ctx: Context, id: string, sees: Sees): Promise<GapDetail> {
  const gap = (await readGaps(ctx.db)).find(({ facts }) => facts.id === id)
  const last = gap?.history.at(-1)
  if (gap === undefined || last === undefined) throw gapNotFound(id)
  const isReader = sees(gap.facts.unit)
  if (!isReader && !isPublished(last.state)) throw gapNotFound(id)
  const { state, day: since, version } = last
  const history = gap.history.map((step) => (isReader ? wholeStep(step) : openStep(step)))
  return { ...gap.facts, state, since, version, history }
}

const openStep = ({ version, state, day, at, organisation, document }: StepRow): GapStep => ({
  version,
  state,
  day,
  at,
  organisation,
  document,
})

const wholeStep = (step: StepRow): GapStep => ({
  ...openStep(step),
  note: step.note,
  by: step.by,
})
