import type {
  AskedMeasure,
  CollectionChange,
  CollectionDetail,
} from "@tinhso/server/indicators/collections/model"

/** What somebody fills in to ask for reports. */
export interface CollectionForm {
  readonly title: string
  readonly guidance: string
  readonly scope: string | null
  /** What the scope was called when the form was opened. */
  readonly scopeName: string
  readonly kind: "level" | "list"
  readonly level: "province" | "commune"
  readonly units: readonly string[]
  readonly reporters: CollectionDetail["reporters"]
  readonly period: string
  readonly opensOn: string | null
  readonly due: string | null
  readonly strict: boolean
  readonly measures: readonly AskedMeasure[]
  /** Days separated by commas or spaces. */
  readonly before: string
  readonly onDay: boolean
  readonly after: string
}

export const NEW_FORM: CollectionForm = {
  title: "",
  guidance: "",
  scope: null,
  scopeName: "",
  kind: "level",
  level: "commune",
  units: [],
  reporters: [],
  period: "",
  opensOn: null,
  due: null,
  strict: false,
  measures: [],
  before: "7, 1",
  onDay: true,
  after: "1, 3",
}

const dayInVietnam = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" })

/** A collection as a form. */
export function formOf(detail: CollectionDetail): CollectionForm {
  const { units, remind } = detail
  return {
    title: detail.title,
    guidance: detail.guidance,
    scope: detail.scope.id,
    scopeName: detail.scope.fullName,
    kind: units.kind,
    level: units.kind === "level" && units.level === "province" ? "province" : "commune",
    units: units.kind === "list" ? units.units : [],
    reporters: detail.reporters,
    period: detail.period.code,
    opensOn: detail.opensOn,
    due: dayInVietnam.format(Date.parse(detail.due)),
    strict: detail.strict,
    measures: detail.asked.map(({ measure, cuts, required, guidance }) => ({
      measure,
      cuts,
      required,
      guidance,
    })),
    before: remind.before.join(", "),
    onDay: remind.onDay,
    after: remind.after.join(", "),
  }
}

export type WrongField =
  | "title"
  | "scope"
  | "units"
  | "period"
  | "due"
  | "measures"
  | "before"
  | "after"

const PERIOD = /^\d{4}(?:-(?:Q[1-4]|(?:0[1-9]|1[0-2])(?:-\d{2})?))?$/

/** The fields that must be mended before the server is asked. */
export function wrongIn(form: CollectionForm): readonly WrongField[] {
  const wrong: readonly (readonly [WrongField, boolean])[] = [
    ["title", form.title.trim() === ""],
    ["scope", form.scope === null],
    ["units", form.kind === "list" && form.units.length === 0],
    ["period", !PERIOD.test(form.period.trim())],
    ["due", form.due === null],
    ["measures", form.measures.length === 0],
    ["before", daysIn(form.before) === null],
    ["after", daysIn(form.after) === null],
  ]
  return wrong.filter(([, bad]) => bad).map(([field]) => field)
}

/** "7, 3 1" as days; null where something else stands there. */
export function daysIn(text: string): readonly number[] | null {
  const words = text.split(/[\s,;]+/u).filter((word) => word !== "")
  const days = words.map(Number)
  const good = days.every((day) => Number.isInteger(day) && day >= 1 && day <= 60)
  return good && days.length <= 10 ? [...new Set(days)] : null
}

/** The request for a form; of a collection that is open only what may still change. */
export function requestOf(form: CollectionForm, openOnly: boolean): CollectionChange {
  const remind = {
    before: [...(daysIn(form.before) ?? [])],
    onDay: form.onDay,
    after: [...(daysIn(form.after) ?? [])],
  }
  const words = { title: form.title.trim(), guidance: form.guidance.trim() }
  const rest = {
    scope: form.scope ?? "",
    period: form.period.trim(),
    units:
      form.kind === "list"
        ? { kind: "list" as const, units: [...form.units] }
        : { kind: "level" as const, level: form.level, under: form.scope ?? "" },
    reporters: [...form.reporters],
    measures: [...form.measures],
    ...(form.opensOn === null ? {} : { opensOn: form.opensOn }),
    due: form.due ?? "",
    strict: form.strict,
  }
  return openOnly ? { ...words, remind } : { ...words, ...rest, remind }
}
