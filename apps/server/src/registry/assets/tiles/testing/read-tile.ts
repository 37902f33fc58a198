import { VectorTile } from "@mapbox/vector-tile"
import { PbfReader } from "pbf"

export interface Read {
  readonly id: number | undefined
  readonly type: number
  readonly told: Readonly<Record<string, string | number | boolean>>
  readonly at: readonly { readonly x: number; readonly y: number }[][]
}

/** What a Mapbox Vector Tile holds, layer by layer. */
export function readTile(bytes: Uint8Array): Record<string, Read[]> {
  const { layers } = new VectorTile(new PbfReader(bytes))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_one, i) => {
        const feature = layer.feature(i)
        const at = feature.loadGeometry().map((part) => part.map(({ x, y }) => ({ x, y })))
        return { id: feature.id, type: feature.type, told: feature.properties, at }
      }),
    ]),
  )
}

/** The tile of a zoom that a place lies in. */
export function tileAt(z: number, longitude: number, latitude: number) {
  const tiles = 2 ** z
  const north = Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI)
  return {
    z,
    x: Math.floor(((longitude + 180) / 360) * tiles),
    y: Math.floor((0.5 - north) * tiles),
  }
}
