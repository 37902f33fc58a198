import type { CriterionTree } from "../index-set/tree.ts"
import type { CorrectedFigure, CorrectedPoints, CorrectionDraft } from "../model.ts"
import { claimProblems, judgementProblems } from "../scoring/check-claim.ts"

interface Problem {
  readonly pointer: string
  readonly detail: string
}

/** What is wrong with a correction in itself; empty where nothing is. */
export function correctionProblems(
  { points, figures, reason, decision }: CorrectionDraft,
  tree: CriterionTree,
  units: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = []
  if (reason.trim() === "")
    problems.push({ pointer: "/reason", detail: "hãy nêu lý do đính chính" })
  if (decision.trim().length < 3) {
    problems.push({ pointer: "/decision", detail: "hãy nêu văn bản quyết định đính chính" })
  }
  if (points.length + figures.length === 0) {
    problems.push({ pointer: "/points", detail: "chưa có điểm hay số liệu nào để đính chính" })
  }
  return [
    ...problems,
    ...listProblems(
      "points",
      points,
      units,
      ({ criterion }) => criterion,
      (one) => pointsWrong(one, tree),
    ),
    ...listProblems(
      "figures",
      figures,
      units,
      ({ criterion, name }) => `${criterion} “${name}”`,
      (one) => figureWrong(one, tree),
    ),
  ]
}

function listProblems<T extends CorrectedPoints | CorrectedFigure>(
  list: string,
  all: readonly T[],
  units: ReadonlySet<string>,
  named: (one: T) => string,
  wrongIn: (one: T) => readonly { readonly field: string; readonly message: string }[],
): Problem[] {
  const seen = new Set<string>()
  return all.flatMap((one, i) => {
    const at = (field: string) => `/${list}/${i}/${field}`
    const found = wrongIn(one).map(({ field, message }) => ({
      pointer: at(field),
      detail: message,
    }))
    const place = `${one.unit} ${named(one)}`
    if (seen.has(place)) found.push({ pointer: at("criterion"), detail: `${place} có hai lần` })
    seen.add(place)
    if (!units.has(one.unit)) {
      found.push({ pointer: at("unit"), detail: `“${one.unit}” không tham gia đợt chấm` })
    }
    if (one.reason.trim() === "") found.push({ pointer: at("reason"), detail: "hãy nêu lý do" })
    return found
  })
}

const unknown = (code: string) => [
  { field: "criterion", message: `bộ chỉ số không có tiêu chí ${code}` },
]

function pointsWrong(
  { criterion: code, points, notApplicable, reason }: CorrectedPoints,
  tree: CriterionTree,
) {
  const criterion = tree.get(code)
  if (criterion === undefined) return unknown(code)
  const said = {
    criterion: code,
    agrees: false,
    reason,
    seen: 0,
    ...(points === undefined ? {} : { points }),
    ...(notApplicable === undefined ? {} : { notApplicable }),
  }
  return judgementProblems(said, criterion)
}

function figureWrong({ criterion: code, name, value }: CorrectedFigure, tree: CriterionTree) {
  const criterion = tree.get(code)
  if (criterion === undefined) return unknown(code)
  return claimProblems({ criterion: code, figures: { [name]: value } }, criterion)
}
