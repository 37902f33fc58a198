import { aggregate } from "@tinhso/formula"
import type { Context } from "../../../platform/context.ts"
import { namesOf } from "../../../platform/identity/index.ts"
import { evidenceBehind } from "../../../evidence/index.ts"
import { organisationRefs, type Territories } from "../../../registry/index.ts"
import { cutParts } from "../../cells/cut.ts"
import { CELL_STATUSES } from "../../cells/model.ts"
import { evidenceSubject } from "../../collections/evidence-subject.ts"
import { inputColumn } from "../../cube/evaluation.ts"
import type { Rules } from "../../cube/leaves.ts"
import { MISSING, NOT_APPLICABLE } from "../../cube/slices.ts"
import type { Measure } from "../../model.ts"
import { notReported } from "../errors.ts"
import { type LeafAsked, type LeafMade, madeOf } from "../made-of.ts"
import type { CellProvenance, CellVersion, LeafPart, ReportTold } from "../model.ts"
import { leafProof } from "../proof.ts"
import * as store from "../store.ts"
import { type ProvenanceAsked, type World, worldOf } from "./world-service.ts"

/** What one reporter said of a measure: its cell with every version, or the parts it was made of. */
export async function openCell(ctx: Context, asked: ProvenanceAsked): Promise<CellProvenance> {
  const world = await worldOf(ctx, asked)
  const { opened, sources, period, unit, knownAt, definitions } = world
  const rules = sources.rules.get(opened.indicator)
  const measure = definitions.measures.get(opened.indicator)
  if (rules === undefined || measure === undefined) throw notReported(opened.indicator)
  const number = sources.slices.numberOf(opened.unit)
  const leafAsked = { cut: opened.by, period, ytd: opened.ytd }
  const said = leafOf(rules, number, leafAsked, world)
  const made = madeOf(rules, number, leafAsked, sources)
  const parts = made.parts.map((part) => partTold(rules, number, part, made, world))
  const versions = opened.ytd ? [] : await versionsOf(ctx, world)
  const standing = versions.find(({ supersededAt }) => supersededAt === null)
  const again = made.made === "cell" ? (standing?.value ?? null) : putTogether(made, parts, measure)
  return {
    opened: { ...opened, screen: "cell" },
    stage: asked.stage,
    asOf: asked.asOf,
    knownAt,
    unit,
    period,
    nameVi: measure.nameVi,
    nameEn: measure.nameEn,
    unitOfMeasure: measure.unitOfMeasure,
    inTime: measure.inTime,
    ...said,
    made: made.made,
    parts,
    versions,
    reports: opened.ytd ? [] : await reportsOf(ctx, world),
    proof: leafProof(said.value, again, made.made === "cell"),
  }
}

const told = (value: number | undefined, status: number | undefined) => ({
  value:
    value === undefined || Number.isNaN(value) || (status ?? MISSING) >= MISSING ? null : value,
  status: CELL_STATUSES[status ?? MISSING] ?? "missing",
})

function leafOf(rules: Rules, unit: number, { cut, period, ytd }: LeafAsked, { sources }: World) {
  const { leaves } = sources
  const slice = ytd ? leaves.sinceJanuary(rules, cut, period) : leaves.of(rules, cut, period)
  return told(slice?.values[unit], slice?.statuses[unit])
}

/** A smaller period is seen on the units of the last day of the whole. */
function partTold(
  rules: Rules,
  unit: number,
  part: LeafAsked,
  { made }: LeafMade,
  world: World,
): LeafPart {
  const { opened, period, sources, territory } = world
  const { cut, ytd } = part
  const level = rules.overUnits === "none" ? territory.level : rules.reportedBy
  const day = period.ends
  const landing = sources.landings.of({ level, reported: part.period.ends, day }).parts(unit)
  const still =
    landing.reporters.length === 1 && landing.reporters[0] === unit && landing.weights[0] === 1
  const opens = {
    ...opened,
    by: cut,
    period: part.period.code,
    ytd,
    view: `at:${day}`,
    screen: still ? ("cell" as const) : ("figure" as const),
  }
  const about = { by: cut, period: part.period.code, carried: !still, opens }
  if (made === "breakdown" || still) return { ...about, ...leafOf(rules, unit, part, world) }
  const when = { shift: 0, ytd: false }
  const input = { kind: "measure", code: rules.code, where: cutParts(cut), when, key: "" } as const
  const asked = { units: Int32Array.of(unit), period: part.period, ytd, day, by: null }
  const column = inputColumn(input, asked, sources)
  const whole = column.reported[0] === column.expected[0]
  return { ...about, ...told(whole ? column.values[0] : undefined, column.statuses[0]) }
}

/** Parts put together again: all must be there, but those that do not apply; or the last that is. */
function putTogether(
  { made }: LeafMade,
  parts: readonly LeafPart[],
  { inTime }: Measure,
): number | null {
  const notApplicable = CELL_STATUSES[NOT_APPLICABLE]
  const values = parts.filter(({ status }) => status !== notApplicable).map(({ value }) => value)
  const how = made === "breakdown" ? "sum" : inTime
  if (how === "last") return values.findLast((value) => value !== null) ?? null
  if (values.length === 0 || values.includes(null)) return null
  return aggregate(values, how)
}

async function versionsOf(ctx: Context, world: World): Promise<CellVersion[]> {
  const { opened, known, asked } = world
  const { indicator: measure, unit, period, by: cut } = opened
  const rows = await store.versionsOf(ctx.db, { measure, unit, period, cut }, known)
  const names = asked.staff
    ? await namesOf(
        ctx.db,
        rows.map(({ enteredBy }) => enteredBy),
      )
    : null
  return rows.map((row) => ({
    ...row,
    enteredBy: names === null ? null : (names.get(row.enteredBy) ?? row.enteredBy),
  }))
}

async function reportsOf(ctx: Context, world: World): Promise<ReportTold[]> {
  const { opened, asked, territories, day, known } = world
  const { indicator: measure, unit, period } = opened
  const reports = await store.reportsOf(ctx.db, { measure, unit, period })
  if (reports.length === 0) return []
  const collections = reports.map(({ collection }) => collection)
  const { working } = known
  const steps = await store.stepsOf(ctx.db, { collections, unit }, { asOf: asked.asOf, working })
  const names = asked.staff
    ? await namesOf(
        ctx.db,
        steps.map(({ by }) => by),
      )
    : null
  const offices = await officesOf(ctx, territories, reports, day)
  const subjects = collections.flatMap((id) => [
    evidenceSubject(id, unit, null),
    evidenceSubject(id, unit, measure),
  ])
  const evidence = await evidenceBehind(ctx.db, subjects, {
    asOf: asked.asOf,
    publishedOnly: !asked.staff,
  })
  return reports.flatMap(({ collection, title, scope, reporter }) => {
    const own = steps.filter((step) => step.collection === collection)
    // What nobody published is nobody's business but that of staff.
    if (own.length === 0 && !working) return []
    const behind = [
      ...(evidence.get(evidenceSubject(collection, unit, null)) ?? []),
      ...(evidence.get(evidenceSubject(collection, unit, measure)) ?? []),
    ]
    return {
      collection,
      title,
      reporter: offices.get(reporter) ?? reporter,
      steps: own.map(({ at, kind, by }) => ({
        at,
        kind,
        role: kind === "submitted" ? ("reporter" as const) : ("verifier" as const),
        organisation: offices.get(kind === "submitted" ? reporter : scope) ?? scope,
        by: names === null ? null : (names.get(by) ?? by),
      })),
      evidence: [...new Map(behind.map((one) => [one.id, one])).values()],
    }
  })
}

/** What the offices are called that reported and verified. */
async function officesOf(
  { db }: Context,
  territories: Territories,
  reports: readonly store.ReportRow[],
  day: string,
): Promise<Map<string, string>> {
  const ids = [...new Set(reports.flatMap(({ scope, reporter }) => [scope, reporter]))]
  const found = new Map<string, string>()
  for (const id of ids) {
    const unit = territories.ref(id, day)
    if (unit !== undefined) found.set(id, unit.fullName)
  }
  const others = ids.filter((id) => !found.has(id))
  for (const [id, { nameVi }] of await organisationRefs(db, others, day)) found.set(id, nameVi)
  return found
}
