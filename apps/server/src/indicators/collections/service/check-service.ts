import { nearest, toNfc } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import {
  isWithin,
  organisationRefs,
  territories as territoriesOf,
  type Territories,
  unitsOn,
} from "../../../registry/index.ts"
import { readCut } from "../../cells/cut.ts"
import type { Reporting } from "../../cells/model.ts"
import { definitionsOf } from "../../definitions/service.ts"
import type { Measure, Period } from "../../model.ts"
import { dayInWords } from "../lateness.ts"
import type { AskedMeasure, AskedUnits, Reporter } from "../model/collection.ts"

export interface Wrong {
  readonly pointer: string
  readonly detail: string
}

const LEVELS = {
  country: "cả nước",
  province: "cấp tỉnh",
  district: "cấp huyện",
  commune: "cấp xã",
}

interface Content {
  readonly scope: string
  readonly period: Period
  readonly units: AskedUnits
  readonly reporters: readonly Reporter[]
  readonly measures: readonly AskedMeasure[]
}

/** Whom a collection asks, in the order of their codes, and everything that makes no sense in it. */
export async function checkContent(
  ctx: Context,
  content: Content,
): Promise<{ readonly units: readonly string[]; readonly wrong: readonly Wrong[] }> {
  const territories = await territoriesOf(ctx.db)
  const wrong: Wrong[] = []
  const refuse = (pointer: string, detail: string) => void wrong.push({ pointer, detail })
  if (territories.unit(content.scope) === undefined) {
    refuse("/scope", `Không có đơn vị mang mã “${content.scope}”.`)
    return { units: [], wrong }
  }
  const units = await unitsOf(ctx, content, territories, refuse)
  const levels = new Set(units.map((id) => territories.unit(id)?.level))
  const { measures, reporting } = await definitionsOf(ctx)
  content.measures.forEach((asked, i) => {
    const [measure, how] = [measures.get(asked.measure), reporting.get(asked.measure)]
    if (measure === undefined || how === undefined) {
      refuse(`/measures/${i}/measure`, unknownMeasure(asked.measure, [...reporting.keys()]))
      return
    }
    checkMeasure({ asked, measure, how, levels }, `/measures/${i}`, refuse)
  })
  repeated(content.measures.map(({ measure }) => measure)).forEach((code) =>
    refuse("/measures", `Chỉ số “${code}” có hai lần.`),
  )
  await checkReporters(ctx, content, units, refuse)
  return { units, wrong }
}

type Refuse = (pointer: string, detail: string) => void

/** The units asked that there are at the end of the period and that belong to the scope. */
async function unitsOf(
  ctx: Context,
  { units, period, scope }: Content,
  territories: Territories,
  refuse: Refuse,
): Promise<string[]> {
  const today = dayInVietnam(ctx.now())
  const named = (id: string) => `${territories.ref(id, period.ends)?.fullName ?? id} (${id})`
  const inScope = (id: string) => isWithin(ctx.db, id, scope, today)
  if (units.kind === "level") {
    if (territories.unit(units.under) === undefined) {
      refuse("/units/under", `Không có đơn vị mang mã “${units.under}”.`)
      return []
    }
    if (!(await inScope(units.under))) {
      refuse("/units/under", `${named(units.under)} không thuộc ${named(scope)}.`)
      return []
    }
    const found = await underOn(ctx, units, period.ends, today)
    if (found.length === 0) {
      const when = `vào cuối kỳ ${period.code} (ngày ${dayInWords(period.ends)})`
      refuse("/units", `${named(units.under)} không có đơn vị ${LEVELS[units.level]} nào ${when}.`)
    }
    return found
  }
  const good: string[] = []
  for (const [i, id] of units.units.entries()) {
    const why = listedProblem(id, period, territories, named)
    if (why !== null) refuse(`/units/units/${i}`, why)
    else if (await inScope(id)) good.push(id)
    else refuse(`/units/units/${i}`, `${named(id)} không thuộc ${named(scope)}.`)
  }
  repeated(units.units).forEach((id) => refuse("/units", `${named(id)} có hai lần.`))
  return good
}

/** Those of a level below a unit on a day; for a unit of another time, those that went into it. */
async function underOn(
  ctx: Context,
  { level, under }: { readonly level: Reporting["reportedBy"]; readonly under: string },
  day: string,
  today: string,
): Promise<string[]> {
  const below = (await unitsOn(ctx.db, level, day, under)).map(({ id }) => id)
  const all = await territoriesOf(ctx.db)
  const self = all.unit(under)
  if (self !== undefined && all.existsOn(self, day)) {
    return self.level === level ? [under, ...below.filter((id) => id !== under)] : below
  }
  const found: string[] = []
  for (const { id } of await unitsOn(ctx.db, level, day)) {
    if (await isWithin(ctx.db, id, under, today)) found.push(id)
  }
  return found
}

function listedProblem(
  id: string,
  period: Period,
  territories: Territories,
  named: (id: string) => string,
): string | null {
  const unit = territories.unit(id)
  if (unit === undefined) return `Không có đơn vị mang mã “${id}”.`
  if (territories.existsOn(unit, period.ends)) return null
  if (unit.opened !== null && unit.opened > period.ends) {
    return `${named(id)} có từ ngày ${dayInWords(unit.opened)}, sau kỳ ${period.code}.`
  }
  const heirs = territories.carriedTo(id, period.ends).map((heir) => named(heir.unit))
  const instead = heirs.length === 0 ? "" : `; hãy hỏi ${heirs.join(", ")}`
  return `${named(id)} không còn vào cuối kỳ ${period.code} (kết thúc ngày ${dayInWords(unit.closed ?? "")})${instead}.`
}

function unknownMeasure(code: string, known: readonly string[]): string {
  const near = nearest(code, known, 1)[0]?.text
  const perhaps = near === undefined ? "" : ` Có phải “${near}”?`
  return `Không có chỉ số thu thập mang mã “${code}”.${perhaps}`
}

interface MeasureAsked {
  readonly asked: AskedMeasure
  readonly measure: Measure
  readonly how: Reporting
  readonly levels: ReadonlySet<string | undefined>
}

function checkMeasure(
  { asked, measure, how, levels }: MeasureAsked,
  at: string,
  refuse: Refuse,
): void {
  const others = [...levels].filter((level) => level !== how.reportedBy)
  if (others.length > 0 && measure.overUnits !== "none") {
    refuse(
      `${at}/measure`,
      `“${measure.nameVi}” do ${LEVELS[how.reportedBy]} báo cáo; số của cấp khác được tính, không hỏi.`,
    )
  }
  asked.cuts.forEach((cut, i) => {
    const read = readCut(cut, how.dimensions)
    if ("refused" in read) refuse(`${at}/cuts/${i}`, `“${measure.nameVi}”: ${read.refused}.`)
    else if (read.key !== cut) refuse(`${at}/cuts/${i}`, `“${cut}” phải viết là “${read.key}”.`)
  })
  repeated(asked.cuts).forEach((cut) =>
    refuse(`${at}/cuts`, `“${measure.nameVi}”: phân tổ “${cut}” có hai lần.`),
  )
}

async function checkReporters(
  ctx: Context,
  { reporters, scope }: Content,
  units: readonly string[],
  refuse: Refuse,
): Promise<void> {
  if (reporters.length === 0) return
  const today = dayInVietnam(ctx.now())
  const asked = new Set(units)
  const known = await organisationRefs(
    ctx.db,
    reporters.map(({ reporter }) => reporter),
    today,
  )
  const territories = await territoriesOf(ctx.db)
  for (const [i, { unit, reporter }] of reporters.entries()) {
    if (!asked.has(unit)) refuse(`/reporters/${i}/unit`, `Đợt này không hỏi đơn vị “${unit}”.`)
    const organisation = known.get(reporter)
    if (organisation === undefined && territories.unit(reporter) === undefined) {
      refuse(`/reporters/${i}/reporter`, `Không có cơ quan mang mã “${reporter}”.`)
    } else if (organisation?.closed != null && organisation.closed <= today) {
      refuse(
        `/reporters/${i}/reporter`,
        `${organisation.nameVi} (${reporter}) đã kết thúc ngày ${dayInWords(organisation.closed)}.`,
      )
    } else if (!(await isWithin(ctx.db, reporter, scope, today))) {
      refuse(`/reporters/${i}/reporter`, `“${reporter}” không thuộc “${scope}”.`)
    }
  }
  repeated(reporters.map(({ unit }) => unit)).forEach((unit) =>
    refuse("/reporters", `“${unit}” có hai cơ quan báo cáo.`),
  )
}

const repeated = (texts: readonly string[]): string[] => [
  ...new Set(texts.filter((text, i) => texts.indexOf(text) !== i)),
]

/** Measures as they are kept: texts in NFC, cuts in the spelling of the catalogue. */
export async function cleanMeasures(
  ctx: Context,
  measures: readonly AskedMeasure[],
): Promise<AskedMeasure[]> {
  const { reporting } = await definitionsOf(ctx)
  return measures.map((asked) => {
    const measure = toNfc(asked.measure).trim()
    const dimensions = reporting.get(measure)?.dimensions ?? {}
    const cuts = asked.cuts.map((cut) => {
      const read = readCut(cut, dimensions)
      return "refused" in read ? cut : read.key
    })
    return { ...asked, measure, cuts, guidance: toNfc(asked.guidance).trim() }
  })
}
