import { randomUUID } from "node:crypto"
import { createWriteStream } from "node:fs"
import { mkdir, readdir, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import type { MultipartFile } from "@fastify/multipart"
import { uploadTooLarge } from "./upload-errors.ts"

export const UPLOAD_MEGABYTES = 64
const A_DAY = 24 * 60 * 60 * 1000

/** A file that was sent, for as long as it is worked on. */
export interface Upload {
  readonly path: string
  /** As the sender calls it. */
  readonly name: string
  remove(): Promise<void>
}

/**
 * Keeps an uploaded file in `folder` until it is removed; one that breaks off or is too large
 * leaves nothing. What a killed process left behind is removed a day later.
 */
export async function keepUpload(folder: string, part: MultipartFile): Promise<Upload> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeOld(folder)
  const path = join(folder, randomUUID())
  const remove = () => rm(path, { force: true })
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600, flags: "wx" }))
    if (part.file.truncated) throw uploadTooLarge(UPLOAD_MEGABYTES)
  } catch (error) {
    await remove()
    throw error
  }
  return { path, name: nameOf(part.filename), remove }
}

/** Only the last part of a path, whichever system it was typed on. */
function nameOf(sent: string): string {
  return (
    sent
      .split(/[\\/]/u)
      .at(-1)
      ?.replace(/\p{Cc}/gu, "")
      .slice(0, 200) || "tệp"
  )
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found !== null && Date.now() - found.mtimeMs > A_DAY) await rm(path, { force: true })
  }
}
