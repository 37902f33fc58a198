import type { RoundDraft, RoundKind } from "@tinhso/server/assessment/model"
import { calendarOf, type CalendarForm, EMPTY_CALENDAR } from "./calendar-form.ts"

export interface GroupForm {
  readonly name: string
  readonly units: readonly string[]
}

/** A round while it is filled in. */
export interface RoundForm {
  readonly id: string
  readonly title: string
  readonly kind: RoundKind
  readonly indexId: string
  /** "" for the newest that is issued. */
  readonly indexVersion: string
  readonly lead: string | null
  readonly council: string | null
  readonly previous: string
  readonly calendar: CalendarForm
  readonly unverified: "block" | "zero"
  readonly leastPeers: string
  readonly shake: string
  readonly remind: string
  readonly coVerifiers: Readonly<Record<string, string | null>>
  readonly groups: readonly GroupForm[]
}

export const EMPTY_ROUND: RoundForm = {
  id: "",
  title: "",
  kind: "quarterly",
  indexId: "",
  indexVersion: "",
  lead: null,
  council: null,
  previous: "",
  calendar: EMPTY_CALENDAR,
  unverified: "block",
  leastPeers: "2",
  shake: "20",
  remind: "",
  coVerifiers: {},
  groups: [{ name: "communes", units: [] }],
}

export type RoundProblem =
  | { readonly field: keyof RoundForm; readonly kind: "missing" | "wrong" }
  | { readonly field: "group"; readonly at: number; readonly kind: "wrong" | "twice" | "empty" }
  | { readonly field: "coVerifier"; readonly name: string; readonly kind: "missing" }
  | { readonly field: "unit"; readonly unit: string; readonly kind: "twice" }

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u
const GROUP = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u

/** Days before a deadline, "7, 3, 1": empty for none, null where they are none. */
export function remindDays(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== "")
  const days = [...new Set(parts.map(Number))]
  return days.every((day) => Number.isInteger(day) && day >= 0 && day <= 60) ? days : null
}

const whole = (text: string, least: number, most: number): number | null => {
  const number = Number(text.trim().replace(",", "."))
  return text.trim() !== "" && number >= least && number <= most ? number : null
}

/** Everything that keeps a form from being a round, besides its calendar. */
export function roundProblems(form: RoundForm, coVerifiers: readonly string[]): RoundProblem[] {
  const missing = (["title", "indexId", "lead", "council"] as const).flatMap((field) =>
    (form[field] ?? "").trim() === "" ? [{ field, kind: "missing" as const }] : [],
  )
  const wrong = (field: keyof RoundForm, right: boolean) =>
    right ? [] : [{ field, kind: "wrong" as const }]
  return [
    ...wrong("id", SLUG.test(form.id)),
    ...missing,
    ...wrong("leastPeers", Number.isInteger(whole(form.leastPeers, 1, 1000))),
    ...wrong("shake", whole(form.shake, 0, 100) !== null),
    ...wrong("remind", remindDays(form.remind) !== null),
    ...coVerifiers
      .filter((name) => (form.coVerifiers[name] ?? null) === null)
      .map((name) => ({ field: "coVerifier" as const, name, kind: "missing" as const })),
    ...groupProblems(form.groups),
  ]
}

function groupProblems(groups: readonly GroupForm[]): RoundProblem[] {
  const [names, units] = [new Set<string>(), new Set<string>()]
  return groups.flatMap(({ name, units: own }, at): RoundProblem[] => {
    const problems: RoundProblem[] = []
    if (!GROUP.test(name)) problems.push({ field: "group", at, kind: "wrong" })
    else if (names.has(name)) problems.push({ field: "group", at, kind: "twice" })
    if (own.length === 0) problems.push({ field: "group", at, kind: "empty" })
    names.add(name)
    for (const unit of own) {
      if (units.has(unit)) problems.push({ field: "unit", unit, kind: "twice" })
      units.add(unit)
    }
    return problems
  })
}

/** The round that a form says; null where something is missing or wrong. */
export function draftOf(form: RoundForm, coVerifiers: readonly string[]): RoundDraft | null {
  const calendar = calendarOf(form.calendar)
  const { lead, council } = form
  if (calendar === null || lead === null || council === null) return null
  if (roundProblems(form, coVerifiers).length > 0) return null
  const remind = remindDays(form.remind) ?? []
  return {
    id: form.id,
    title: form.title.normalize("NFC").trim(),
    kind: form.kind,
    indexId: form.indexId,
    ...(form.indexVersion === "" ? {} : { indexVersion: Number(form.indexVersion) }),
    lead,
    council,
    previous: form.previous === "" ? null : form.previous,
    calendar,
    rules: {
      unverified: form.unverified,
      leastPeers: whole(form.leastPeers, 1, 1000) ?? 1,
      shake: (whole(form.shake, 0, 100) ?? 0) / 100,
      draws: 1000,
      seed: 1,
      ...(remind.length === 0 ? {} : { remindBefore: remind }),
    },
    coVerifiers: Object.fromEntries(
      coVerifiers.flatMap((name) => {
        const unit = form.coVerifiers[name] ?? null
        return unit === null ? [] : [[name, unit] as const]
      }),
    ),
    participants: form.groups.flatMap(({ name, units }) =>
      units.map((unit) => ({ unit, group: name })),
    ),
  }
}
