import type { Comparison, ErrorFigures } from "../model.ts"

const FIGURES = [
  "n",
  "points",
  "bias",
  "p50",
  "p90",
  "rmse",
  "deviation",
  "correlation",
  "censored",
  "censoredAbove",
  "biasAtMost",
  "few",
] as const satisfies readonly (keyof ErrorFigures)[]

const RATES = ["threshold", "both", "onlyModelled", "onlyMeasured", "neither"] as const

/** A comparison as one table: a row for each layer and each of its groups. */
export function* comparisonRows({ layers, groups }: Comparison): Generator<string[]> {
  yield ["technology", "operator", "by", "value", ...FIGURES, ...RATES, "suggestedOffset"]
  for (const layer of layers) {
    const { technology, operator, confusion, suggestedOffset } = layer
    const head = [technology, operator ?? "*"]
    const rates = RATES.map((name) => text(confusion?.[name]))
    yield [...head, "all", "all", ...figures(layer.figures), ...rates, text(suggestedOffset)]
    for (const group of layer.groups) yield [...head, ...row(group)]
  }
  for (const group of groups) yield ["*", "*", ...row(group)]
}

const row = ({ by, value, figures: found }: Comparison["groups"][number]) => [
  by,
  value,
  ...figures(found),
  ...RATES.map(() => ""),
  "",
]

const figures = (found: ErrorFigures) => FIGURES.map((name) => text(found[name]))
const text = (value: number | boolean | null | undefined) =>
  value === null || value === undefined ? "" : String(value)
