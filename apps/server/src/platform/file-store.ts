import { createHash, randomUUID } from "node:crypto"
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from "node:fs/promises"
import { join } from "node:path"
import type { Readable } from "node:stream"
import { takingTurns } from "./turns.ts"

/** A file that was received whole and is on the disk, but belongs to nobody yet. */
export interface Received {
  readonly sha256: string
  readonly bytes: number
  /** Where it can be read until it is kept or dropped. */
  readonly path: string
  drop(): Promise<void>
}

/**
 * Files by what is in them: two equal ones are one. A file is there whole or not at all. The
 * directory below is one way to keep them; a store on the network receives to a local file first
 * as well, because only then its name is known.
 */
export interface FileStore {
  /** Writes a stream down as it comes, never more than `most` bytes of it. */
  receive(from: AsyncIterable<Uint8Array>, most: number): Promise<Received>
  /** Makes a received file part of the store. Once this returns, a power cut does not lose it. */
  keep(received: Received): Promise<void>
  /** Null where there is no such file. */
  read(sha256: string): Promise<{ readonly bytes: number; readonly stream: Readable } | null>
  /** To read parts of a file; whoever asks closes it. Null where there is no such file. */
  open(sha256: string): Promise<FileHandle | null>
  list(): AsyncGenerator<Kept>
  remove(sha256: string): Promise<void>
}

interface Kept {
  readonly sha256: string
  readonly bytes: number
  /** When it was last received. */
  readonly at: Date
}

/** More came than may be kept; what was written is gone again. */
export class TooManyBytes extends Error {
  override readonly name = "TooManyBytes"
}

const INCOMING = ".incoming"
const A_DAY = 24 * 60 * 60 * 1000
const SHA256 = /^[0-9a-f]{64}$/u

/** A store in a directory: "ab/ab12…", readable by its owner only. */
export function directoryStore(folder: string): FileStore {
  const incoming = join(folder, INCOMING)
  const folderOf = (sha256: string) => join(folder, sha256.slice(0, 2))
  const pathOf = (sha256: string) => join(folderOf(sha256), sha256)
  let swept = 0
  const sweep = async () => {
    if (Date.now() - swept < A_DAY) return
    swept = Date.now()
    await removeOld(incoming)
  }
  return {
    async receive(from, most) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      await sweep()
      const path = join(incoming, randomUUID())
      const drop = () => rm(path, { force: true })
      try {
        return { ...(await writeDown(from, path, most)), path, drop }
      } catch (error) {
        await drop()
        throw error
      }
    },
    async keep({ sha256, bytes, path }) {
      const target = pathOf(sha256)
      const before = await stat(target).catch(() => null)
      if (before?.size === bytes) {
        const now = new Date()
        await utimes(target, now, now)
        await rm(path, { force: true })
        return
      }
      await mkdir(folderOf(sha256), { recursive: true, mode: 0o700 })
      await rename(path, target)
      await syncFolder(folderOf(sha256))
      await syncFolder(folder)
    },
    open: (sha256) => openKept(sha256, pathOf),
    async read(sha256) {
      const handle = await openKept(sha256, pathOf)
      if (handle === null) return null
      const { size } = await handle.stat()
      return { bytes: size, stream: handle.createReadStream() }
    },
    async *list() {
      for (const name of (await readdir(folder).catch(noSuchFile)) ?? []) {
        if (!/^[0-9a-f]{2}$/u.test(name)) continue
        for (const sha256 of (await readdir(join(folder, name))).toSorted()) {
          if (!SHA256.test(sha256)) continue
          const { size, mtime } = await stat(pathOf(sha256))
          yield { sha256, bytes: size, at: mtime }
        }
      }
    },
    async remove(sha256) {
      if (SHA256.test(sha256)) await rm(pathOf(sha256), { force: true })
    },
  }
}

const openKept = async (sha256: string, pathOf: (sha256: string) => string) =>
  SHA256.test(sha256) ? open(pathOf(sha256), "r").catch(noSuchFile) : null

/** Files that come at the same time leave the event loop to those who save meanwhile. */
const turn = takingTurns(2)

async function writeDown(from: AsyncIterable<Uint8Array>, path: string, most: number) {
  const hash = createHash("sha256")
  let bytes = 0
  const handle = await open(path, "wx", 0o600)
  try {
    for await (const part of from) {
      await turn()
      bytes += part.byteLength
      if (bytes > most) throw new TooManyBytes()
      hash.update(part)
      await writeAll(handle, part)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest("hex"), bytes }
}

async function writeAll(handle: FileHandle, part: Uint8Array): Promise<void> {
  for (let at = 0; at < part.byteLength;) {
    at += (await handle.write(part, at)).bytesWritten
  }
}

/** A new name in a folder outlives a power cut only once the folder itself is written. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r")
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What a killed process left half received. */
async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found !== null && Date.now() - found.mtimeMs > A_DAY) await rm(path, { force: true })
  }
}

function noSuchFile(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null
  throw error
}
