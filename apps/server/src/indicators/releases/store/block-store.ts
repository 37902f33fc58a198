import type { Reader } from "../../../platform/database.ts"
import { readObject } from "./object-store.ts"

const kept = new Map<string, { readonly lines: readonly string[]; readonly size: number }>()
/** Characters of rows kept in memory: two releases of a whole country. */
const MOST = 40_000_000
let held = 0

/** The lines of a block of rows, kept by the hash that names them: it never changes. */
export async function blockLines(db: Reader, sha256: string): Promise<readonly string[]> {
  const before = kept.get(sha256)
  if (before !== undefined) {
    kept.delete(sha256)
    kept.set(sha256, before)
    return before.lines
  }
  const bytes = await readObject(db, sha256)
  if (bytes === null) throw new Error(`rows ${sha256} of a release cannot be read: verify it`)
  const text = bytes.toString("utf8")
  const lines = text.split("\n").slice(0, -1)
  kept.set(sha256, { lines, size: text.length })
  held += text.length
  for (const [oldest, { size }] of kept) {
    if (held <= MOST || oldest === sha256) break
    kept.delete(oldest)
    held -= size
  }
  return lines
}
