import type { Station } from "../stations/station.ts"

/** One picture: a technology of an operator. */
export interface Layer {
  readonly technology: string
  readonly operator: string
}

/** The layers that some stations make, in the order of their names. */
export function layersOf(stations: readonly Station[]): Layer[] {
  const found = new Map(
    stations.map(({ technology, operator }) => [
      `${technology}\0${operator}`,
      { technology, operator },
    ]),
  )
  return [...found.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, layer]) => layer)
}

export const layerIndex = (layers: readonly Layer[], { technology, operator }: Layer): number =>
  layers.findIndex((layer) => layer.technology === technology && layer.operator === operator)
