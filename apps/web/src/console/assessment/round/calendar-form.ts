import type { RoundCalendar } from "@tinhso/server/assessment/model"

const INSTANTS = [
  "selfOpens",
  "selfCloses",
  "evidenceOpens",
  "evidenceCloses",
  "verifyCloses",
  "appealCloses",
  "replyOpens",
  "replyCloses",
  "publishFrom",
] as const
export type InstantName = (typeof INSTANTS)[number]

/** A calendar while it is filled in: instants as people in Vietnam write them, "" where none yet. */
export interface CalendarForm {
  readonly dataStarts: string | null
  readonly dataEnds: string | null
  readonly reply: boolean
  /** Whether documents have days of their own. */
  readonly evidence: boolean
  /** "2026-10-15T17:00", Vietnam time. */
  readonly instants: Readonly<Record<InstantName, string>>
}

export const EMPTY_CALENDAR: CalendarForm = {
  dataStarts: null,
  dataEnds: null,
  reply: false,
  evidence: false,
  instants: {
    selfOpens: "",
    selfCloses: "",
    evidenceOpens: "",
    evidenceCloses: "",
    verifyCloses: "",
    appealCloses: "",
    replyOpens: "",
    replyCloses: "",
    publishFrom: "",
  },
}

const HOURS = 7 * 3_600_000

/** An instant as a clock in Vietnam shows it: "2026-10-15T17:00". */
export const local = (instant: string): string =>
  instant === "" ? "" : new Date(Date.parse(instant) + HOURS).toISOString().slice(0, 16)

/** "2026-10-15T17:00" in Vietnam as an instant; null where it is none. */
export function instantOf(written: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(written)) return null
  const at = Date.parse(`${written}:00Z`)
  return Number.isNaN(at) ? null : new Date(at - HOURS).toISOString()
}

export function formOf(calendar: RoundCalendar): CalendarForm {
  const { dataStarts, dataEnds, evidence, reply } = calendar
  return {
    dataStarts,
    dataEnds,
    reply: reply !== undefined,
    evidence: evidence !== undefined,
    instants: {
      selfOpens: local(calendar.selfOpens),
      selfCloses: local(calendar.selfCloses),
      evidenceOpens: local(evidence?.opens ?? ""),
      evidenceCloses: local(evidence?.closes ?? ""),
      verifyCloses: local(calendar.verifyCloses),
      appealCloses: local(calendar.appealCloses),
      replyOpens: local(reply?.opens ?? ""),
      replyCloses: local(reply?.closes ?? ""),
      publishFrom: local(calendar.publishFrom),
    },
  }
}

/** The instants that a calendar has, in the order in which they must come. */
export const asked = ({ reply, evidence }: CalendarForm): readonly InstantName[] =>
  INSTANTS.filter((name) => (reply || !name.startsWith("reply")) && (evidence || !isEvidence(name)))

const isEvidence = (name: InstantName): boolean => name.startsWith("evidence")

/**
 * Documents come in while agencies score themselves or beside it, and before the last verdict: none
 * of these before the other.
 */
const EVIDENCE_ORDER = [
  ["selfCloses", "evidenceOpens"],
  ["evidenceCloses", "evidenceOpens"],
  ["evidenceCloses", "selfOpens"],
  ["verifyCloses", "evidenceCloses"],
] as const

export type CalendarProblem =
  | { readonly field: "dataStarts" | "dataEnds"; readonly kind: "missing" | "ends" }
  | { readonly field: InstantName; readonly kind: "missing" }
  | { readonly field: InstantName; readonly kind: "before"; readonly before: InstantName }

/** What is missing, and what comes before what it must follow. */
export function calendarProblems(form: CalendarForm): CalendarProblem[] {
  const { dataStarts, dataEnds, instants } = form
  const problems: CalendarProblem[] = []
  if (dataStarts === null) problems.push({ field: "dataStarts", kind: "missing" })
  if (dataEnds === null) problems.push({ field: "dataEnds", kind: "missing" })
  else if (dataStarts !== null && dataEnds < dataStarts) {
    problems.push({ field: "dataEnds", kind: "ends" })
  }
  let before: InstantName | null = null
  for (const field of asked(form)) {
    if (instantOf(instants[field]) === null) {
      problems.push({ field, kind: "missing" })
      continue
    }
    if (isEvidence(field)) continue
    // As text, "2026-10-15T17:00" sorts as time goes.
    if (before !== null && instants[field] < instants[before]) {
      problems.push({ field, kind: "before", before })
    } else before = field
  }
  return form.evidence ? [...problems, ...evidenceProblems(instants)] : problems
}

const evidenceProblems = (instants: CalendarForm["instants"]): CalendarProblem[] =>
  EVIDENCE_ORDER.flatMap(([field, before]) =>
    instants[field] !== "" && instants[field] < instants[before]
      ? [{ field, kind: "before" as const, before }]
      : [],
  )

/** The calendar that a form without problems says; null where it has some. */
export function calendarOf(form: CalendarForm): RoundCalendar | null {
  const { dataStarts, dataEnds, evidence, reply } = form
  if (calendarProblems(form).length > 0 || dataStarts === null || dataEnds === null) return null
  const at = (name: InstantName) => instantOf(form.instants[name]) ?? ""
  return {
    dataStarts,
    dataEnds,
    selfOpens: at("selfOpens"),
    selfCloses: at("selfCloses"),
    ...(evidence ? { evidence: { opens: at("evidenceOpens"), closes: at("evidenceCloses") } } : {}),
    verifyCloses: at("verifyCloses"),
    appealCloses: at("appealCloses"),
    publishFrom: at("publishFrom"),
    ...(reply ? { reply: { opens: at("replyOpens"), closes: at("replyCloses") } } : {}),
  }
}
