import type { Picture, RunFacts, RunLayer } from "./model.ts"
import type { StoredFacts, StoredFile, StoredLayer } from "./kept-facts.ts"
import { legendOf, shadingOf } from "./tiles/shades.ts"

const PATH = "/api/v1/coverage/runs"

/** What is told of a kept run: with addresses and legends. */
export function factsTold(
  id: string,
  { frame: _frame, layers, files, ...facts }: StoredFacts,
): RunFacts {
  return {
    ...facts,
    layers: layers.map((layer) => layerTold(id, layer, facts.reliabilities)),
    files: files.map((file) => fileTold(id, file)),
  }
}

const fileTold = (id: string, file: StoredFile) => ({
  ...file,
  url: `${PATH}/${id}/files/${file.name}`,
})

const PICTURES: readonly Picture[] = ["covered", "level", "reliability", "server"]

/** The pictures that a layer has tiles of. */
const picturesOf = ({ files }: Pick<StoredLayer, "files">): Picture[] =>
  PICTURES.filter((what) => files.some((file) => file.what === what))

export const tilesOf = (id: string, layer: string, what: Picture): string =>
  `${PATH}/${id}/tiles/${layer}/${what}/{z}/{x}/{y}`

function layerTold(id: string, layer: StoredLayer, reliabilities: readonly number[]): RunLayer {
  const { key, thresholdDbm } = layer
  return {
    ...layer,
    pictures: picturesOf(layer).map((what) => ({
      what,
      tiles: tilesOf(id, key, what),
      legend: legendOf(shadingOf({ what, thresholdDbm, reliabilities, shadeOfServer: [] })),
    })),
    files: layer.files.map((file) => fileTold(id, file)),
  }
}
