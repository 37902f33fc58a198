import type { CheckDeclarations, Figure } from "../model.ts"

/** Which figures to load: those with one of `ids`, those whose whole is `partsOf`, and those of `place` with one of `measures`. */
export type Neighbourhood = {
  readonly ids: readonly string[]
  readonly partsOf: string
  readonly place: string
  readonly measures: readonly string[]
}

/**
 * The figures that the checks of one figure look at. `runChecks` over them gives the results of
 * this figure (keep only those) just as it does over all figures.
 */
export function neighbourhood(figure: Figure, declarations: CheckDeclarations): Neighbourhood {
  const measures = new Set([figure.measure.code])
  for (const declaration of declarations) {
    if (declaration.kind !== "implied-third") continue
    const { triples } = declaration.parameters
    for (const { rate, denominator } of triples) {
      if (rate !== figure.measure.code) continue
      for (const other of triples) {
        if (other.denominator !== denominator) continue
        measures.add(other.numerator).add(other.rate).add(other.denominator)
      }
    }
  }
  return {
    ids: figure.whole === null ? [figure.id] : [figure.id, figure.whole],
    partsOf: figure.id,
    place: figure.place.id,
    measures: [...measures].toSorted(),
  }
}
