import type { FastifyRequest } from "fastify"
import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { AssetBook, type AssetLife } from "../book.ts"
import {
  assetChanged,
  assetMerged,
  assetNotFound,
  mergeRefused,
  unmergeRefused,
} from "../errors.ts"
import { codesOf, fieldName } from "../facts.ts"
import { addApart } from "../import/duplicates/store.ts"
import { fillingFrom } from "../merge/fill.ts"
import { undoing } from "../merge/undo.ts"
import type { AssetMerger, AssetMergerStanding, AssetSource, AssetUnmerger } from "../model.ts"
import type { PlannedStatement } from "../plan/plan.ts"
import { factsOn, isKnown } from "../replay.ts"
import { actsOf, placesOf } from "../store/acts-store.ts"
import { addAct, addMerger, addStatements, addUnmerger, lockAssets } from "../store/assets-store.ts"
import { bookInside, currentBook } from "./book-service.ts"
import { refIn, renamed } from "./detail-service.ts"
import { mayChange } from "./write-service.ts"

const FORM: AssetSource = { kind: "form" }

/**
 * Makes one asset another one: its id leads there for ever, its codes and what the other lacks go
 * over, both histories stay.
 */
export async function mergeAssets(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
  { id, merger }: { readonly id: string; readonly merger: AssetMerger },
): Promise<void> {
  await mayChange(ctx, gate, request, id)
  const { actor } = await mayChange(ctx, gate, request, merger.into)
  await mergeAs(ctx, actor, id, merger)
}

async function mergeAs(
  ctx: Context,
  actor: Actor,
  id: string,
  { into, version, intoVersion, reason }: AssetMerger,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const lock = await lockAssets(tx)
    const book = await bookInside(ctx, tx, lock)
    const [from, to] = [current(book, id, version), current(book, into, intoVersion)]
    if (from.id === to.id) throw mergeRefused("Không thể gộp một tài sản vào chính nó.")
    if (from.kind !== to.kind) {
      throw mergeRefused(`“${id}” và “${into}” khác loại; chỉ gộp được hai tài sản cùng loại.`)
    }
    const [act, at] = [lock.act + 1, ctx.now()]
    const note = `gộp ${id} vào ${into}: ${toNfc(reason).trim()}`
    await addAct(tx, { act, at: at.toISOString(), actor: actor.id, source: FORM, note })
    await addMerger(tx, { id, into, act })
    await addStatements(tx, fillingFrom(from, to, act))
    const details = { into, reason }
    await record(tx, { actor, at, action: "registry.merge-assets", subject: id, details })
  })
}

function current(book: AssetBook, id: string, version: number): AssetLife {
  const life = book.life(id)
  if (life === undefined) throw assetNotFound(id)
  if (life.mergedInto !== null) throw assetMerged(id, life.mergedInto)
  if (life.version !== version) throw assetChanged(id)
  return life
}

interface Merged {
  readonly from: AssetLife
  readonly into: AssetLife
  readonly merged: number
}

/** The merger that an asset stands in; refused where it is in none. */
function mergerOf(book: AssetBook, id: string): Merged {
  const from = book.life(id)
  if (from === undefined) throw assetNotFound(id)
  const into = from.mergedInto === null ? undefined : book.life(from.mergedInto)
  if (into === undefined || from.merged === null) {
    throw unmergeRefused([`“${id}” không gộp vào tài sản nào.`])
  }
  return { from, into, merged: from.merged }
}

/** Acts about the one that goes on, after a merger, that are no mergers themselves. */
function actsAfter({ into, merged }: Merged, book: AssetBook): number[] {
  const mergers = new Set(
    [into.id, ...book.mergedInto(into.id)].flatMap((id) => {
      const life = book.life(id)
      return [life?.merged ?? 0, ...(life?.undone ?? []).flatMap((one) => [one.merged, one.act])]
    }),
  )
  const acts = into.statements.map(({ act }) => act)
  return [...new Set(acts)].filter((act) => act > merged && !mergers.has(act))
}

interface Undo {
  readonly statements: readonly PlannedStatement[]
  /** Why it cannot be done. */
  readonly hindrances: readonly string[]
}

function undoOf(
  book: AssetBook,
  it: Merged,
  {
    move,
    act,
    today,
  }: { readonly move: readonly number[]; readonly act: number; readonly today: string },
): Undo {
  const { from, into, merged } = it
  const hindrances: string[] = []
  if (into.mergedInto !== null) {
    hindrances.push(
      `“${into.id}” sau đó đã gộp tiếp vào “${into.mergedInto}”; hãy tách lại “${into.id}” trước.`,
    )
  }
  const after = new Set(actsAfter(it, book))
  for (const one of move.filter((number) => !after.has(number))) {
    hindrances.push(`Lần ghi ${one} không phải điều được ghi về “${into.id}” sau khi gộp.`)
  }
  const others = book
    .mergedInto(into.id)
    .flatMap((id) => book.life(id) ?? [])
    .filter((life) => life.id !== from.id && life.mergedInto === into.id)
    .toSorted((a, b) => (a.merged ?? 0) - (b.merged ?? 0))
  const statements = undoing({ from, into, merged, move: new Set(move), others, act })
  const then = new AssetBook(book)
  const undone = [{ id: from.id, into: into.id, merged, act }]
  then.add({ act, assets: [], merged: [], undone, statements, answers: [] })
  hindrances.push(...sharedCodes(then, from.id, today))
  return { statements, hindrances }
}

/** Codes of the asset that comes back which another one has by now. */
function* sharedCodes(book: AssetBook, id: string, today: string): Generator<string> {
  const life = book.life(id)
  if (life === undefined) return
  for (const { scheme, code } of codesOf(factsOn(life.statements, today))) {
    for (const other of book.withCode(life.kind, scheme, code)) {
      const found = book.life(other)
      if (other === id || found === undefined || found.mergedInto !== null) continue
      const facts = factsOn(found.statements, today)
      const has = codesOf(facts).some(
        (one) => one.scheme === scheme && one.code.toUpperCase() === code.toUpperCase(),
      )
      if (!has || !isKnown(facts)) continue
      yield `Mã “${code}” (${scheme}) nay là của “${other}”: hãy bỏ mã ấy ở “${other}”, hoặc chuyển lần ghi đã đặt nó.`
    }
  }
}

/** A merger as it stands, and what undoing it would do. */
export async function mergerStanding(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
  { id, move }: { readonly id: string; readonly move: readonly number[] },
): Promise<AssetMergerStanding> {
  const book = await currentBook(ctx)
  const it = mergerOf(book, id)
  await mayChange(ctx, gate, request, id)
  await mayChange(ctx, gate, request, it.into.id)
  const today = dayInVietnam(ctx.now())
  const after = actsAfter(it, book)
  const acts = await actsOf(ctx.db, [it.merged, ...after])
  const places = new Map((await placesOf(ctx.db, it.into.id)).map(({ act, place }) => [act, place]))
  const told = acts.find(({ act }) => act === it.merged)
  const [asset, into] = [refIn(book, id, today), refIn(book, it.into.id, today)]
  if (told === undefined || asset === null || into === null) throw assetNotFound(id)
  const { hindrances } = undoOf(book, it, { move, act: book.act + 1, today })
  const taken = it.into.statements.filter(({ act }) => act === it.merged)
  return {
    asset,
    into,
    at: told.at,
    by: told.by,
    note: told.note,
    intoVersion: it.into.version,
    givesBack: [...new Set(taken.flatMap(({ said }) => Object.keys(said)))]
      .map(fieldName)
      .toSorted(),
    after: acts
      .filter(({ act }) => act !== it.merged)
      .map((act) => ({
        ...act,
        place: places.get(act.act) ?? null,
        said: it.into.statements
          .filter((one) => one.act === act.act)
          .map(({ from, to, said }) => ({ from, to, fields: renamed(said) })),
      })),
    hindrances: [...hindrances],
  }
}

/**
 * Undoes a merger by an act of its own: both assets are there again with their histories. What was
 * said after the merger stays with the one that went on unless it is moved. They are not proposed
 * for merging again.
 */
export async function unmergeAssets(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
  { id, unmerger }: { readonly id: string; readonly unmerger: AssetUnmerger },
): Promise<void> {
  const { into } = mergerOf(await currentBook(ctx), id)
  await mayChange(ctx, gate, request, id)
  const { actor } = await mayChange(ctx, gate, request, into.id)
  await unmergeAs(ctx, actor, id, unmerger)
}

async function unmergeAs(
  ctx: Context,
  actor: Actor,
  id: string,
  { intoVersion, reason: given, move = [] }: AssetUnmerger,
): Promise<void> {
  const reason = toNfc(given).trim()
  if (reason === "") throw unmergeRefused(["Hãy ghi lý do."])
  await ctx.db.transaction(async (tx) => {
    const lock = await lockAssets(tx)
    const book = await bookInside(ctx, tx, lock)
    const it = mergerOf(book, id)
    const into = it.into.id
    if (it.into.version !== intoVersion) throw assetChanged(into)
    const [act, at] = [lock.act + 1, ctx.now()]
    const { statements, hindrances } = undoOf(book, it, { move, act, today: dayInVietnam(at) })
    if (hindrances.length > 0) throw unmergeRefused(hindrances)
    const note = `tách lại ${id} khỏi ${into}: ${reason}`
    await addAct(tx, { act, at: at.toISOString(), actor: actor.id, source: FORM, note })
    await addUnmerger(tx, { id, into, merged: it.merged, act })
    await addStatements(tx, statements)
    const [asset = id, other = into] = [id, into].toSorted()
    await addApart(tx, { asset, other, reason }, { actor: actor.id, at })
    const details = { from: into, reason, moved: move }
    await record(tx, { actor, at, action: "registry.unmerge-assets", subject: id, details })
  })
}
