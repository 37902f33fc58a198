import type { Level, UnitRef } from "../../registry/model.ts"
import type { FigureKind, Period } from "../model.ts"
import type { FigureSite } from "./draft.ts"

type PlaceAnswer =
  | { readonly kind: "found"; readonly unit: UnitRef }
  | { readonly kind: "ambiguous"; readonly candidates: readonly UnitRef[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly string[] }

export type AskPlace = (question: {
  readonly name: string
  readonly level: Level
  readonly on: string
}) => PlaceAnswer

export type PlaceFound =
  | { readonly kind: "found"; readonly unit: UnitRef; readonly other: UnitRef | null }
  | { readonly kind: "ambiguous"; readonly candidates: readonly UnitRef[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly string[] }
  /** There was, or will be, such a unit, but not then. */
  | { readonly kind: "not-then"; readonly unit: UnitRef; readonly on: string }

/** Kinds that speak of a time that may lie beyond the life of their unit. */
const AHEAD: ReadonlySet<FigureKind> = new Set<FigureKind>(["target", "plan"])

const existsOn = ({ opened, closed }: UnitRef, day: string) =>
  (opened === null || opened <= day) && (closed === null || day < closed)

const livesIn = ({ opened, closed }: UnitRef, { starts, ends }: Period) =>
  (opened === null || opened <= ends) && (closed === null || starts < closed)

/**
 * The unit that a figure's place means: the one that existed when its document was issued (the
 * target for 2025 of a text of 2023 is the old Bắc Ninh's), else the one of its period. Except for
 * targets and plans it must also have existed in the period. `written` is null where nobody knows
 * when the document was issued; an id ("24.2025") is taken at its word as long as the unit had not
 * ended before the period. `other` is what the place would mean at the period, where it differs.
 */
export function placeOf(
  { place, placeLevel: level, kind, period }: Omit<FigureSite, "source">,
  written: Period | null,
  ask: AskPlace,
): PlaceFound {
  const then = [period.ends, period.starts]
  const days = written === null ? then : [written.ends, written.starts, ...then]
  const answers = [...new Set(days)].map((on) => ({ on, answer: ask({ name: place, level, on }) }))
  for (const { on, answer } of answers) {
    if (answer.kind !== "found") continue
    const { unit } = answer
    const named = place.toUpperCase().replace(/^ID:/u, "") === unit.id && unit.code !== place
    const exists = existsOn(unit, on) && (AHEAD.has(kind) || livesIn(unit, period))
    if (exists || (named && (unit.closed === null || period.starts < unit.closed))) {
      return { kind: "found", unit, other: otherUnit(unit, period, answers) }
    }
  }
  return refusal(answers, period)
}

interface Answered {
  readonly on: string
  readonly answer: PlaceAnswer
}

function otherUnit(unit: UnitRef, period: Period, answers: readonly Answered[]): UnitRef | null {
  const atPeriod = answers.find(({ on }) => on === period.ends)?.answer
  if (atPeriod?.kind !== "found" || atPeriod.unit.id === unit.id) return null
  return existsOn(atPeriod.unit, period.ends) ? atPeriod.unit : null
}

function refusal(answers: readonly Answered[], period: Period): PlaceFound {
  const ambiguous = answers.find(({ answer }) => answer.kind === "ambiguous")
  if (ambiguous?.answer.kind === "ambiguous") return ambiguous.answer
  const found = answers.findLast(({ answer }) => answer.kind === "found")
  if (found?.answer.kind === "found") {
    return { kind: "not-then", unit: found.answer.unit, on: period.starts }
  }
  const unknown = answers[0]?.answer
  return { kind: "unknown", suggestions: unknown?.kind === "unknown" ? unknown.suggestions : [] }
}
