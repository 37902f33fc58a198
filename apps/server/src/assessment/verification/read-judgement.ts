import type { Criterion, Judgement } from "../model.ts"
import { isRelative } from "../scoring/compute-group.ts"
import { judgementProblems } from "../scoring/check-claim.ts"
import type { Said, Settled } from "../scoring/settle.ts"

/** In whose name somebody judges. */
export interface Judge {
  readonly part: "lead" | "co-verifier" | "council"
  /** The organisation or unit whose verifier they are. */
  readonly organisation: string
}

/** What stands before a judgement. */
interface Standing {
  readonly criterion: Criterion | undefined
  readonly settled: Settled
  /** The points that the newest appeal asks for. */
  readonly appealed: number | null
  readonly unit: string
  readonly judge: Judge
  readonly confirmer: string | null
  /** The agency leads the verification itself. */
  readonly leads: boolean
  readonly handedIn: boolean
  readonly over: boolean
}

/** The step that a judgement means. */
interface JudgedStep {
  readonly unit: string
  readonly criterion: string
  readonly stage: "verdict" | "council"
  readonly part: Judge["part"]
  readonly organisation: string
  readonly points: number | null
  readonly applicable: boolean
  readonly agrees: boolean | null
  readonly reason: string
}

interface Read {
  readonly step: JudgedStep | null
  readonly wrong: readonly { readonly pointer: string; readonly detail: string }[]
}

/** The step that a judgement means, or what is wrong with it. */
export function readJudgement(said: Judgement, pointer: string, standing: Standing): Read {
  const { criterion } = standing
  if (criterion === undefined || criterion.kind !== "scored") {
    const detail = `không có tiêu chí chấm điểm ${said.criterion}`
    return { step: null, wrong: [{ pointer: `${pointer}/criterion`, detail }] }
  }
  const problems = [
    ...judgementProblems(said, criterion),
    ...orderProblems(said, criterion, standing).map((message) => ({
      field: "criterion",
      message,
    })),
  ]
  return {
    step: stepOf(said, standing),
    wrong: problems.map(({ field, message }) => ({
      pointer: `${pointer}/${field}`,
      detail: message,
    })),
  }
}

/** A verdict needs a claim or the end of the time for one; the council a dispute or an appeal. */
function orderProblems(said: Judgement, criterion: Criterion, standing: Standing): string[] {
  const { settled, judge, confirmer } = standing
  const { code } = criterion
  if (judge.part === "council") return councilProblems(criterion, standing)
  if (isRelative(criterion)) return [`điểm tiêu chí ${code} được tính từ cả nhóm, không thẩm định`]
  if (judge.part === "co-verifier" && confirmer !== judge.organisation) {
    return [`${judge.organisation} không phải cơ quan cùng thẩm định tiêu chí ${code}`]
  }
  if (settled.self !== null) return []
  const mayGive = judge.part === "lead" && standing.over && !said.agrees
  return mayGive ? [] : [`tiêu chí ${code} chưa có điểm tự chấm`]
}

function councilProblems({ code }: Criterion, standing: Standing): string[] {
  const { settled, leads, handedIn, over } = standing
  const open = settled.state === "appealed" || settled.state === "disputed"
  if (open || settled.state === "decided" || (leads && (handedIn || over))) return []
  return [`tiêu chí ${code} không có phúc tra hay ý kiến khác nhau để quyết định`]
}

function stepOf(said: Judgement, standing: Standing): JudgedStep {
  const { unit, judge } = standing
  const council = judge.part === "council"
  const points = givenPoints(said, standing)
  return {
    unit,
    criterion: said.criterion,
    stage: council ? "council" : "verdict",
    part: judge.part,
    organisation: judge.organisation,
    points: points === "not-applicable" ? null : points,
    applicable: points !== "not-applicable",
    agrees: council ? null : said.agrees,
    reason: (said.reason ?? "").normalize("NFC").trim(),
  }
}

/** Agreeing takes over what is claimed; for the council, what was appealed for. */
function givenPoints(said: Judgement, { settled, appealed, judge }: Standing): Said {
  if (said.notApplicable === true) return "not-applicable"
  if (typeof said.points === "number" || !said.agrees) return said.points ?? null
  const asked = judge.part === "council" && settled.state === "appealed" ? appealed : null
  return asked ?? settled.self
}
