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

/** A picture of a run, opened: tiles are read and unpacked when they are asked for. */
export interface Cog extends CogFrame {
  /** 256 × 256 values; beyond the picture's edge they say nothing. */
  tile(level: number, column: number, row: number): Promise<Values>
  /** The value of a pixel of the picture itself. */
  value(column: number, row: number): Promise<number>
  close(): Promise<void>
}

const inflated = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate)
const PIXELS = COG_TILE * COG_TILE

/** Opens a GeoTIFF of ours and takes care of its handle. */
export async function openCog(handle: FileHandle): Promise<Cog> {
  const read: ReadBytes = async (position, length) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
    if (bytesRead < length) throw new NotOurs("cut off")
    return buffer
  }
  try {
    const frame = await readFrame(read)
    return { ...frame, ...readerOf(frame, read), close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

function readerOf({ levels, sample }: CogFrame, read: ReadBytes): Pick<Cog, "tile" | "value"> {
  const most = PIXELS * BYTES[sample]
  const tile = async (level: number, column: number, row: number): Promise<Values> => {
    const { across, offsets, counts } = levels[level]!
    const at = row * across + column
    const count = counts[at] ?? 0
    if (count === 0 || count > 2 * most + 1024) throw new NotOurs("a tile of no size")
    const bytes = await inflated(await read(offsets[at]!, count), { maxOutputLength: most }).catch(
      () => {
        throw new NotOurs("a broken tile")
      },
    )
    if (bytes.length !== most) throw new NotOurs("a tile cut off")
    return valuesIn(bytes, sample)
  }
  const value = async (column: number, row: number): Promise<number> => {
    const values = await tile(0, Math.floor(column / COG_TILE), Math.floor(row / COG_TILE))
    return values[(row % COG_TILE) * COG_TILE + (column % COG_TILE)]!
  }
  return { tile, value }
}

/** In memory of their own that is aligned for them. */
function valuesIn(bytes: Buffer, sample: Sample): Values {
  const own = new Uint8Array(bytes)
  if (sample === "u8") return own
  if (sample === "u16") return new Uint16Array(own.buffer)
  return sample === "i16" ? new Int16Array(own.buffer) : new Float32Array(own.buffer)
}
