import { unitsRevision } from "../../registry/index.ts"
import type { Context } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { readRevision } from "../store/catalogue-store.ts"

/** Answers that are kept at most, for one database. */
const MOST = 100
const kept = new WeakMap<Database, Map<string, Promise<unknown>>>()

/**
 * The answer to a question, computed once and kept as long as neither figures nor units change.
 * `question` must name everything that the answer depends on besides them.
 */
export async function keep<T>(
  { db }: Context,
  question: string,
  answer: () => Promise<T>,
): Promise<T> {
  const { number } = await readRevision(db)
  const key = `${number} ${await unitsRevision(db)} ${question}`
  const known = kept.get(db) ?? new Map<string, Promise<unknown>>()
  kept.set(db, known)
  const before = known.get(key)
  known.delete(key)
  const found = before ?? answer()
  known.set(key, found)
  found.catch(() => known.delete(key))
  for (const oldest of known.keys()) {
    if (known.size <= MOST) break
    known.delete(oldest)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a question always has one kind of answer
  return found as Promise<T>
}
