import { type FileHandle, open } from "node:fs/promises"
import { basename, resolve } from "node:path"
import { gunzipSync } from "node:zlib"
import { Compression, PMTiles, type Source, TileType } from "pmtiles"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { Refusal } from "../problem.ts"

/** What is under the map: how to ask for it, and what it has. */
export interface Basemap {
  readonly kind: "vector" | "raster"
  readonly maxzoom: number
  readonly credit: string
  /** The layers of vector tiles; null where nobody says. */
  readonly layers: readonly string[] | null
  /** A tile as it may be sent; null where there is none. */
  tile(z: number, x: number, y: number): Promise<Tile | null>
  close(): Promise<void>
}

interface Tile {
  readonly type: string
  readonly bytes: Buffer
}

const bad = { code: "ban-do-nen-khong-doc-duoc", status: 500, title: "Không đọc được bản đồ nền" }

const TYPES: ReadonlyMap<TileType, string> = new Map([
  [TileType.Mvt, "application/vnd.mapbox-vector-tile"],
  [TileType.Png, "image/png"],
  [TileType.Jpeg, "image/jpeg"],
  [TileType.Webp, "image/webp"],
  [TileType.Avif, "image/avif"],
])

const Metadata = Type.Object({
  attribution: Type.Optional(Type.String()),
  vector_layers: Type.Optional(Type.Array(Type.Object({ id: Type.String() }))),
})

/** Opens a PMTiles file; one that is missing or is none is named. */
export async function openArchive(file: string): Promise<Basemap> {
  const path = resolve(file)
  const handle = await open(path, "r").catch((error: unknown) => refuse(path, error))
  try {
    const archive = new PMTiles(sourceOf(path, handle), undefined, unpacked)
    const { tileType, maxZoom } = await archive.getHeader()
    const type = TYPES.get(tileType)
    if (type === undefined) throw new Error("loại ô bản đồ không dùng được")
    const told: unknown = await archive.getMetadata()
    const { attribution = "", vector_layers: layers } = Value.Check(Metadata, told) ? told : {}
    return {
      kind: tileType === TileType.Mvt ? "vector" : "raster",
      maxzoom: maxZoom,
      credit: attribution.replaceAll(/<[^>]*>/gu, "").normalize("NFC"),
      layers: layers?.map(({ id }) => id) ?? null,
      close: () => handle.close(),
      async tile(z, x, y) {
        const found = await archive.getZxy(z, x, y)
        return found === undefined ? null : { type, bytes: Buffer.from(found.data) }
      },
    }
  } catch (error) {
    await handle.close()
    return refuse(path, error)
  }
}

function refuse(path: string, error: unknown): never {
  const why = error instanceof Error ? error.message : String(error)
  throw new Refusal(bad, `TINHSO_BASEMAP: ${basename(path)}: ${why}.`)
}

/** Ranges of a file that stays open. */
function sourceOf(path: string, handle: FileHandle): Source {
  return {
    getKey: () => path,
    async getBytes(offset, length) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset)
      return { data: new Uint8Array(buffer.subarray(0, bytesRead)).buffer }
    },
  }
}

function unpacked(data: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  if (compression === Compression.None || compression === Compression.Unknown) {
    return Promise.resolve(data)
  }
  if (compression !== Compression.Gzip) {
    return Promise.reject(new Error("chỉ đọc được tệp nén gzip"))
  }
  return Promise.resolve(new Uint8Array(gunzipSync(new Uint8Array(data))).buffer)
}
