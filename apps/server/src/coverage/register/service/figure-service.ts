import { compareVietnamese } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf, type Territories } from "../../../registry/index.ts"
import { noSuchProgramme, noSuchUnit } from "../errors.ts"
import { gapSettings } from "../loader.ts"
import { monthEnds } from "../month-ends.ts"
import type { FigureQuestion, GapFigures } from "../model.ts"
import { isOn, type Programme, type Share, shareOf } from "../programme.ts"
import { shareSentence } from "../sentence.ts"
import { liesIn, stepOn } from "../standing.ts"
import { groundOn, type KeptStanding, standingsOn } from "./ground-service.ts"

/** How far a programme has come in a unit on a day, in the units below it, and month by month. */
export async function figuresOf(ctx: Context, asked: FigureQuestion): Promise<GapFigures> {
  const day = asked.at ?? dayInVietnam(ctx.now())
  const { wholeRegister: whole } = await gapSettings()
  const { unit = "VN", programme: code = whole.code, months = 12 } = asked
  const units = await territoriesOf(ctx.db)
  if (units.unit(unit) === undefined) throw noSuchUnit(unit)
  const { programmes } = await groundOn(ctx.db, day)
  const programme = programmes.find((one) => one.code === code)
  if (programme === undefined) throw noSuchProgramme(code)
  const here = (await standingsOn(ctx, day)).filter(liesIn({ units, day }, unit))
  const counted = here.filter(({ gap }) => gap.programmes.includes(code))
  const ends = monthEnds(day, months)
  const total = shareIn(counted, programme)
  const what = programme.reached.join() === "closed" ? "closed" : "other"
  const sentence = shareSentence(total, what)
  return {
    programme: code,
    nameVi: programme.nameVi,
    nameEn: programme.nameEn,
    counted: programme.counted,
    reachedStates: programme.reached,
    document: programme.document,
    issuer: programme.issuer,
    listDay: programme.listDay,
    at: day,
    unit,
    unitName: units.ref(unit, day)?.fullName ?? unit,
    ...total,
    sentenceVi: sentence.vi,
    sentenceEn: sentence.en,
    overdue: overdueIn(counted),
    illustrative: counted.some(({ gap }) => gap.illustrative),
    below: belowOf(counted, { unit, units, day }, programme),
    history: historyOf(here.filter(liesIn({ units, day }, programme.unit)), programme, ends),
  }
}

const shareIn = (standings: readonly KeptStanding[], programme: Programme): Share =>
  shareOf(
    standings.map(({ gap }) => gap.state),
    programme,
  )

const overdueIn = (standings: readonly KeptStanding[]) =>
  standings.filter(({ gap }) => gap.overdue !== null).length

interface Below {
  readonly unit: string
  readonly units: Territories
  readonly day: string
}

function belowOf(
  standings: readonly KeptStanding[],
  { unit, units, day }: Below,
  programme: Programme,
): GapFigures["below"] {
  const of = Map.groupBy(standings, ({ path, pathThen }) => {
    const way = path.includes(unit) || unit === "VN" ? path : pathThen
    const at = way.indexOf(unit)
    // The country stands over every unit, also where a path does not say so.
    return at === -1 ? (unit === "VN" ? way.at(-1) : undefined) : way[at - 1]
  })
  return [...of]
    .flatMap(([below, some]) => {
      if (below === undefined || below === unit) return []
      const count = (state: string) => some.filter(({ gap }) => gap.state === state).length
      return [
        {
          unit: below,
          name: units.ref(below, day)?.fullName ?? below,
          ...shareIn(some, programme),
          confirmed: count("confirmed"),
          planned: count("planned"),
          closed: count("closed"),
          overdue: overdueIn(some),
        },
      ]
    })
    .filter(({ of: all }) => all > 0)
    .toSorted((a, b) => compareVietnamese(a.name, b.name))
}

/** By today's definition: what changed over the months are the gaps, not the rule. */
function historyOf(
  standings: readonly KeptStanding[],
  programme: Programme,
  days: readonly string[],
): GapFigures["history"] {
  return days.map((day) => {
    const states = standings.flatMap(({ kept }) => {
      const { technology } = kept.facts
      const on = isOn({ technology, members: kept.members }, programme, day)
      const step = on ? stepOn(kept.history, day) : undefined
      return step === undefined ? [] : [step.state]
    })
    return { day, ...shareOf(states, programme) }
  })
}
