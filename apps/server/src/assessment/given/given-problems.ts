import type { CriterionTree } from "../index-set/tree.ts"
import type { FigureOrigin, GivenFigure } from "../model.ts"

interface Problem {
  readonly pointer: string
  readonly detail: string
}

/** What is wrong with a figure that is given to agencies. */
export function givenProblems(
  given: GivenFigure,
  tree: CriterionTree,
  participants: ReadonlySet<string>,
): Problem[] {
  const { criterion: code, name, from, values } = given
  const criterion = tree.get(code)
  const problems: Problem[] = []
  if (criterion === undefined || criterion.kind !== "scored") {
    problems.push({ pointer: "/criterion", detail: `không có tiêu chí chấm điểm ${code}` })
  } else if (!criterion.figures.some((figure) => figure.name === name)) {
    problems.push({ pointer: "/name", detail: `tiêu chí ${code} không có số liệu “${name}”` })
  }
  if (from.trim().length < 3) problems.push({ pointer: "/from", detail: "hãy nêu nguồn số liệu" })
  if ("all" in values) {
    if (values.all < 0) problems.push({ pointer: "/values/all", detail: "nhỏ hơn 0" })
    return problems
  }
  const seen = new Set<string>()
  values.each.forEach(({ unit, value }, i) => {
    const tell = (field: string, detail: string) =>
      void problems.push({ pointer: `/values/each/${i}/${field}`, detail })
    if (!participants.has(unit)) tell("unit", `“${unit}” không tham gia đợt chấm`)
    if (seen.has(unit)) tell("unit", `${unit} có hai lần`)
    seen.add(unit)
    if (value !== null && value < 0) tell("value", "nhỏ hơn 0")
  })
  return problems
}

/** A figure as it stands, with where it comes from. */
export interface StandingFigure {
  readonly criterion: string
  readonly name: string
  readonly value: number | null
  readonly source: FigureOrigin
}

/** Whether somebody else than the agency answers for a figure: it may be disputed, not changed. */
export const isHeld = ({ value, source }: Pick<StandingFigure, "value" | "source">): boolean =>
  source.kind !== "agency" && value !== null

/** Where a figure comes from, in words. */
export const originInWords = (source: FigureOrigin): string =>
  source.kind === "given"
    ? source.from
    : source.kind === "indicator"
      ? `chỉ số ${source.code}, kỳ ${source.period}`
      : "đơn vị khai"

export const figureKey = (criterion: string, name: string): string => `${criterion}\n${name}`

/** A name for a figure of an agency, to look it up by. */
export const unitFigureKey = (figure: {
  readonly unit: string
  readonly criterion: string
  readonly name: string
}): string => `${figure.unit}\n${figureKey(figure.criterion, figure.name)}`

interface SaidFigure {
  readonly criterion: string
  readonly name: string
  readonly value: number | null
}

/**
 * What an agency says of its figures, against those that others answer for: the same value says
 * nothing new and keeps its source; another one is refused.
 */
export function againstHeld<Said extends SaidFigure>(
  said: readonly Said[],
  standing: readonly StandingFigure[],
): {
  readonly own: readonly Said[]
  readonly refused: readonly (Said & { readonly held: StandingFigure })[]
} {
  const held = new Map(
    standing.filter(isHeld).map((one) => [figureKey(one.criterion, one.name), one]),
  )
  const own: Said[] = []
  const refused: (Said & { readonly held: StandingFigure })[] = []
  for (const one of said) {
    const known = held.get(figureKey(one.criterion, one.name))
    if (known === undefined) own.push(one)
    else if (known.value !== one.value) refused.push({ ...one, held: known })
  }
  return { own, refused }
}
