import type { Reader, Writer } from "../../../platform/database.ts"
import { AssetBook } from "../book.ts"
import { additionsSince, assetRevision, type Lock } from "../store/assets-store.ts"

/** Hears which assets acts have touched. */
type Hear = (touched: ReadonlySet<string>) => void

interface Kept {
  readonly book: AssetBook
  readonly hearers: Set<Hear>
  catching: Promise<void> | null
  /** What the transaction that holds the lock has recorded. */
  inside: { readonly transaction: string; readonly book: AssetBook } | null
}

/** One book for each database; it only ever grows. */
const kept = new WeakMap<object, Kept>()

/** Whatever has the database. */
export interface HasDb {
  readonly db: Reader
}

function keptFor({ db }: HasDb): Kept {
  const there = kept.get(db)
  if (there !== undefined) return there
  const made: Kept = { book: new AssetBook(), hearers: new Set(), catching: null, inside: null }
  kept.set(db, made)
  return made
}

/** Reads what was recorded since, as `reader` sees it. */
async function catchUp(own: Kept, reader: Reader, upTo: number): Promise<void> {
  const { book } = own
  while (book.act < upTo) {
    const from = book.act
    const additions = await additionsSince(reader, from, upTo)
    // Whoever else caught up meanwhile has taken these in already.
    if (book.act !== from) continue
    const touched = book.add(additions)
    for (const hear of own.hearers) hear(touched)
  }
}

/** All assets, with everything that is recorded now. */
export async function currentBook(ctx: HasDb): Promise<AssetBook> {
  const own = keptFor(ctx)
  const { act } = await assetRevision(ctx.db)
  while (own.book.act < act) {
    own.catching ??= catchUp(own, ctx.db, act).finally(() => (own.catching = null))
    await own.catching
  }
  return own.book
}

/** Tells of every asset that is touched from now on. */
export function whenTouched(ctx: HasDb, hear: Hear): void {
  keptFor(ctx).hearers.add(hear)
}

/**
 * All assets as a transaction sees them that holds the lock: what it has recorded itself too, which
 * nobody else can see yet.
 */
export async function bookInside(ctx: HasDb, tx: Writer, lock: Lock): Promise<AssetBook> {
  const own = keptFor(ctx)
  if (own.inside?.transaction === lock.transaction) return own.inside.book
  await catchUp(own, tx, lock.act)
  return own.book
}

/** Keeps what a transaction has recorded for its next question. */
export function keepInside(ctx: HasDb, { transaction }: Lock, book: AssetBook): void {
  keptFor(ctx).inside = { transaction, book }
}
