import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../../platform/audit.ts"
import { dayInVietnam } from "../../../../platform/clock.ts"
import type { Actor, Context } from "../../../../platform/context.ts"
import { readBook } from "../../../store/book-store.ts"
import { refOf } from "../../../view.ts"
import { assetNotFound } from "../../errors.ts"
import type { Asset } from "../../model.ts"
import { readKinds } from "../../service/kinds-service.ts"
import { readAssets } from "../../service/read-service.ts"
import type { Sight } from "../../sight.ts"
import { notApart } from "../errors.ts"
import { type Cluster, clustersOf, pairKey, type Placed } from "./clusters.ts"
import type { ApartDecision, DuplicateGroup } from "./model.ts"
import { addApart, apartPairs } from "./store.ts"

/** Groups of assets that may be one, as far as whoever asks may change one of each; nearest first. */
export async function findDuplicates(
  ctx: Context,
  sight: Sight,
  asked: { readonly kind?: string | undefined; readonly limit: number },
): Promise<DuplicateGroup[]> {
  const apart = new Set((await apartPairs(ctx.db)).map(({ asset, other }) => pairKey(asset, other)))
  const kinds = [...(await readKinds(ctx.db)).values()].filter(
    ({ code, sameWithin }) => sameWithin !== null && (asked.kind ?? code) === code,
  )
  const networks = await networksOnMasts(ctx)
  const groups: DuplicateGroup[] = []
  for (const { code, sameWithin } of kinds) {
    const assets = (await readAssets(ctx, { kinds: [code] })).filter(isStanding)
    const byId = new Map(assets.map((asset) => [asset.id, asset]))
    const placed = assets.map((asset) => placedOf(asset, networks))
    for (const cluster of clustersOf(placed, sameWithin ?? 0, apart)) {
      const members = cluster.members.flatMap((id) => byId.get(id) ?? [])
      if (!members.some((asset) => isMine(asset, sight))) continue
      groups.push(groupOf(code, sameWithin ?? 0, members, cluster, networks))
    }
  }
  const first = groups
    .toSorted((a, b) => (a.pairs[0]?.metres ?? 0) - (b.pairs[0]?.metres ?? 0))
    .slice(0, asked.limit)
  return withUnitNames(ctx, first)
}

type PlacedAsset = Asset & { readonly longitude: number; readonly latitude: number }

const isStanding = (asset: Asset): asset is PlacedAsset =>
  asset.longitude !== null && asset.latitude !== null && asset.state !== "removed"

const isMine = ({ unit, owner, operator }: Asset, sight: Sight) =>
  sight.everything ||
  (unit !== null && sight.unit(unit)) ||
  [owner, operator].some((one) => one !== null && sight.organisation(one))

/** Networks of the stations on each mast. */
async function networksOnMasts(ctx: Context): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, Set<string>>()
  for (const { attributes } of await readAssets(ctx, { kinds: ["base-station"] })) {
    const { mast, operator } = attributes
    if (typeof mast !== "string" || typeof operator !== "string") continue
    const there = found.get(mast)
    if (there === undefined) found.set(mast, new Set([operator]))
    else there.add(operator)
  }
  return new Map([...found].map(([mast, some]) => [mast, [...some].toSorted()]))
}

type Networks = ReadonlyMap<string, readonly string[]>

function placedOf(asset: PlacedAsset, networks: Networks): Placed {
  const { id, longitude, latitude, owner, operator } = asset
  const holder = owner ?? operator
  return { id, longitude, latitude, holders: holder === null ? (networks.get(id) ?? []) : [holder] }
}

function groupOf(
  kind: string,
  within: number,
  members: readonly PlacedAsset[],
  { pairs }: Cluster,
  networks: Networks,
): DuplicateGroup {
  return {
    kind,
    within,
    pairs: [...pairs],
    members: members.map(({ id, name, codes, owner, unit, longitude, latitude, version }) => ({
      id,
      name,
      codes: codes.map(({ code }) => code),
      owner,
      networks: [...(networks.get(id) ?? [])],
      unitName: unit,
      longitude,
      latitude,
      version,
    })),
  }
}

async function withUnitNames(ctx: Context, groups: readonly DuplicateGroup[]) {
  const { units } = await readBook(ctx.db)
  const today = dayInVietnam(ctx.now())
  const nameOf = (id: string | null) => {
    const unit = id === null ? undefined : units.get(id)
    return unit === undefined ? null : refOf(unit, today).fullName
  }
  return groups.map((group) => ({
    ...group,
    members: group.members.map((member) => ({
      ...member,
      unitName: nameOf(member.unitName),
    })),
  }))
}

/** Remembers that two assets are not the same; they are not proposed again. */
export async function keepApart(
  ctx: Context,
  actor: Actor,
  sight: Sight,
  { asset, other, reason }: ApartDecision,
): Promise<void> {
  const both = await readAssets(ctx, { ids: [asset, other] })
  const missing = [asset, other].find((id) => !both.some((one) => one.id === id))
  if (missing !== undefined) throw assetNotFound(missing)
  if (asset === other || !both.some((one) => isMine(one, sight))) throw notApart()
  const [first = "", second = ""] = [asset, other].toSorted()
  const at = ctx.now()
  await ctx.db.transaction(async (tx) => {
    const pair = { asset: first, other: second, reason: toNfc(reason).trim() }
    if (!(await addApart(tx, pair, { actor: actor.id, at }))) return
    const details = { other: second, reason: pair.reason }
    await record(tx, { actor, at, action: "registry.keep-assets-apart", subject: first, details })
  })
}
