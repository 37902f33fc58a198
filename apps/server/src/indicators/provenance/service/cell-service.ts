import type { Context } from "../../../platform/context.ts"
import { namesOf } from "../../../platform/identity/index.ts"
import { evidenceBehind } from "../../../evidence/index.ts"
import { organisationRefs, type Territories } from "../../../registry/index.ts"
import { evidenceSubject } from "../../collections/evidence-subject.ts"
import { notReported } from "../errors.ts"
import { standingOf } from "../standing.ts"
import { leafOf, type Part } from "../leaf.ts"
import type { CellProvenance, CellVersion, LeafPart, ReportTold } from "../model.ts"
import { leafProof } from "../proof.ts"
import * as store from "../store.ts"
import { type ProvenanceAsked, type World, worldOf } from "./world-service.ts"

/** What one reporter said of a measure: its cell with every version, or the parts it was made of. */
export async function openCell(ctx: Context, question: ProvenanceAsked): Promise<CellProvenance> {
  const world = await worldOf(ctx, question)
  const { opened, sources, period, unit, knownAt, illustrative, definitions, territory } = world
  const rules = sources.rules.get(opened.indicator)
  const measure = definitions.measures.get(opened.indicator)
  if (rules === undefined || measure === undefined) throw notReported(opened.indicator)
  const reporter = { rules, unit: sources.slices.numberOf(opened.unit), level: territory.level }
  const asked = { cut: opened.by, period, ytd: opened.ytd }
  const { value, status, made, parts, again } = leafOf(reporter, asked, sources)
  const versions = opened.ytd ? [] : await versionsOf(ctx, world)
  const standing = standingOf(versions)
  return {
    opened: { ...opened, screen: "cell" },
    stage: question.stage,
    asOf: question.asOf,
    knownAt,
    illustrative,
    unit,
    period,
    nameVi: measure.nameVi,
    nameEn: measure.nameEn,
    unitOfMeasure: measure.unitOfMeasure,
    inTime: measure.inTime,
    value,
    status,
    made,
    parts: parts.map((part) => partTold(part, world)),
    versions,
    reports: opened.ytd ? [] : await reportsOf(ctx, world),
    proof: leafProof(value, made === "cell" ? (standing?.value ?? null) : again, made === "cell"),
  }
}

/** A smaller period is seen on the units of the last day of the whole. */
function partTold(part: Part, { opened, period }: World): LeafPart {
  const { cut: by, value, status, carried } = part
  const screen = carried ? "figure" : "cell"
  const then = part.period.code
  const view = `at:${period.ends}`
  const opens = { ...opened, by, period: then, ytd: part.ytd, view, screen } as const
  return { by, period: then, value, status, carried, opens }
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
