import type { Context } from "../../../platform/context.ts"
import { territories } from "../../../registry/index.ts"
import type { Level } from "../../../registry/model.ts"
import { pathOf } from "../../register/place.ts"
import { type Parts, rollUp } from "../counting.ts"
import { noSuchUnit } from "../errors.ts"
import type {
  AreaPart,
  FiguresAnswer,
  FiguresQuestion,
  ServedFigures,
  ServedResult,
} from "../model.ts"
import type { LayerRow } from "../store/served-store.ts"
import { answersOf, type KeptAnswers } from "./answers-service.ts"
import { resultOf } from "./results-service.ts"
import type { SeesRun } from "../../runs/service/read-service.ts"

const known = new WeakMap<KeptAnswers, Map<LayerRow, Map<string, Parts>>>()

/** Who is served in units, each figure with its denominator; computed from what is kept of villages. */
export async function servedFigures(
  ctx: Context,
  id: string,
  question: FiguresQuestion,
  sees: SeesRun,
): Promise<FiguresAnswer> {
  const result = await resultOf(ctx, id, sees)
  const answers = await answersOf(ctx.db, id)
  const units = await territories(ctx.db)
  const { unit = "VN", below, technology, operator } = question
  if (units.unit(unit) === undefined) throw noSuchUnit(unit)
  const wanted = unitsAsked(answers, result, units, unit, below)
  const layers = answers.layers.filter(
    (one) =>
      (technology === undefined || one.technology === technology) &&
      one.operator === (operator ?? null),
  )
  const rows = wanted.flatMap((one) =>
    layers.flatMap((layer) => {
      const parts = partsOf(answers, layer, result, units).get(one)
      return parts === undefined ? [] : [figuresOf(one, layer, parts, result, units)]
    }),
  )
  const path = pathOf(units, unit, result.day).map((one) => ({
    unit: one,
    name: units.ref(one, result.day)?.fullName ?? one,
  }))
  return { result, path, rows }
}

type Units = Awaited<ReturnType<typeof territories>>

function partsOf(
  answers: KeptAnswers,
  layer: LayerRow,
  { day, definition }: ServedResult,
  units: Units,
): Map<string, Parts> {
  const layers = known.get(answers) ?? new Map<LayerRow, Map<string, Parts>>()
  known.set(answers, layers)
  const before = layers.get(layer)
  if (before !== undefined) return before
  const paths = new Map<string, string[]>()
  const above = (unit: string) => {
    const path = paths.get(unit) ?? pathOf(units, unit, day)
    paths.set(unit, path)
    return path
  }
  const parts = rollUp(answers.villages, layer, definition, above)
  layers.set(layer, parts)
  return parts
}

/** The unit, and those of a level below it that have villages; in the order of their names. */
function unitsAsked(
  { villages }: KeptAnswers,
  { day }: ServedResult,
  units: Units,
  unit: string,
  below: Level | undefined,
): string[] {
  if (below === undefined) return [unit]
  const found = new Set<string>()
  for (const own of new Set(villages.map((one) => one.unit))) {
    const path = own === null ? [] : pathOf(units, own, day)
    if (!path.includes(unit)) continue
    const one = path.find((id) => units.unit(id)?.level === below)
    if (one !== undefined && one !== unit) found.add(one)
  }
  const nameOf = (id: string) => units.ref(id, day)?.name ?? id
  return [unit, ...[...found].toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), "vi"))]
}

function figuresOf(
  unit: string,
  layer: LayerRow,
  parts: Parts,
  { day }: ServedResult,
  units: Units,
): ServedFigures {
  const { technology, operator, areas } = layer
  return {
    unit,
    unitName: units.ref(unit, day)?.fullName ?? unit,
    level: units.unit(unit)?.level ?? "commune",
    technology,
    operator,
    ...parts,
    area: areaOf(areas[unit]),
  }
}

function areaOf(area: readonly number[] | undefined): AreaPart | null {
  if (area === undefined) return null
  const [served = 0, unserved = 0, unknown = 0, beyond = 0] = area
  return {
    served: rounded(served),
    of: rounded(served + unserved + beyond),
    unknown: rounded(unknown),
    beyond: rounded(beyond),
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100
