import type { Claim, Criterion, Judgement, Supposed } from "../model.ts"
import { isExact } from "../points.ts"
import { MAXIMUM } from "./compile-rule.ts"

/** A wrong part of what somebody says of a criterion. */
export interface ClaimProblem {
  readonly field: "criterion" | "points" | "figures" | "notApplicable" | "reason" | "evidence"
  readonly message: string
}

const wrong = (field: ClaimProblem["field"], message: string): ClaimProblem => ({ field, message })

/** What is wrong with points for a criterion. */
export function pointsProblems(
  points: number | null | undefined,
  { code, maxPoints }: Criterion,
): ClaimProblem[] {
  if (points === undefined || points === null) return []
  if (!isExact(points)) return [wrong("points", `${points} có hơn 4 chữ số thập phân`)]
  if (maxPoints === null) return [wrong("points", `chưa biết điểm tối đa của ${code}`)]
  if (points <= maxPoints) return []
  return [wrong("points", `${points} vượt điểm tối đa ${maxPoints} của tiêu chí ${code}`)]
}

function scoredProblems({ code, kind }: Criterion): ClaimProblem[] {
  return kind === "scored" ? [] : [wrong("criterion", `${code} không phải tiêu chí chấm điểm`)]
}

function applicableProblems(
  said: {
    readonly notApplicable?: boolean | undefined
    readonly points?: number | null | undefined
  },
  { code, notApplicable }: Criterion,
): ClaimProblem[] {
  if (said.notApplicable !== true) return []
  if (notApplicable === "refused") {
    return [wrong("notApplicable", `tiêu chí ${code} áp dụng cho mọi đơn vị`)]
  }
  return typeof said.points === "number"
    ? [wrong("points", "đã ghi không áp dụng thì không có điểm")]
    : []
}

/** What is wrong with what an agency says of a criterion; empty where nothing is. */
export function claimProblems(claim: Claim, criterion: Criterion): ClaimProblem[] {
  return [
    ...scoredProblems(criterion),
    ...pointsProblems(claim.points, criterion),
    ...applicableProblems(claim, criterion),
    ...(claim.notApplicable === true && (claim.reason ?? "").trim() === ""
      ? [wrong("reason", `nói rõ vì sao ${criterion.code} không áp dụng`)]
      : []),
    ...figureProblems(claim, criterion),
  ]
}

function figureProblems({ figures }: Claim, { figures: known, code }: Criterion): ClaimProblem[] {
  const names = new Map(known.map((one) => [one.name, one]))
  return Object.entries(figures ?? {}).flatMap(([name, value]) => {
    const figure = names.get(name)
    if (figure === undefined || name === MAXIMUM) {
      return [wrong("figures", `tiêu chí ${code} không có số liệu “${name}”`)]
    }
    if (value !== null && value < 0) return [wrong("figures", `“${name}” nhỏ hơn 0`)]
    return []
  })
}

/** What is wrong with a verdict or a decision: other points need a reason, and points. */
export function judgementProblems(said: Judgement, criterion: Criterion): ClaimProblem[] {
  const changes = !said.agrees
  const noPoints = typeof said.points !== "number" && said.notApplicable !== true
  return [
    ...scoredProblems(criterion),
    ...pointsProblems(said.points, criterion),
    ...applicableProblems(said, criterion),
    ...(changes && noPoints ? [wrong("points", "không thống nhất thì phải cho điểm khác")] : []),
    ...(changes && (said.reason ?? "").trim() === ""
      ? [wrong("reason", `không thống nhất ${criterion.code} thì phải nói lý do`)]
      : []),
  ]
}

/** What is wrong with a supposition: any figure of the criterion may be supposed, also a copied one. */
export function supposedProblems(said: Supposed, criterion: Criterion): ClaimProblem[] {
  const names = new Set(criterion.figures.map(({ name }) => name))
  const unknown = Object.keys(said.figures ?? {}).filter((name) => !names.has(name))
  return [
    ...scoredProblems(criterion),
    ...pointsProblems(said.points, criterion),
    ...applicableProblems(said, criterion),
    ...unknown.map((name) =>
      wrong("figures", `tiêu chí ${criterion.code} không có số liệu “${name}”`),
    ),
  ]
}
