import type { Highs } from "highs"
import type { Choice } from "./greedy.ts"

/** What the solver says: the best choice, or how much it can be at most. */
export interface Exact {
  readonly status: "optimal" | "bound" | "unsolved"
  /** Positions of the candidates, ascending; none but for an optimum. */
  readonly candidates: readonly number[]
  /** Weight of the optimum, or a bound that no choice exceeds. */
  readonly value: number
}

/** Problems beyond this many terms would not fit into the solver's memory. */
const MOST_TERMS = 400_000

/**
 * Maximal covering as a linear program (Church and ReVelle 1974), solved by HiGHS: in whole numbers
 * where `whole`, or relaxed, which is quick and gives a bound. Points that the same candidates cover
 * count as one.
 */
export async function chooseExactly(
  choice: Choice,
  count: number,
  whole: boolean,
  seconds: number,
): Promise<Exact> {
  const groups = alike(choice)
  const terms = groups.reduce((sum, { by }) => sum + by.length, 0)
  if (groups.length === 0) return { status: "optimal", candidates: [], value: 0 }
  if (terms > MOST_TERMS) return { status: "unsolved", candidates: [], value: Infinity }
  const highs = await loadSolver()
  const solution = highs.solve(programOf(groups, choice.covers.length, count, whole), {
    time_limit: seconds,
  })
  if (solution.Status !== "Optimal") return { status: "unsolved", candidates: [], value: Infinity }
  const value = solution.ObjectiveValue
  if (!whole) return { status: "bound", candidates: [], value }
  const isChosen = (i: number) => (solution.Columns[`x${i}`]?.Primal ?? 0) > 0.5
  const candidates = [...choice.covers.keys()].filter(isChosen)
  return { status: "optimal", candidates, value }
}

/** The solver is loaded where it is needed: it is three megabytes. */
async function loadSolver(): Promise<Highs> {
  const module: { default: unknown } = await import("highs")
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its types speak of CommonJS, what is loaded is a module
  return (module.default as () => Promise<Highs>)()
}

interface Group {
  /** Candidates that cover the group's points. */
  readonly by: readonly number[]
  readonly weight: number
}

function alike({ covers, weights }: Choice): Group[] {
  const by = Array.from(weights, (): number[] => [])
  for (const [candidate, points] of covers.entries()) {
    for (const point of points) by[point]!.push(candidate)
  }
  const groups = Map.groupBy(by.keys(), (point) => by[point]!.join(" "))
  return [...groups.values()].flatMap((points) => {
    const [first] = points
    const weight = points.reduce((sum, point) => sum + weights[point]!, 0)
    const covering = first === undefined ? [] : by[first]!
    return covering.length === 0 || weight === 0 ? [] : [{ by: covering, weight }]
  })
}

/** In the format of CPLEX: y says whether a group is covered, x whether a candidate is chosen. */
function programOf(
  groups: readonly Group[],
  candidates: number,
  count: number,
  whole: boolean,
): string {
  const xs = Array.from({ length: candidates }, (_, i) => `x${i}`)
  const lines = [
    "Maximize",
    ` obj: ${groups.map(({ weight }, g) => `${weight} y${g}`).join("\n + ")}`,
    "Subject To",
    ...groups.map(({ by }, g) => ` c${g}: y${g} - ${by.map((i) => `x${i}`).join(" - ")} <= 0`),
    ` budget: ${xs.join("\n + ")} <= ${count}`,
    "Bounds",
    ...groups.map((_, g) => ` 0 <= y${g} <= 1`),
    ...xs.map((x) => ` 0 <= ${x} <= 1`),
  ]
  return [...lines, ...(whole ? ["Binary", ` ${xs.join("\n ")}`] : []), "End", ""].join("\n")
}
