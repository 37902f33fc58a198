import type { Lattice } from "@tinhso/terrain"
import type { Station } from "../stations/station.ts"
import type { Effort } from "./answers.ts"
import type { Grid, Tile } from "./grid.ts"
import type { Layer } from "./layers.ts"
import type { Parameters } from "./parameters.ts"

/** What a thread is started with; the heights are in memory that all threads share. */
export interface WorkerStart {
  readonly lattice: Lattice
  readonly parameters: Parameters
  readonly folder: string
}

/** What a thread is told: the stations of a run, then square after square. */
export type Order =
  | {
      readonly kind: "stations"
      readonly stations: readonly Station[]
      readonly keys: readonly string[]
      readonly layers: readonly Layer[]
      readonly grid: Grid
    }
  | TileOrder

export interface TileOrder {
  readonly kind: "tile"
  readonly tile: Tile
  readonly key: string
  readonly base: string
  /** Stations within reach, by position. */
  readonly reach: readonly number[]
  /** Whether the square's file differs only by its stations. */
  readonly update: boolean
}

export interface TileDone {
  readonly tile: Tile
  readonly effort: Effort
}

export const tileName = ({ x, y }: Tile): string => `${y}_${x}.tile`
