import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { toNfc } from "@tinhso/vietnamese"
import { canonicalJson } from "../canonical.ts"
import { scopeOf } from "../contents.ts"
import { alreadyPublished, notAccepted, ownRelease, rowsChanged } from "../errors.ts"
import { jsonPieces } from "../json-text.ts"
import type { PublishOrder, ReleaseMetadata } from "../model.ts"
import { pack, type Packed, putObject, sha256Of } from "../store/object-store.ts"
import * as store from "../store/release-store.ts"
import { rowsIn, weigh } from "./files-service.ts"
import type { Authorise } from "./prepare-service.ts"
import { basisIn, releaseOf } from "./releases-service.ts"
import { workbookOf } from "./workbook-service.ts"

/** A stored file is kept in pieces of this size. */
const PIECE = 1_000_000

/** `alone`: why the person who prepared it also publishes it; only at the machine's own command line. */
export interface Publishing extends PublishOrder {
  readonly alone?: string | undefined
}

/**
 * Publishes what was prepared, for good. Another person than the one who prepared it does so, and
 * says why where something is amiss with the rows.
 */
export async function publishRelease(
  ctx: Context,
  id: string,
  order: Publishing,
  authorise: Authorise,
): Promise<store.StoredRelease> {
  const release = await releaseOf(ctx.db, id)
  const actor = await authorise(scopeOf(basisIn(release.basis).contents.units))
  refuse(release, order, actor)
  const files = await filesOf(ctx, release)
  await ctx.db.transaction(async (tx) => {
    await store.lockReleases(tx)
    const now = await releaseOf(tx, id)
    refuse(now, { ...order, rowsSha256: release.rowsSha256 }, actor)
    const last = await store.lastPublished(tx)
    const at = ctx.now().toISOString()
    const metadata = canonicalJson(describe(now, files.hashes, { order, actor, at, last }))
    const seal = {
      number: (last?.number ?? 0) + 1,
      publishedAt: at,
      publishedBy: actor.id,
      metadata,
      sha256: sha256Of(metadata),
    }
    for (const piece of files.xlsx) await putObject(tx, piece)
    await store.addFile(
      tx,
      id,
      "xlsx",
      files.xlsx.map(({ sha256 }) => sha256),
    )
    await store.publish(tx, id, seal)
    await record(tx, {
      actor,
      at: new Date(at),
      action: "indicators.publish-release",
      subject: id,
      details: { sha256: seal.sha256, number: seal.number, reason: order.reason ?? null },
    })
  })
  return releaseOf(ctx.db, id)
}

function refuse(release: store.StoredRelease, order: Publishing, actor: Actor): void {
  if (release.number !== null) throw alreadyPublished(release.id)
  if (release.preparedBy === actor.id && wordsOf(order.alone) === null)
    throw ownRelease(hintFor(actor))
  const { rowsSha256, checks } = release
  if (order.rowsSha256 !== undefined && order.rowsSha256 !== rowsSha256) throw rowsChanged()
  if (checks.length > 0 && wordsOf(order.reason) === null) {
    throw notAccepted(checks.map(({ textVi }) => textVi))
  }
}

const hintFor = ({ kind }: Actor) =>
  kind === "operator"
    ? " Nếu máy này chỉ có một người vận hành: --alone LÝ DO (được công khai)."
    : ""

const wordsOf = (text: string | undefined) => toNfc(text ?? "").trim() || null

interface Files {
  readonly hashes: ReleaseMetadata["files"]
  readonly xlsx: readonly Packed[]
}

async function filesOf({ db, now }: Context, release: store.StoredRelease): Promise<Files> {
  const parts = await store.partsOf(db, release.id)
  const json = await weigh(jsonPieces(release.id, rowsIn(db, parts)))
  const xlsx = await workbookOf(db, release, now())
  const pieces: Packed[] = []
  for (let start = 0; start < xlsx.length; start += PIECE) {
    pieces.push(await pack(xlsx.subarray(start, start + PIECE)))
  }
  const csv = { sha256: release.rowsSha256, bytes: release.rowsBytes }
  return {
    hashes: { csv, json, xlsx: { sha256: sha256Of(xlsx), bytes: xlsx.length } },
    xlsx: pieces,
  }
}

interface Sealing {
  readonly order: Publishing
  readonly actor: Actor
  readonly at: string
  readonly last: { readonly id: string; readonly number: number; readonly sha256: string } | null
}

function describe(
  release: store.StoredRelease,
  files: ReleaseMetadata["files"],
  { order, actor, at, last }: Sealing,
): ReleaseMetadata {
  const { id, titleVi, titleEn, noteVi, noteEn, corrects, reason, rows, checks } = release
  return {
    format: "tinhso-release/1",
    id,
    number: (last?.number ?? 0) + 1,
    titleVi,
    titleEn,
    noteVi,
    noteEn,
    corrects,
    reason,
    basis: basisIn(release.basis),
    rows,
    files,
    checks,
    accepted: checks.length === 0 ? null : wordsOf(order.reason),
    preparedAt: release.preparedAt,
    preparedBy: roleOf(release.preparedBy, "administrator"),
    publishedAt: at,
    publishedBy: roleOf(actor.id, "verifier"),
    alone: release.preparedBy === actor.id ? wordsOf(order.alone) : null,
    previous: last === null ? null : { id: last.id, sha256: last.sha256 },
  }
}

/** In which role somebody did it: people are not named. */
const roleOf = (id: string, role: "administrator" | "verifier") =>
  id === "operator" || id === "system" ? id : role
