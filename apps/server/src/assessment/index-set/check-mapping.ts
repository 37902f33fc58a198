import { formatNumber } from "@tinhso/vietnamese"
import type { Covered, MappingRow } from "../model.ts"
import { sumPoints } from "../points.ts"
import type { CriterionTree } from "./tree.ts"

/** Something of a mapping that is wrong, by row. */
export interface MappingProblem {
  readonly pointer: string
  readonly detail: string
}

/**
 * What is wrong with a mapping between two indices: every row names a scored criterion of each with
 * known points, no pair stands twice, and of no criterion more than all of it is given away.
 */
export function mappingProblems(
  from: CriterionTree,
  to: CriterionTree,
  rows: readonly MappingRow[],
): MappingProblem[] {
  const problems: MappingProblem[] = []
  const pairs = new Set<string>()
  const shares = new Map<string, number>()
  rows.forEach((row, i) => {
    const tell = (field: string, detail: string) =>
      void problems.push({ pointer: `/rows/${i}/${field}`, detail })
    for (const [field, tree] of [
      ["from", from],
      ["to", to],
    ] as const) {
      const why = unfit(tree, row[field])
      if (why !== null) tell(field, why)
    }
    const pair = `${row.from}\n${row.to}`
    if (pairs.has(pair)) tell("to", `${row.from} → ${row.to} có hai lần`)
    pairs.add(pair)
    if (row.basis === "same" && row.share !== 1) tell("share", "cùng nội dung thì phần là 1")
    if (row.basis === "part" && row.share === 1) tell("share", "một phần thì nhỏ hơn 1")
    shares.set(row.from, sumPoints([shares.get(row.from) ?? 0, row.share]))
  })
  for (const [code, share] of shares) {
    if (share <= 1) continue
    const detail = `tiêu chí ${code} được chia ${formatNumber(share)} lần chính nó`
    problems.push({ pointer: "/rows", detail })
  }
  return problems
}

function unfit(tree: CriterionTree, code: string): string | null {
  const criterion = tree.get(code)
  if (criterion === undefined) return `không có tiêu chí ${code}`
  if (criterion.kind !== "scored") return `${code} không phải tiêu chí chấm điểm`
  return criterion.maxPoints === null || criterion.maxPoints === 0
    ? `chưa biết điểm tối đa của ${code}`
    : null
}

const known = (tree: CriterionTree) => sumPoints(tree.scored.map(({ maxPoints }) => maxPoints ?? 0))

/** How many points of each index a mapping speaks of. */
export function coverage(
  from: CriterionTree,
  to: CriterionTree,
  rows: readonly MappingRow[],
): { readonly coversFrom: Covered; readonly coversTo: Covered } {
  const reached = new Set(rows.map((row) => row.to))
  return {
    coversFrom: {
      points: sumPoints(rows.map((row) => row.share * (from.get(row.from)?.maxPoints ?? 0))),
      of: known(from),
    },
    coversTo: {
      points: sumPoints([...reached].map((code) => to.get(code)?.maxPoints ?? 0)),
      of: known(to),
    },
  }
}

/** The scored criteria of the later index that no row speaks of. */
export function uncoveredIn(to: CriterionTree, rows: readonly MappingRow[]): string[] {
  const reached = new Set(rows.map((row) => row.to))
  return to.scored.flatMap(({ code }) => (reached.has(code) ? [] : [code]))
}

/**
 * Rows that need no judgement: criteria with the same code, name, rule and figures in both. A person
 * looks at them and names the document before they are kept.
 */
export function proposedRows(from: CriterionTree, to: CriterionTree): MappingRow[] {
  return to.scored.flatMap((criterion): MappingRow[] => {
    const before = from.get(criterion.code)
    if (before === undefined || unfit(from, before.code) !== null) return []
    if (unfit(to, criterion.code) !== null || wordsOf(before) !== wordsOf(criterion)) return []
    return [{ from: before.code, to: criterion.code, share: 1, basis: "same", note: "" }]
  })
}

const wordsOf = ({ name, rule, ruleWords, figures }: CriterionTree["scored"][number]) =>
  JSON.stringify([name, rule, ruleWords, figures.map((one) => [one.name, one.unit])])
