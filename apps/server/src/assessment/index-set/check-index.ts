import { formatNumber, nearest } from "@tinhso/vietnamese"
import type { Criterion, IndexFinding, IndexSet } from "../model.ts"
import { isExact, sumPoints } from "../points.ts"
import { compileRule } from "../scoring/compile-rule.ts"
import { CriterionTree } from "./tree.ts"

const wrong = (code: string | null, message: string): IndexFinding => ({
  code,
  weight: "wrong",
  message,
})

/**
 * Holds an index to what every index is: codes that occur once and have a parent, maxima that add
 * up, rules that can be computed, pillars of rows that exist. Rows that are known to be missing
 * make their group's sum unknown, not wrong.
 */
export function checkIndex(index: IndexSet): IndexFinding[] {
  const places = placeFindings(index.criteria)
  if (places.length > 0) return places.map(({ code, message }) => wrong(code, message))
  const tree = new CriterionTree(index.criteria)
  return [
    ...sumFindings(index, tree),
    ...index.criteria.flatMap((row) => rowProblems(row).map((message) => wrong(row.code, message))),
    ...index.pillars.flatMap(({ code, members }) =>
      members
        .filter((member) => tree.get(member) === undefined)
        .map((member) =>
          wrong(code, `trụ cột ${code} nhắc tới ${member} không có trong bộ chỉ số`),
        ),
    ),
    ...gapFindings(index, tree),
  ]
}

interface Place {
  readonly code: string
  readonly message: string
}

/** Codes twice, parents that are not there, a row below itself. */
function placeFindings(rows: readonly Criterion[]): Place[] {
  const parents = new Map(rows.map(({ code, parent }) => [code, parent]))
  const seen = new Set<string>()
  return rows.flatMap(({ code, parent }): Place[] => {
    if (seen.has(code)) return [{ code, message: `mã ${code} có hai lần` }]
    seen.add(code)
    if (parent === null) return []
    if (!parents.has(parent)) {
      const near = nearest(parent, [...parents.keys()], 1)[0]?.text
      const perhaps = near === undefined ? "" : `; có phải ${near}?`
      return [{ code, message: `không có mục cha ${parent}${perhaps}` }]
    }
    return inCircle(code, parents) ? [{ code, message: `${code} nằm dưới chính nó` }] : []
  })
}

function inCircle(code: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set([code])
  for (let at = parents.get(code) ?? null; at !== null; at = parents.get(at) ?? null) {
    if (at === code) return true
    if (seen.has(at)) return false
    seen.add(at)
  }
  return false
}

/** Whether every maximum below a row is known. */
const whole = (tree: CriterionTree, row: Criterion): boolean =>
  row.kind === "gap"
    ? false
    : row.kind !== "group"
      ? row.kind !== "scored" || row.maxPoints !== null
      : tree.below(row.code).length > 0 && tree.below(row.code).every((child) => whole(tree, child))

const worth = (row: Criterion) =>
  row.kind === "scored" || row.kind === "group" ? (row.maxPoints ?? 0) : 0

function sumFindings({ maxPoints }: IndexSet, tree: CriterionTree): IndexFinding[] {
  const found = tree.rows.flatMap((row): IndexFinding[] => {
    if (row.kind !== "group" || row.maxPoints === null) return []
    const children = tree.below(row.code)
    return sumFinding(
      row.code,
      row.maxPoints,
      children,
      children.length > 0 && children.every((child) => whole(tree, child)),
    )
  })
  if (maxPoints === null) return found
  const roots = tree.below(null)
  return [
    ...found,
    ...sumFinding(
      null,
      maxPoints,
      roots,
      roots.every((root) => whole(tree, root) || root.maxPoints !== null),
    ),
  ]
}

function sumFinding(
  code: string | null,
  maxPoints: number,
  children: readonly Criterion[],
  complete: boolean,
): IndexFinding[] {
  const sum = sumPoints(children.map(worth))
  if (sum === maxPoints || (!complete && sum < maxPoints)) return []
  const what = code === null ? "bộ chỉ số" : `nhóm ${code}`
  const message = `${what} ghi ${formatNumber(maxPoints)} điểm; các mục bên dưới cộng lại ${formatNumber(sum)}`
  return [{ code, weight: "wrong", message }]
}

function rowProblems(row: Criterion): string[] {
  const { kind, maxPoints, rule, code } = row
  const problems: string[] = []
  if (maxPoints !== null && !isExact(maxPoints)) {
    problems.push(`điểm tối đa ${maxPoints} có hơn 4 chữ số thập phân`)
  }
  if (kind === "scored" && maxPoints === 0) problems.push(`tiêu chí ${code} có điểm tối đa bằng 0`)
  if (rule === null) return problems
  if (kind !== "scored") return [...problems, `${code} không chấm điểm mà có công thức`]
  // A maximum that is not known is told as a gap; the rule is held to the rest.
  const compiled = compileRule(maxPoints === null ? { ...row, maxPoints: 1 } : row)
  if (compiled.ok) return problems
  return [...problems, ...compiled.faults.map(({ at, vi }) => `công thức, cột ${at}: ${vi}`)]
}

function gapFindings({ criteria }: IndexSet, tree: CriterionTree): IndexFinding[] {
  return criteria.flatMap(({ code, kind, maxPoints, name }): IndexFinding[] => {
    if (kind === "gap") return [{ code, weight: "gap", message: name }]
    if (kind === "group" && maxPoints !== null && tree.below(code).length === 0) {
      return [{ code, weight: "gap", message: `nhóm ${code} chưa có mục nào bên dưới` }]
    }
    if (kind !== "scored" || maxPoints !== null) return []
    return [{ code, weight: "gap", message: `chưa biết điểm tối đa của ${code}` }]
  })
}
