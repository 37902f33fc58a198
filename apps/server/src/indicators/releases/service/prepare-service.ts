import { createHash } from "node:crypto"
import { toNfc } from "@tinhso/vietnamese"
import { Value } from "typebox/value"
import { record } from "../../../platform/audit.ts"
import { breathing } from "../../../platform/breath.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { territories, unitsSnapshot } from "../../../registry/index.ts"
import { instantOf } from "../../as-of.ts"
import { batchAt, lockHead } from "../../cells/store/acts.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { badInstant } from "../../errors.ts"
import { Formulas } from "../../query/formulas.ts"
import { readUnits } from "../../query/read-asked.ts"
import { unitsOn } from "../../query/units-asked.ts"
import { catalogueOf } from "../../service/catalogue-service.ts"
import { lockRevision } from "../../store/catalogue-store.ts"
import { canonicalJson } from "../canonical.ts"
import { closureOf } from "../closure.ts"
import { contentsOf, scopeOf } from "../contents.ts"
import { alreadyPublished, badRelease, idTaken, releaseTooLarge } from "../errors.ts"
import { View } from "../../../registry/model.ts"
import { type Basis, type Contents, type ReleaseDraft, ReleaseId } from "../model.ts"
import { type Block, blocksOf, countRows, dayFor, periodsIn } from "../rows.ts"
import { HEADER, lineOf } from "../row-text.ts"
import { knownFigures, newestFigure } from "../store/figures-store.ts"
import { dropUnused, pack, type Packed, putObject } from "../store/object-store.ts"
import * as store from "../store/release-store.ts"
import { Tally } from "../tally.ts"
import { checksBesides } from "./checks-service.ts"
import { basisIn, releaseOf } from "./releases-service.ts"
import { askingOf, figuresOf, keepUnits, worldOf } from "./world-service.ts"

/** Says who does it, once it is known for which units; refuses who may not. */
export type Authorise = (unitIds: readonly string[]) => Promise<Actor>

/** Rows of one release: a sheet of a workbook holds twice as many. */
const MOST_ROWS = 500_000

const BAD_ID =
  "id: từ 2 đến 64 chữ thường không dấu, chữ số và dấu gạch nối, ví dụ 2024-q3 hoặc 2024-q3-dinh-chinh"

const BAD_VIEW = "view: phải là reported hoặc at:NGÀY, ví dụ at:2026-01-31"

/**
 * Computes a release and keeps it as it is, for another person to look at and publish. Only values
 * that are published themselves count.
 */
export async function prepareRelease(
  ctx: Context,
  draft: ReleaseDraft,
  authorise: Authorise,
): Promise<store.StoredRelease> {
  if (!Value.Check(ReleaseId, draft.id)) throw badRelease(BAD_ID)
  const view: string | undefined = draft.view
  if (view !== undefined && !Value.Check(View, view)) throw badRelease(BAD_VIEW)
  const contents = good(contentsOf(draft, await definitionsOf(ctx), dayInVietnam(ctx.now())))
  await refuseTooMuch(ctx, contents)
  const actor = await authorise(scopeOf(contents.units))
  if ((await store.findRelease(ctx.db, draft.id)) !== null) throw idTaken(draft.id)
  const correction = await correctionOf(ctx, draft)
  const snapshot = await unitsSnapshot(ctx.db)
  const units = await pack(snapshot)
  const basis = await basisOf(ctx, contents, draft.asOf, units.sha256)
  const made = await makeRows(ctx, basis, snapshot)
  const prepared: store.StoredRelease = {
    id: draft.id,
    titleVi: toNfc(draft.titleVi).trim(),
    titleEn: toNfc(draft.titleEn).trim(),
    noteVi: toNfc(draft.noteVi ?? "").trim(),
    noteEn: toNfc(draft.noteEn ?? "").trim(),
    ...correction,
    basis: canonicalJson(basis),
    units: units.sha256,
    rows: made.tally.rows,
    unitCount: made.tally.units,
    rowsSha256: made.sha256,
    rowsBytes: made.bytes,
    checks: [...made.tally.checks(), ...(await checksBesides(ctx, basis, made))],
    preparedAt: ctx.now().toISOString(),
    preparedBy: actor.id,
    number: null,
    publishedAt: null,
    publishedBy: null,
    metadata: null,
    sha256: null,
  }
  await ctx.db.transaction(async (tx) => {
    for (const one of [units, ...made.packed]) await putObject(tx, one)
    if (!(await store.addRelease(tx, prepared))) throw idTaken(draft.id)
    await store.addParts(tx, draft.id, made.parts)
    await record(tx, {
      actor,
      at: new Date(prepared.preparedAt),
      action: "indicators.prepare-release",
      subject: draft.id,
      details: { rows: prepared.rows, rowsSha256: prepared.rowsSha256, batch: basis.batch },
    })
  })
  return releaseOf(ctx.db, draft.id)
}

function good<T>(read: { readonly good: T } | { readonly wrong: string }): T {
  if ("wrong" in read) throw badRelease(read.wrong)
  return read.good
}

/** Refuses units that do not exist and more rows than one release may have, before any work. */
async function refuseTooMuch(ctx: Context, contents: Contents): Promise<void> {
  const known = await territories(ctx.db)
  const asked = good(readUnits(contents.units))
  for (const period of periodsIn(contents)) {
    const found = unitsOn(asked, dayFor(contents, period), known)
    if ("wrong" in found) throw badRelease(`units: ${found.wrong}`)
  }
  const definitions = await definitionsOf(ctx)
  const asking = { contents, definitions, formulas: new Formulas(definitions) }
  const count = countRows(asking, known)
  if (count > MOST_ROWS) throw releaseTooLarge(count, MOST_ROWS)
}

/** The release that a draft corrects, and why; a release is corrected once, then its correction is. */
async function correctionOf(
  { db }: Context,
  { corrects, reason }: ReleaseDraft,
): Promise<Pick<store.StoredRelease, "corrects" | "reason">> {
  const why = toNfc(reason ?? "").trim()
  if (corrects === undefined) {
    if (why !== "") throw badRelease("reason: chỉ bản đính chính mới có lý do đính chính")
    return { corrects: null, reason: null }
  }
  const corrected = await releaseOf(db, corrects)
  if (corrected.number === null) {
    throw badRelease(`corrects: “${corrects}” chưa được công bố nên không cần đính chính`)
  }
  const other = (await store.listReleases(db)).find(
    (one) => one.corrects === corrects && one.number !== null,
  )
  if (other !== undefined) {
    throw badRelease(
      `corrects: “${corrects}” đã được đính chính bằng “${other.id}”; hãy đính chính bản ấy`,
    )
  }
  if (why === "") throw badRelease("reason: bản đính chính phải nêu lý do")
  return { corrects, reason: why }
}

/** What is known now, or was at an instant: marked while nothing is being recorded. */
async function basisOf(
  ctx: Context,
  contents: Contents,
  asOfText: string | undefined,
  units: string,
): Promise<Basis> {
  const asked = asOfText === undefined || asOfText === "" ? null : instantOf(asOfText)
  if (asOfText !== undefined && asOfText !== "" && asked === null) throw badInstant(asOfText)
  if (asked !== null && asked > ctx.now().toISOString()) {
    throw badRelease(`asOf: ${asked} chưa đến`)
  }
  const marks = await ctx.db.transaction(async (tx) => {
    const head = await lockHead(tx)
    const revision = await lockRevision(tx)
    const now = [ctx.now().toISOString(), head.recordedAt, revision.changedAt].toSorted().at(-1)
    const asOf = asked ?? now ?? ""
    return {
      asOf,
      batch: asked === null ? head.batch : await batchAt(tx, asOf),
      figuresUpTo: await newestFigure(tx, asked),
    }
  })
  const definitions = await definitionsOf(ctx)
  return {
    contents,
    ...marks,
    ...closureOf(contents.indicators, definitions, marks.asOf),
    documents: contents.figures ? await documentsOf(ctx, contents.indicators, marks) : {},
    units,
  }
}

/** The public texts that figures of these measures were taken from, as rows name them. */
async function documentsOf(
  ctx: Context,
  measures: readonly string[],
  { figuresUpTo: upTo, asOf }: Pick<Basis, "figuresUpTo" | "asOf">,
): Promise<Basis["documents"]> {
  const { documents } = await catalogueOf(ctx)
  const figures = await knownFigures(ctx.db, { measures, upTo, asOf })
  const used = [...new Set(figures.map(({ document }) => document))].toSorted()
  return Object.fromEntries(
    used.map((id) => {
      const { number, title } = documents.get(id) ?? { number: null, title: id }
      return [id, `${number ?? ""} ${title}`.trim()]
    }),
  )
}

interface Made {
  readonly tally: Tally
  readonly sha256: string
  readonly bytes: number
  readonly parts: store.Part[]
  readonly packed: Packed[]
  /** Ids of the figures of public texts. */
  readonly figures: string[]
}

async function makeRows({ db }: Context, basis: Basis, snapshot: string): Promise<Made> {
  const units = keepUnits(basis.units, snapshot)
  const figures = await figuresOf(db, basis, units)
  const count = countRows(askingOf(basis), units) + figures.length
  if (count > MOST_ROWS) throw releaseTooLarge(count, MOST_ROWS)
  if (count === 0)
    throw badRelease("Không có dòng nào: không đơn vị nào được hỏi tồn tại trong các kỳ ấy.")
  const world = await worldOf(db, basis, units)
  const hash = createHash("sha256").update(HEADER)
  const tally = new Tally()
  const made: Made = {
    tally,
    sha256: "",
    bytes: 0,
    parts: [],
    packed: [],
    figures: figures.map(({ figure }) => figure),
  }
  let bytes = Buffer.byteLength(HEADER)
  const breath = breathing()
  for (const block of blocksOf(world, figures)) {
    const before = tally.filled
    const text = textOf(block, tally)
    const packed = await pack(text)
    hash.update(text)
    bytes += packed.size
    made.packed.push(packed)
    const { indicator, period, rows } = block
    const filled = tally.filled - before
    const part = made.parts.length
    made.parts.push({ part, indicator, period, rows: rows.length, filled, sha256: packed.sha256 })
    if (breath.due()) await breath.take()
  }
  if (tally.filled === 0) {
    throw badRelease(
      `Cả ${tally.rows.toLocaleString("vi-VN")} dòng đều không có số liệu đã công bố; hãy công bố số liệu trước.`,
    )
  }
  return { ...made, sha256: hash.digest("hex"), bytes }
}

function textOf({ rows }: Block, tally: Tally): string {
  const lines = rows.map((row) => {
    tally.add(row)
    return lineOf(row)
  })
  return `${lines.join("\n")}\n`
}

/** Drops a release that was only prepared; its address may be used again. */
export async function discardRelease(
  ctx: Context,
  id: string,
  authorise: Authorise,
): Promise<void> {
  const release = await releaseOf(ctx.db, id)
  if (release.number !== null) throw alreadyPublished(id)
  const actor = await authorise(scopeOf(basisIn(release.basis).contents.units))
  await ctx.db.transaction(async (tx) => {
    await store.lockReleases(tx)
    if ((await releaseOf(tx, id)).number !== null) throw alreadyPublished(id)
    const names = (await store.partsOf(tx, id)).map(({ sha256 }) => sha256)
    await store.discard(tx, id)
    await dropUnused(tx, [...names, release.units])
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "indicators.discard-release",
      subject: id,
      details: { rowsSha256: release.rowsSha256 },
    })
  })
}
