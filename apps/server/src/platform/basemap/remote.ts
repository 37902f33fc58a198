import type { Basemap } from "./archive.ts"

const MOST_BYTES = 4 * 2 ** 20
const PATIENCE = 8000
const VECTOR = /\.(?:mvt|pbf)(?:$|\?)/u

/** Tiles of another server, handed on: readers are not told to it. */
export function remoteTiles(template: string): Basemap {
  const vector = VECTOR.test(template)
  const wanted = vector ? /^application\//u : /^image\/(?:png|jpeg|webp|avif)/u
  return {
    kind: vector ? "vector" : "raster",
    maxzoom: vector ? 14 : 18,
    credit: "",
    layers: null,
    close: () => Promise.resolve(),
    async tile(z, x, y) {
      const address = template
        .replaceAll("{z}", String(z))
        .replaceAll("{x}", String(x))
        .replaceAll("{y}", String(y))
      const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).catch(
        () => null,
      )
      const type = answer?.headers.get("content-type") ?? ""
      const length = Number(answer?.headers.get("content-length") ?? 0)
      if (answer?.ok !== true || !wanted.test(type) || length > MOST_BYTES) return null
      const bytes = Buffer.from(await answer.arrayBuffer().catch(() => new ArrayBuffer(0)))
      if (bytes.length === 0 || bytes.length > MOST_BYTES) return null
      return { type: vector ? "application/vnd.mapbox-vector-tile" : type, bytes }
    },
  }
}
