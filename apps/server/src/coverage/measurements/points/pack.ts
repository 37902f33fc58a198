import { deflateRawSync, inflateRawSync } from "node:zlib"
import {
  NUMBER_COLUMNS,
  type NumberColumn,
  type Points,
  pick,
  WORD_COLUMNS,
  type WordColumn,
} from "./points.ts"

/** So many points stand together in one row of the database. */
const BATCH = 65_536

/** Another way to pack gets another number. */
const FORM = 1

const ARRAYS = {
  longitude: Int32Array,
  latitude: Int32Array,
  seconds: Uint32Array,
  level: Int16Array,
  quality: Int16Array,
  snr: Int16Array,
  technology: Uint8Array,
  operator: Uint8Array,
  band: Uint16Array,
  cell: Uint32Array,
  download: Uint32Array,
  upload: Uint32Array,
  latency: Uint32Array,
} as const

interface Head {
  readonly form: number
  readonly length: number
  readonly words: Readonly<Record<WordColumn, readonly (string | null)[]>>
}

/** A batch with the box of its places, millionths of a degree. */
export interface PackedBatch {
  readonly points: number
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly bytes: Uint8Array
}

/** Points in batches of bytes: a head with the words, then column after column, deflated. */
export function* packed(points: Points): Generator<PackedBatch> {
  for (let start = 0; start < points.length; start += BATCH) {
    const length = Math.min(BATCH, points.length - start)
    yield packOne(
      ownWords(
        pick(
          points,
          Uint32Array.from({ length }, (_, i) => start + i),
        ),
      ),
    )
  }
}

/** Only the words that these points use. */
function ownWords(points: Points): Points {
  const words: Record<WordColumn, (string | null)[]> = {
    technology: [null],
    operator: [null],
    band: [null],
    cell: [null],
  }
  for (const name of WORD_COLUMNS) {
    const positions = new Map<number, number>([[0, 0]])
    const column = points[name]
    for (let i = 0; i < points.length; i++) {
      const old = column[i]!
      let position = positions.get(old)
      if (position === undefined) {
        position = words[name].push(points.words[name][old] ?? null) - 1
        positions.set(old, position)
      }
      column[i] = position
    }
  }
  return { ...points, words }
}

function packOne(points: Points): PackedBatch {
  const head: Head = { form: FORM, length: points.length, words: points.words }
  const text = Buffer.from(JSON.stringify(head), "utf8")
  const size = Buffer.alloc(4)
  size.writeUInt32LE(text.length)
  const columns = NUMBER_COLUMNS.map((name) => {
    const { buffer, byteOffset, byteLength } = differences(name, points[name])
    return Buffer.from(buffer, byteOffset, byteLength)
  })
  const bytes = deflateRawSync(Buffer.concat([size, text, ...columns]), { level: 4 })
  const { longitude, latitude } = points
  const [west = 0, east = 0] = ends(longitude)
  const [south = 0, north = 0] = ends(latitude)
  return { points: points.length, west, south, east, north, bytes }
}

const ends = (column: Int32Array) => [
  column.reduce((least, value) => Math.min(least, value), Infinity),
  column.reduce((most, value) => Math.max(most, value), -Infinity),
]

const DIFFERENT: ReadonlySet<NumberColumn> = new Set(["longitude", "latitude", "seconds"])

/** What neighbours differ by takes less room than what they are. */
function differences(name: NumberColumn, column: Points[NumberColumn]): Points[NumberColumn] {
  if (!DIFFERENT.has(name)) return column
  const out = column.slice()
  for (let i = out.length - 1; i > 0; i--) out[i] = out[i]! - out[i - 1]!
  return out
}

/** The points of a batch; throws where the bytes are not one of ours. */
export function unpacked(bytes: Uint8Array): Points {
  const plain = inflateRawSync(bytes)
  const size = plain.readUInt32LE(0)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `packOne` alone
  const head = JSON.parse(plain.toString("utf8", 4, 4 + size)) as Head
  if (head.form !== FORM) throw new Error(`measured points of form ${head.form} cannot be read`)
  let at = 4 + size
  const columns = Object.fromEntries(
    NUMBER_COLUMNS.map((name) => {
      const array = new ARRAYS[name](head.length)
      new Uint8Array(array.buffer).set(plain.subarray(at, at + array.byteLength))
      at += array.byteLength
      if (DIFFERENT.has(name))
        for (let i = 1; i < array.length; i++) array[i] = array[i]! + array[i - 1]!
      return [name, array]
    }),
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for every column
  return { length: head.length, ...columns, words: head.words } as unknown as Points
}
