import { formatExact } from "@tinhso/vietnamese"
import type { Language } from "../../../i18n/index.ts"
import type { Say } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import type { FieldProblem } from "./draft/read-claim.ts"

/** Why a text cannot be taken, in words. */
export function problemWords(
  problem: FieldProblem,
  maxPoints: number | null,
  say: Say,
  language: Language,
): string {
  switch (problem.kind) {
    case "above":
      return say("dti.problem.above", {
        points: formatPoints(problem.points, language),
        max: formatPoints(maxPoints ?? 0, language),
      })
    case "ask":
      return say("dti.problem.ask", { exacts: problem.exacts.map(meant).join(say("dti.or")) })
    case "said":
      return problem.words
    case "unread":
    case "negative":
    case "decimals":
    case "reason":
      return say(`dti.problem.${problem.kind}`)
  }
}

/** A reading that cannot be read another way: "1 234", "1,234". */
export const meant = (exact: string): string =>
  exact.includes(".") ? formatExact(exact) : exact.replaceAll(/\B(?=(?:\d{3})+$)/gu, "\u00a0")
