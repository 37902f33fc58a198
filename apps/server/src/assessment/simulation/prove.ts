import { Type } from "typebox"
import { Value } from "typebox/value"
import type { Criterion, IndexSet } from "../model.ts"
import { AgencySheet, RoundResult } from "../model.ts"
import type { Played } from "./play.ts"

const Said = Type.Union([Type.Number(), Type.Literal("not-applicable"), Type.Null()])
const Frozen = Type.Object({
  agencies: Type.Array(
    Type.Object({
      unit: Type.String(),
      group: Type.String(),
      points: Type.Number(),
      rank: Type.Union([Type.Integer(), Type.Null()]),
      criteria: Type.Record(Type.String(), Type.Object({ final: Said })),
    }),
  ),
})
type Sheet = ReturnType<typeof readSheet>
type Final = number | null | "not-applicable"

/** What was held against what, and every difference. */
export interface Proof {
  readonly scores: number
  readonly totals: number
  readonly ranks: number
  readonly differences: readonly string[]
}

const readSheet = (body: unknown) => Value.Parse(AgencySheet, body)

/**
 * Computes every published score, total and rank again, as plainly as possible and without the
 * product's own rules, from what the API tells of figures, claims, verdicts and decisions.
 */
export async function prove({ round, index, cast }: Played): Promise<Proof> {
  const { administrator } = cast
  const path = `/assessment/rounds/${round}`
  const frozen = Value.Parse(Frozen, await administrator.must("GET", `${path}/publication`))
  const result = Value.Parse(RoundResult, await administrator.must("GET", `${path}/standings`))
  const sheets = new Map<string, Sheet>()
  for (const { unit } of frozen.agencies) {
    sheets.set(unit, readSheet(await administrator.must("GET", `${path}/agencies/${unit}`)))
  }
  const differences: string[] = []
  const differ = (what: string, published: unknown, again: unknown) => {
    if (published !== again) differences.push(`${what}: ${String(published)} ≠ ${String(again)}`)
  }
  const totals = new Map<string, number>()
  for (const agency of frozen.agencies) {
    const peers = frozen.agencies.filter(({ group }) => group === agency.group)
    const finals = new Map<string, Final>()
    for (const criterion of scoredOf(index)) {
      const final = replayed(
        criterion,
        agency.unit,
        peers.map(({ unit }) => unit),
        sheets,
      )
      finals.set(criterion.code, final)
      differ(`${agency.unit} ${criterion.code}`, agency.criteria[criterion.code]?.final, final)
    }
    totals.set(agency.unit, totalOf(index, finals))
    differ(`${agency.unit} tổng`, agency.points, totals.get(agency.unit))
  }
  for (const { unit, group, rank } of result.standings) {
    const peers = frozen.agencies.filter((other) => other.group === group)
    const mine = totals.get(unit) ?? 0
    const ahead = peers.filter((other) => (totals.get(other.unit) ?? 0) > mine).length
    differ(`${unit} hạng`, rank, ahead + 1)
  }
  return {
    scores: frozen.agencies.length * scoredOf(index).length,
    totals: totals.size,
    ranks: result.standings.length,
    differences,
  }
}

const scoredOf = ({ criteria }: IndexSet) => criteria.filter(({ kind }) => kind === "scored")

/** The last word on a criterion: the council's, else the lead's on the last claim, else the group's rule. */
function replayed(
  { code, rule }: Criterion,
  unit: string,
  peers: readonly string[],
  sheets: ReadonlyMap<string, Sheet>,
): Final {
  const row = sheets.get(unit)?.criteria.find((one) => one.code === code)
  const steps = row?.steps ?? []
  const claim = steps.findLastIndex(({ stage }) => stage === "self")
  const later = steps.slice(Math.max(0, claim))
  const council = later.findLast(({ stage }) => stage === "council")
  if (council !== undefined) return council.points
  if (rule?.includes("peers") === true) return minMax(code, unit, peers, sheets)
  return later.findLast(({ stage, part }) => stage === "verdict" && part === "lead")?.points ?? null
}

function minMax(
  code: string,
  unit: string,
  peers: readonly string[],
  sheets: ReadonlyMap<string, Sheet>,
): number | null {
  const value = (one: string) =>
    sheets.get(one)?.criteria.find((row) => row.code === code)?.figures[0]?.value ?? null
  const known = peers.map(value).filter((one) => one !== null)
  const own = value(unit)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  if (own === null || least === most) return null
  const points = 1 + (9 * (own - least)) / (most - least)
  return Math.min(10, Number(`${Math.round(Number(`${points.toPrecision(15)}e2`))}e-2`))
}

/** Group by group: what left is left out, or made up for by its siblings. */
function totalOf(index: IndexSet, finals: ReadonlyMap<string, Final>): number {
  const ticks = index.criteria
    .filter(({ kind }) => kind === "group")
    .map(({ code: group }) => {
      const own = index.criteria.filter(({ code }) => code.startsWith(`${group}.`))
      const parts = own.map((criterion) => partOf(criterion, finals.get(criterion.code) ?? null))
      const sum = (key: "points" | "counts" | "keeps") =>
        parts.reduce((total, part) => total + part[key], 0)
      const [points, counts, keeps] = [sum("points"), sum("counts"), sum("keeps")]
      const scaled = counts === keeps || counts === 0 ? points : (points * keeps) / counts
      return Math.round(scaled * 10_000)
    })
  return ticks.reduce((total, one) => total + one, 0) / 10_000
}

function partOf({ notApplicable, maxPoints }: Criterion, final: Final) {
  const most = maxPoints ?? 0
  if (final !== "not-applicable") return { points: final ?? 0, counts: most, keeps: most }
  if (notApplicable === "full") return { points: most, counts: most, keeps: most }
  return { points: 0, counts: 0, keeps: notApplicable === "rescaled" ? most : 0 }
}
