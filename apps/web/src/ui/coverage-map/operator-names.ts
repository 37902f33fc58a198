import type { LayerAt, Run, WhyAnswer } from "@tinhso/server/coverage/runs/model"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"

/** What operators are called that stations name by a code: "452-04" is Viettel. */
export type OperatorNames = ReadonlyMap<string, string>

/** As the kinds of assets declare them; names are the same in both languages. */
export function operatorNames(kinds: readonly AssetKindListed[]): OperatorNames {
  const values = kinds
    .flatMap(({ attributes }) => attributes)
    .filter(({ code }) => code === "operator")
    .flatMap((attribute) => attribute.values)
  return new Map(values.map(({ code, vi }) => [code, vi]))
}

interface OfOperator {
  readonly operator: string | null
}

const named = <T extends OfOperator>(one: T, names: OperatorNames): T => ({
  ...one,
  operator: one.operator === null ? null : (names.get(one.operator) ?? one.operator),
})

export function nameRun<T extends Run>(run: T, names: OperatorNames): T {
  const { facts } = run
  if (facts === null) return run
  return { ...run, facts: { ...facts, layers: facts.layers.map((layer) => named(layer, names)) } }
}

export const nameLayers = (layers: readonly LayerAt[], names: OperatorNames): LayerAt[] =>
  layers.map((layer) => ({
    ...named(layer, names),
    server: layer.server === null ? null : named(layer.server, names),
  }))

export const nameWhy = (why: WhyAnswer, names: OperatorNames): WhyAnswer => ({
  ...named(why, names),
  stations: why.stations.map((station) => named(station, names)),
})
