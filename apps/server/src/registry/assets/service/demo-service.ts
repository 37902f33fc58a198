import { OPERATOR, type Context } from "../../../platform/context.ts"
import type { AssetDraft } from "../model.ts"
import { existsOn, type UnitBook, type UnitRecord } from "../../book.ts"
import { carriedTo } from "../../lineage.ts"
import { readBook } from "../../store/book-store.ts"
import { descendants, pathOf } from "../../tree.ts"
import { type DemoPlace, ILLUSTRATION, keptKinds, makeAssets } from "../demo/make-assets.ts"
import { AREAS, type DemoArea } from "../demo/published.ts"
import { demoNotEmpty, demoRefused } from "../errors.ts"
import { addKept, type Kept } from "../store/kept-store.ts"
import { readKinds } from "./kinds-service.ts"
import { readAssets } from "./read-service.ts"
import { assetSaver, saveAssetsIn } from "./save-service.ts"

/** The first day of today's communes. */
const REFORM = "2025-07-01"

export interface DemoAssets {
  readonly assets: number
  readonly areas: number
}

/**
 * Fills a register that is still empty with made-up assets, as many as published texts give, marked
 * as illustrative. Real assets are never mixed with made-up ones.
 */
export async function loadDemoAssets(ctx: Context): Promise<DemoAssets> {
  const infrastructure = [...(await readKinds(ctx.db)).values()].filter(({ apart }) => !apart)
  const kinds = infrastructure.map(({ code }) => code)
  if ((await readAssets(ctx, { kinds })).length > 0) throw demoNotEmpty()
  const units = await readBook(ctx.db)
  let assets = 0
  for (const area of AREAS) assets += await loadArea(ctx, area, units)
  return { assets, areas: AREAS.length }
}

async function loadArea(ctx: Context, area: DemoArea, units: UnitBook): Promise<number> {
  const places = placesOf(units, area)
  const kept = keptKinds(area).map((kind) => ({
    unit: area.unit,
    kind,
    since: area.from,
    until: null,
  }))
  return saveIllustration(ctx, makeAssets(area, places), { text: ILLUSTRATION, kept })
}

/** Saves made-up assets, marked as such, and where the register is kept whole by them; how many they are. */
export async function saveIllustration(
  ctx: Context,
  drafts: readonly AssetDraft[],
  { text, kept }: { readonly text: string; readonly kept: readonly Kept[] },
): Promise<number> {
  const saver = await assetSaver(ctx)
  const source = { kind: "illustration", text } as const
  const saved = await ctx.db.transaction(async (tx) => {
    const done = await saveAssetsIn(ctx, tx, drafts, { source, actor: OPERATOR, saver })
    if (done.act !== null) await addKept(tx, kept, done.act)
    return done
  })
  const wrong = saved.outcomes.find(({ action }) => action === "refuse")
  if (wrong !== undefined) {
    throw demoRefused(kept[0]?.unit ?? "", wrong.problems[0]?.vi ?? "")
  }
  return saved.counts.add
}

/** The communes of a unit that made-up records may lie in, each with a point. */
export const illustrationPlaces = async (
  ctx: Context,
  unit: string,
  from: string,
): Promise<DemoPlace[]> => placesOf(await readBook(ctx.db), { unit, from, without: [] })

/**
 * The communes of an area on its day that went whole into one of today's, each with the nearest point
 * that is known for it: so every made-up asset lies in one commune on all days.
 */
function placesOf(
  units: UnitBook,
  { unit, from, without }: Pick<DemoArea, "unit" | "from" | "without">,
): DemoPlace[] {
  const left = new Set(without.flatMap((id) => descendants(units, id, from).map((one) => one.id)))
  return descendants(units, unit, from)
    .filter((one) => one.level === "commune" && existsOn(one, from) && !left.has(one.id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((one) => {
      if (carriedTo(units, one.id, REFORM).length !== 1) return []
      const point = pointOf(units, one, from)
      return point === null ? [] : [{ unit: one.id, ...point }]
    })
}

/** Its own point, or that of what it became, or of a unit above it. */
function pointOf(units: UnitBook, unit: UnitRecord, day: string) {
  const heirs = carriedTo(units, unit.id, REFORM).map((one) => units.units.get(one.unit))
  const above = pathOf(units, unit, day).toReversed()
  const found = [unit, ...heirs, ...above].find((one) => one !== undefined && one.point !== null)
  const point = found?.point ?? null
  return point === null ? null : { longitude: point.longitude, latitude: point.latitude }
}
