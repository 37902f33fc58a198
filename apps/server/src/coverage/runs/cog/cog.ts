import type { FileHandle } from "node:fs/promises"
import { promisify } from "node:util"
import { inflate } from "node:zlib"
import type { Values } from "../../raster/raster.ts"
import {
  BYTES,
  COG_TILE,
  type CogFrame,
  NotOurs,
  type ReadBytes,
  readFrame,
  type Sample,
} from "./directory.ts"

/** A picture of a run whose directories were read: tiles are read when they are asked for. */
export interface Cog extends CogFrame {
  /** 256 × 256 values; beyond the picture's edge they say nothing. */
  tile(level: number, column: number, row: number): Promise<Values>
}

/** Opens the file; it is closed again after every read, so that no handle is left behind. */
export type OpenFile = () => Promise<FileHandle>

const inflated = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate)
const PIXELS = COG_TILE * COG_TILE

export async function readCog(open: OpenFile): Promise<Cog> {
  const frame = await withFile(open, readFrame)
  const most = PIXELS * BYTES[frame.sample]
  return {
    ...frame,
    async tile(level, column, row) {
      const { across, offsets, counts } = frame.levels[level]!
      const at = row * across + column
      const count = counts[at] ?? 0
      if (count === 0 || count > 2 * most) throw new NotOurs("a tile of no size")
      const packed = await withFile(open, (read) => read(offsets[at]!, count))
      const bytes = await inflated(packed, { maxOutputLength: most }).catch(() => {
        throw new NotOurs("a broken tile")
      })
      if (bytes.length !== most) throw new NotOurs("a tile cut off")
      return valuesIn(bytes, frame.sample)
    },
  }
}

async function withFile<T>(open: OpenFile, work: (read: ReadBytes) => Promise<T>): Promise<T> {
  const handle = await open()
  try {
    return await work(async (position, length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
      if (bytesRead < length) throw new NotOurs("cut off")
      return buffer
    })
  } finally {
    await handle.close()
  }
}

/** In memory of their own that is aligned for them. */
function valuesIn(bytes: Buffer, sample: Sample): Values {
  const own = new Uint8Array(bytes)
  if (sample === "u8") return own
  if (sample === "u16") return new Uint16Array(own.buffer)
  return sample === "i16" ? new Int16Array(own.buffer) : new Float32Array(own.buffer)
}
