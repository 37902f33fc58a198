import { deflateRawSync, inflateRawSync } from "node:zlib"
import { Type } from "typebox"
import { Value } from "typebox/value"
import type { Layer } from "./layers.ts"
import { TILE } from "./parameters.ts"

/** What is kept of a computed square. */
export interface TileRecord {
  /** Names everything the square was computed from, and of that all but the stations. */
  readonly key: string
  readonly base: string
  /** Keys and ids of the stations within reach, in their order; servers are positions in this list. */
  readonly stations: readonly string[]
  readonly layers: readonly Layer[]
  readonly shares: number
  /** By layer and share. */
  readonly levels: readonly Int16Array[]
  readonly servers: readonly Uint16Array[]
  /** By layer; empty where levels were not asked for. */
  readonly sights: readonly Uint8Array[]
}

const Header = Type.Object({
  key: Type.String(),
  base: Type.String(),
  stations: Type.Array(Type.String()),
  layers: Type.Array(Type.Object({ technology: Type.String(), operator: Type.String() })),
  shares: Type.Integer(),
  parts: Type.Array(Type.Integer()),
  sights: Type.Integer(),
})

const MAGIC = "TSCV"
const PIXELS = TILE * TILE

/**
 * Packs a square: a line of JSON, then every array deflated by itself, so that one layer can be read
 * alone. Arrays that are those of `previous` are taken as they are packed there.
 */
export function packTile(record: TileRecord, previous: PackedTile | null): Buffer {
  const { levels, servers, sights, ...about } = record
  const arrays = [...levels, ...servers, ...sights]
  const parts = arrays.map((array, i) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    return previous?.packedAs(i, bytes) ?? deflateRawSync(bytes, { level: 1 })
  })
  const header = { ...about, parts: parts.map(({ length }) => length), sights: sights.length }
  const json = Buffer.from(JSON.stringify(header))
  const start = Buffer.alloc(8)
  start.write(MAGIC, 0, "latin1")
  start.writeUInt32LE(json.length, 4)
  return Buffer.concat([start, json, ...parts])
}

/** A packed square, of which arrays are unpacked when they are asked for. */
export interface PackedTile {
  readonly key: string
  readonly base: string
  readonly stations: readonly string[]
  readonly layers: readonly Layer[]
  readonly shares: number
  level(at: number): Int16Array
  server(at: number): Uint16Array
  sight(layer: number): Uint8Array | null
  /** The packed bytes of an array, by its position among all; null where they are of other bytes. */
  packedAs(at: number, bytes: Uint8Array): Buffer | null
}

/** Reads a packed square; null where the bytes are no whole one, as after a broken write. */
export function openTile(bytes: Buffer): PackedTile | null {
  if (bytes.length < 8 || bytes.toString("latin1", 0, 4) !== MAGIC) return null
  const first = 8 + bytes.readUInt32LE(4)
  const header = headerOf(bytes.subarray(8, first))
  if (header === null) return null
  const { parts, sights, ...about } = header
  const starts = [first]
  for (const length of parts) starts.push(starts.at(-1)! + length)
  if (starts.at(-1) !== bytes.length) return null
  const arrays = header.layers.length * header.shares
  const part = (i: number) => inflateRawSync(bytes.subarray(starts[i], starts[i + 1]))
  return {
    ...about,
    level: (at) => copied(Int16Array, part(at)),
    server: (at) => copied(Uint16Array, part(arrays + at)),
    packedAs: (at, wanted) =>
      at < parts.length && part(at).equals(wanted)
        ? bytes.subarray(starts[at], starts[at + 1])
        : null,
    sight: (layer) => (layer < sights ? copied(Uint8Array, part(2 * arrays + layer)) : null),
  }
}

function headerOf(bytes: Buffer) {
  try {
    const header: unknown = JSON.parse(bytes.toString("utf8"))
    return Value.Check(Header, header) ? header : null
  } catch {
    return null
  }
}

/** Bytes as numbers of a kind, in memory of their own that is aligned for them. */
function copied<A>(
  kind: new (buffer: ArrayBuffer, offset: number, length: number) => A,
  bytes: Buffer,
): A {
  const own = new Uint8Array(bytes)
  return new kind(own.buffer, 0, PIXELS)
}
