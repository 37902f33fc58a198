import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { assetNotFound } from "../errors.ts"
import { attributesTold, featureOf, tellableOf } from "../feature.ts"
import type { Box } from "../geometry.ts"
import type { AssetKind } from "../model.ts"
import { pageOf, readCursor } from "../page.ts"
import { findByFilter, toldOf } from "../service/list-service.ts"
import { groundOf, viewOn } from "../service/view-service.ts"
import { BLIND, sees, type Sight } from "../sight.ts"
import type { Standing } from "../standing.ts"
import { collectionOf, queryablesOf } from "./describe.ts"
import { badParameter, collectionNotFound } from "./errors.ts"
import type { Links } from "./links.ts"
import { readItemsQuestion } from "./question.ts"

const EVERY_STATE = ["planned", "active", "faulty", "removed"] as const

/** Whoever sees nothing whole is told of the kinds that are published, all others of every kind. */
export async function kindsFor(ctx: Context, sight: Sight): Promise<AssetKind[]> {
  const { kinds } = await groundOf(ctx)
  return [...kinds.listed.values()].filter((kind) => sight !== BLIND || kind.public.listed)
}

async function kindFor(ctx: Context, id: string, sight: Sight): Promise<AssetKind> {
  const kind = (await kindsFor(ctx, sight)).find(({ code }) => code === id)
  if (kind === undefined) throw collectionNotFound(id)
  return kind
}

export async function readCollections(ctx: Context, sight: Sight, links: Links) {
  const view = await viewOn(ctx, dayInVietnam(ctx.now()))
  const kinds = await kindsFor(ctx, sight)
  return {
    links: links.collections(),
    collections: kinds.map((kind) =>
      collectionOf(kind, extentOf(view.ofKind(kind.code), kind, sight), links),
    ),
  }
}

export async function readCollection(ctx: Context, id: string, sight: Sight, links: Links) {
  const kind = await kindFor(ctx, id, sight)
  const view = await viewOn(ctx, dayInVietnam(ctx.now()))
  return collectionOf(kind, extentOf(view.ofKind(id), kind, sight), links)
}

/** Around all places that are told to whoever asks; null where none is. */
function extentOf(all: Iterable<Standing>, { public: told }: AssetKind, sight: Sight): Box | null {
  const open = told.listed && told.place === "exact"
  let found: [number, number, number, number] | null = null
  for (const standing of all) {
    const { box } = standing
    if (box === null || !(open || sees(sight, standing))) continue
    found ??= [...box]
    found[0] = Math.min(found[0], box[0])
    found[1] = Math.min(found[1], box[1])
    found[2] = Math.max(found[2], box[2])
    found[3] = Math.max(found[3], box[3])
  }
  return found
}

export async function readQueryables(ctx: Context, id: string, sight: Sight, links: Links) {
  return queryablesOf(await kindFor(ctx, id, sight), sight !== BLIND, links)
}

/** A page of a collection as GeoJSON. */
export async function readItems(
  ctx: Context,
  id: string,
  asked: { readonly query: Readonly<Record<string, unknown>>; readonly search: URLSearchParams },
  sight: Sight,
  links: Links,
) {
  const kind = await kindFor(ctx, id, sight)
  const attributes = attributesTold(kind, sight !== BLIND)
  const question = readItemsQuestion(asked.query, { code: id, attributes }, dayInVietnam)
  if ("refused" in question) throw badParameter(question.about, question.refused)
  const { filter, boxes, limit, after } = question
  const cursor = after === null ? null : readCursor(after, "id")
  if (after !== null && cursor === null)
    throw badParameter("after", "không phải chỗ tiếp của trang")
  const day = question.day ?? dayInVietnam(ctx.now())
  const standings = new Set<Standing>()
  for (const box of boxes.length === 0 ? [undefined] : boxes) {
    const { found } = await findByFilter(ctx, { ...filter, box }, day, sight)
    for (const standing of found) standings.add(standing)
  }
  const { rows, next } = pageOf([...standings], { sort: "id", after: cursor, limit })
  const told = await tellerFor(ctx, kind, day, sight)
  return {
    type: "FeatureCollection" as const,
    timeStamp: ctx.now().toISOString(),
    numberMatched: standings.size,
    numberReturned: rows.length,
    links: links.items(id, asked.search, next),
    features: rows.map(told),
  }
}

async function tellerFor(ctx: Context, kind: AssetKind, day: string, sight: Sight) {
  const { stands } = await viewOn(ctx, day)
  const properties = tellableOf(kind, sight !== BLIND)
  return (standing: Standing) => featureOf(toldOf(standing, sight, stands), properties)
}

/** One asset as it stands today, one that was removed too. */
export async function readItem(
  ctx: Context,
  id: string,
  feature: string,
  sight: Sight,
  links: Links,
) {
  const kind = await kindFor(ctx, id, sight)
  const day = dayInVietnam(ctx.now())
  const filter = { kinds: [id], ids: [feature], states: EVERY_STATE }
  const [standing] = (await findByFilter(ctx, filter, day, sight)).found
  if (standing === undefined) throw assetNotFound(feature)
  const told = await tellerFor(ctx, kind, day, sight)
  return { ...told(standing), links: links.item(id, feature) }
}
