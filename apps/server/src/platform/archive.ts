import { randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import { open, rename, rm } from "node:fs/promises"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import { extract, pack } from "tar-stream"

/** Something in an archive: streamed, never whole in memory. */
export interface Packed {
  readonly name: string
  readonly bytes: number
  readonly content: Readable
}

/** What is in a backup is mostly compressed already: time is dearer than size. */
const LEVEL = 1

/**
 * Writes a gzipped tar file beside the target and renames it when it is on the disk: one that was
 * interrupted never looks like a whole one. Returns its size.
 */
export async function writeArchive(file: string, entries: AsyncIterable<Packed>): Promise<number> {
  const part = `${file}.${randomUUID()}.part`
  try {
    const handle = await open(part, "wx", 0o600)
    try {
      const tar = pack()
      const write = async (gzipped: AsyncIterable<Uint8Array>) => {
        for await (const some of gzipped) await handle.writeFile(some)
      }
      const written = pipeline(Readable.from(tar), createGzip({ level: LEVEL }), write)
      const added = addAll(tar, entries)
      added.catch((error: unknown) => tar.destroy(error instanceof Error ? error : undefined))
      await Promise.all([added, written])
      await handle.sync()
      const { size } = await handle.stat()
      await rename(part, file)
      return size
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function addAll(tar: ReturnType<typeof pack>, entries: AsyncIterable<Packed>): Promise<void> {
  for await (const { name, bytes, content } of entries) {
    await pipeline(content, tar.entry({ name, size: bytes, mode: 0o600 }))
  }
  tar.finalize()
}

/** Reads an archive from its beginning; each entry must be read before the next one comes. */
export async function readArchive(
  file: string,
  take: (entry: Packed) => Promise<void>,
): Promise<void> {
  const tar = extract()
  const reading = pipeline(createReadStream(file), createGunzip(), tar)
  reading.catch(() => undefined)
  for await (const entry of tar) {
    const { name, size } = entry.header
    await take({ name, bytes: size, content: Readable.from(entry) })
  }
  await reading
}

export const packedText = (name: string, text: string): Packed => {
  const bytes = Buffer.from(text)
  return { name, bytes: bytes.byteLength, content: Readable.from([bytes]) }
}
