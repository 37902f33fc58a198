import type { Reader } from "../../platform/database.ts"
import { bookOf, type UnitBook } from "../book.ts"
import { readFacts, revisionOf } from "./facts-store.ts"

/** Books by revision. A revision is never used for other content, so a book stays true. */
const books = new Map<string, Promise<UnitBook>>()
const KEPT = 2

/** All units in memory, read again only when the registry has changed. */
export async function readBook(db: Reader): Promise<UnitBook> {
  const revision = await revisionOf(db)
  const known = books.get(revision)
  if (known !== undefined) return known
  const reading = readWhole(db, revision)
  books.set(revision, reading)
  reading.catch(() => books.delete(revision))
  for (const old of [...books.keys()].slice(0, -KEPT)) books.delete(old)
  return reading
}

async function readWhole(db: Reader, revision: string): Promise<UnitBook> {
  for (let before = revision; ;) {
    const facts = await readFacts(db)
    const after = await revisionOf(db)
    if (after === before) return bookOf(facts)
    before = after
  }
}
