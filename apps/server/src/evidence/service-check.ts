import { createHash } from "node:crypto"
import type { Context } from "../platform/context.ts"
import type { FileStore } from "../platform/file-store.ts"
import { allFiles } from "./store.ts"

/** A file that a document has and the store has not, or not whole. */
interface Fault {
  readonly sha256: string
  readonly what: "missing" | "damaged"
}

interface Checked {
  readonly files: number
  readonly faults: readonly Fault[]
  /** Files that no document has: what was refused after it had been kept. */
  readonly orphans: readonly string[]
}

const A_DAY = 24 * 60 * 60 * 1000

/** Reads every file of every document again. A file of today may still get its document. */
export async function checkFiles({ db, now }: Context, files: FileStore): Promise<Checked> {
  const known = await allFiles(db)
  const faults: Fault[] = []
  for (const { sha256 } of known) {
    const found = await files.read(sha256)
    if (found === null) {
      faults.push({ sha256, what: "missing" })
      continue
    }
    const hash = createHash("sha256")
    found.stream.on("data", (part: Buffer) => void hash.update(part))
    await new Promise((done, failed) => found.stream.on("end", done).on("error", failed))
    if (hash.digest("hex") !== sha256) faults.push({ sha256, what: "damaged" })
  }
  const named = new Set(known.map(({ sha256 }) => sha256))
  const orphans: string[] = []
  for await (const { sha256, at } of files.list()) {
    if (!named.has(sha256) && now().getTime() - at.getTime() > A_DAY) orphans.push(sha256)
  }
  return { files: known.length, faults, orphans }
}
