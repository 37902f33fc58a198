import { readFile } from "node:fs/promises"
import { Value } from "typebox/value"
import { neighbourhood } from "../checks/neighbourhood.ts"
import { breathing } from "../../platform/breath.ts"
import { readRevision } from "../store/catalogue-store.ts"
import { checkEach, runChecks } from "../checks/run-checks.ts"
import type { Context } from "../../platform/context.ts"
import { CheckDeclarations, type CheckResult, type Figure, type FigureProblem } from "../model.ts"
import { type AsOf, type Around, findAround, findFigures } from "../store/figure-store.ts"
import { type Lookup, lookup, withNames } from "./figures-service.ts"
import { keep } from "./kept-service.ts"

const DECLARED = new URL("../../../../../data/checks.json", import.meta.url)
let declared: Promise<CheckDeclarations> | undefined

/** The rules that figures are checked by, as declared in `data/checks.json`. */
export function declarations(): Promise<CheckDeclarations> {
  declared ??= readFile(DECLARED, "utf8").then((text) =>
    Value.Parse(CheckDeclarations, JSON.parse(text)),
  )
  return declared
}

/** Where to look for the figures that decide the checks, targets and comparisons of others. */
export function aroundOf(figures: readonly Figure[], rules: CheckDeclarations): Around {
  const ids = new Set<string>()
  const partsOf = new Set<string>()
  const places = new Set<string>()
  const measures = new Set<string>()
  const benchmarks = new Set<string>()
  for (const figure of figures) {
    const near = neighbourhood(figure, rules)
    for (const id of near.ids) ids.add(id)
    for (const measure of near.measures) measures.add(measure)
    partsOf.add(near.partsOf)
    places.add(near.place)
    benchmarks.add(figure.measure.code)
  }
  return {
    ids: [...ids],
    partsOf: [...partsOf],
    places: [...places],
    measures: [...measures],
    benchmarks: [...benchmarks],
    except: figures.map(({ id }) => id),
  }
}

/** The figures and those around them that their checks, targets and comparisons look at. */
export async function withSurroundings(
  ctx: Context,
  figures: readonly Figure[],
  asOf: AsOf,
  names: Lookup,
): Promise<Figure[]> {
  if (figures.length === 0) return []
  const around = aroundOf(figures, await declarations())
  return [...figures, ...withNames(await findAround(ctx.db, around, asOf), names)]
}

/** What the rules say of `figures`, judged among `all`. */
export async function checksOf(
  figures: readonly Figure[],
  all: readonly Figure[],
): Promise<CheckResult[]> {
  const wanted = new Set(figures.map(({ id }) => id))
  return runChecks(all, await declarations()).filter(({ figure }) => wanted.has(figure))
}

/** Every failed check of every figure that stood at the instant, in the order of the figures. */
export function findProblems(ctx: Context, asOf: AsOf): Promise<FigureProblem[]> {
  return keep(ctx, `problems ${asOf}`, () => judgeAll(ctx, asOf))
}

async function judgeAll(ctx: Context, asOf: AsOf): Promise<FigureProblem[]> {
  const figures = await allFigures(ctx, asOf)
  const failures = new Map<string, CheckResult[]>()
  const breath = breathing()
  for (const results of checkEach(figures, await declarations())) {
    const failed = results.filter(({ outcome }) => outcome === "fail")
    if (failed[0] !== undefined) failures.set(failed[0].figure, failed)
    if (breath.due()) await breath.take()
  }
  return figures.flatMap((subject) =>
    (failures.get(subject.id) ?? []).map((result) => ({ ...result, subject })),
  )
}

const PAGE = 1000

/** Every figure that stood at the instant, read in pages of one and the same state. */
async function allFigures(ctx: Context, asOf: AsOf): Promise<Figure[]> {
  for (let state = await readRevision(ctx.db); ;) {
    const names = await lookup(ctx)
    const figures: Figure[] = []
    for (let after: string | undefined = ""; after !== undefined;) {
      const rows = await findFigures(ctx.db, {}, asOf, { after, limit: PAGE })
      figures.push(...withNames(rows, names))
      after = rows.length < PAGE ? undefined : rows.at(-1)?.sortKey
    }
    const now = await readRevision(ctx.db)
    if (now.number === state.number) return figures
    state = now
  }
}
