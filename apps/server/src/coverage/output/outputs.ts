import type { Definition } from "../definition.ts"
import type { Computed } from "../engine/engine.ts"
import type { Grid } from "../engine/grid.ts"
import type { Parameters } from "../engine/parameters.ts"
import type { KeptPictures } from "./kept-pictures.ts"
import type { Terrain } from "../terrain/load-terrain.ts"

/** Everything that the files of a run are made from. */
export interface Outputs {
  readonly folder: string
  readonly tiles: string
  readonly computed: Computed
  readonly parameters: Parameters
  readonly definition: Definition
  readonly terrain: Terrain
  /** Pictures of the run before; left out: all are drawn. */
  readonly kept?: KeptPictures
  readonly stationFile: {
    readonly name: string
    readonly sha256: string
    readonly illustrative: number
    readonly skippedRows: readonly number[]
  }
}

/** Where the pixels of a picture lie, as files say it. */
export const frameOf = ({ stepX, stepY, column, row, columns, rows }: Grid) => ({
  west: column * stepX,
  north: 90 - row * stepY,
  stepX,
  stepY,
  columns,
  rows,
})
