import { claimProblems, ruleOf, type Standing } from "@tinhso/server/assessment/agency/model"
import type { Claim, Criterion, CriterionScore } from "@tinhso/server/assessment/model"
import { type Marks, type Reading, readValue } from "../../../grid/reading.ts"
import type { ClaimDraft } from "./claim-draft.ts"

/** Why a text cannot be taken; the words are the page's. */
export type FieldProblem =
  | { readonly kind: "unread" }
  | { readonly kind: "ask"; readonly exacts: readonly string[] }
  | { readonly kind: "negative" }
  | { readonly kind: "above"; readonly points: number }
  | { readonly kind: "decimals" }
  | { readonly kind: "reason" }
  | { readonly kind: "said"; readonly words: string }

/** What a criterion comes to with what is typed, and what keeps it from being sent. */
export interface ReadClaim {
  readonly standing: Omit<Standing, "documents">
  /** What the rule gives out of the figures as they are typed. */
  readonly computed: number | "not-applicable" | null
  readonly problems: ReadonlyMap<string, FieldProblem>
  /** What is sent; null while something cannot be. */
  readonly claim: Claim | null
}

/** What a text says; how this person writes numbers decides only where it leaves it open. */
function readNumber(text: string, units: readonly string[], marks: Marks): Reading {
  const reading = readValue(text, { marks: "ask", units, counted: false })
  if (reading.kind !== "ask" || marks === "ask") return reading
  return readValue(text, { marks, units, counted: false })
}

/** Points are of a size that the criterion can have: of 10 points, "1.234" is never 1234. */
function pointsOf(text: string, maxPoints: number | null, marks: Marks): Reading {
  const units = ["điểm", "points", "đ"]
  const reading = readValue(text, { marks: "ask", units, counted: false })
  if (reading.kind !== "ask" || maxPoints === null) return readNumber(text, units, marks)
  const [only, ...others] = reading.exacts.filter((exact) => Number(exact) <= maxPoints)
  if (only === undefined || others.length > 0) return readNumber(text, units, marks)
  return { kind: "value", exact: only, value: Number(only) }
}

/** A field's value; `undefined` where the text cannot be taken. */
type Taken = { readonly value: number | null } | { readonly problem: FieldProblem }

function taken(reading: Reading): Taken {
  switch (reading.kind) {
    case "blank":
      return { value: null }
    case "value":
      return reading.value < 0 ? { problem: { kind: "negative" } } : { value: reading.value }
    case "none":
      return { value: null }
    case "ask":
      return { problem: { kind: "ask", exacts: reading.exacts } }
    case "wrong":
      return { problem: { kind: "unread" } }
  }
}

/** Points as typed: never more than the maximum, never finer than points are kept. */
export function readPoints(text: string, maxPoints: number | null, marks: Marks): Taken {
  const read = taken(pointsOf(text, maxPoints, marks))
  if ("problem" in read || read.value === null) return read
  if (maxPoints !== null && read.value > maxPoints) {
    return { problem: { kind: "above", points: read.value } }
  }
  const ticks = read.value * 10_000
  if (Math.abs(ticks - Math.round(ticks)) > 1e-6) return { problem: { kind: "decimals" } }
  return read
}

/** A figure as typed; where it may be read in two ways, it is asked. */
export const readFigure = (text: string): Taken => taken(readNumber(text, [], "ask"))

interface Given {
  readonly criterion: Criterion
  readonly score: CriterionScore
  readonly draft: ClaimDraft | null
  readonly marks: Marks
  /** The figures of the round before. */
  readonly before: Standing["before"]
}

/** A criterion with what is typed laid over what the server has. */
export function readClaim(given: Given): ReadClaim {
  const { criterion, score, draft } = given
  const problems = new Map<string, FieldProblem>()
  const figures = figuresOf(given, problems)
  const reason = draft?.reason ?? reasonOf(score)
  const said = saidOf(given, problems)
  if (said === "not-applicable" && reason.trim() === "") problems.set("reason", { kind: "reason" })
  const own = ruleOf(criterion)
  const computed = own === null ? score.computed : own.points(figures, given.before)
  const standing = { said, reason, figures, before: given.before }
  return { standing, computed, problems, claim: sendable(given, standing, problems) }
}

/** What can be sent; what the server's own rules say against it is added to the problems. */
function sendable(
  given: Given,
  standing: ReadClaim["standing"],
  problems: Map<string, FieldProblem>,
): Claim | null {
  const { criterion, draft } = given
  if (draft === null || draft.contested) return null
  if (draft.refused !== null) problems.set("refused", { kind: "said", words: draft.refused })
  const claim = claimOf(draft, given, standing)
  if (problems.size > 0) return null
  for (const { field, message } of claimProblems(claim, criterion)) {
    problems.set(field, { kind: "said", words: message })
  }
  return problems.size === 0 ? claim : null
}

/** What was said beside the newest claim. */
export const reasonOf = ({ steps }: CriterionScore): string =>
  steps.findLast(({ stage }) => stage === "self")?.reason ?? ""

function figuresOf(
  { score, draft, marks, criterion }: Given,
  problems: Map<string, FieldProblem>,
): Map<string, number | null> {
  return new Map(
    score.figures.map(({ name, value }) => {
      const text = draft?.figures[name]
      if (text === undefined) return [name, value] as const
      const unit = criterion.figures.find((one) => one.name === name)?.unit ?? ""
      const read = taken(readNumber(text, [unit], marks))
      if ("value" in read) return [name, read.value] as const
      problems.set(`figure ${name}`, read.problem)
      return [name, value] as const
    }),
  )
}

function saidOf(
  { criterion, score, draft, marks }: Given,
  problems: Map<string, FieldProblem>,
): Standing["said"] {
  const applies = draft?.applies ?? score.self !== "not-applicable"
  if (!applies) return "not-applicable"
  const stands = typeof score.self === "number" ? score.self : null
  if (draft === null || draft.points === null) {
    return draft !== null && followsRule(score, draft) ? null : stands
  }
  const read = readPoints(draft.points, criterion.maxPoints, marks)
  if ("value" in read) return read.value
  problems.set("points", read.problem)
  return stands
}

/** Points that came from the rule follow the figures: other figures take them back. */
const followsRule = ({ self, computed }: CriterionScore, { figures }: ClaimDraft) =>
  Object.keys(figures).length > 0 && self !== null && self === computed

function claimOf(
  draft: ClaimDraft,
  { criterion, score }: Given,
  { said, reason, figures }: ReadClaim["standing"],
): Claim {
  const typed = Object.keys(draft.figures)
  const own =
    typed.length === 0
      ? {}
      : {
          figures: Object.fromEntries(typed.map((name) => [name, figures.get(name) ?? null])),
          figuresSeen: draft.figuresBase,
        }
  const words = reason.trim() === "" ? {} : { reason: reason.trim() }
  const speaks =
    draft.points !== null ||
    draft.applies !== null ||
    draft.reason !== null ||
    followsRule(score, draft)
  const base = { criterion: criterion.code, seen: draft.base, ...own }
  if (!speaks) return base
  if (said === "not-applicable") return { ...base, notApplicable: true, ...words }
  return { ...base, points: said, ...words }
}
