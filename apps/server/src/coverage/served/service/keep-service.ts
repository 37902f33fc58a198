import { breathing } from "../../../platform/breath.ts"
import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { unitBoundaries } from "../../../registry/index.ts"
import { type PictureFrame, pixelsOfUnit, type UnitPixels } from "../../served-area/served-area.ts"
import { pointsOfVillage } from "../../villages/spread.ts"
import type { CountedVillage } from "../counting.ts"
import { layersAsked } from "../definitions.ts"
import { dayInFuture, noSuchDefinition, nothingComputed, noVillages } from "../errors.ts"
import { shippedDefinitions } from "../loader.ts"
import type { NewResult, ServedDefinition } from "../model.ts"
import { readPictures } from "../read-pictures.ts"
import { addResult, type LayerRow } from "../store/served-store.ts"
import { polygonsOf, type RegisteredVillage } from "../village-of.ts"
import { today } from "./results-service.ts"
import type { OpenRun } from "./runs-service.ts"
import { type VillageBook, villagesOn } from "./villages-service.ts"

/** The definition of a code; the usual one without it. */
function definitionAsked(code: string | undefined): ServedDefinition {
  const known = shippedDefinitions()
  const found = code === undefined ? known[0] : known.find((one) => one.code === code)
  if (found !== undefined) return found
  throw noSuchDefinition(
    code ?? "",
    known.map((one) => one.code),
  )
}

/** Asks a kept run for the villages of a day, and keeps what it says; the id of the result. */
export async function keepResult(
  ctx: Context,
  actor: Actor,
  run: OpenRun,
  { definition: code, day = today(ctx) }: Omit<NewResult, "run">,
): Promise<string> {
  if (day > today(ctx)) throw dayInFuture(today(ctx))
  const definition = definitionAsked(code)
  const book = await villagesOn(ctx.db, day)
  const villages = villagesOf(book, run)
  if (villages.length === 0) throw noVillages(day)
  const layers = layersAsked(run.pictures, definition)
  if (layers.length === 0) throw nothingComputed()
  const units = await pixelsOf(ctx, book, villages, run.frame)
  const places = villages.map((one) => pointsOfVillage(placed(one), definition.spreadM))
  const question = { frame: run.frame, pictures: run.pictures, layers, places, units }
  const kept: LayerRow[] = []
  const breath = breathing()
  for await (const { layer, covered, known, areas } of readPictures(question)) {
    kept.push({
      ...layer,
      covered: [...covered],
      known: [...known],
      areas: Object.fromEntries(
        [...areas].map(([unit, area]) => [
          unit,
          [area.served, area.unserved, area.unknown, area.beyond],
        ]),
      ),
    })
    if (breath.due()) await breath.take()
  }
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const illustrative = run.illustrative || villages.some((one) => one.illustrative)
    const id = await addResult(tx, {
      run: run.id,
      day,
      definition,
      register: book.revision,
      villages: villages.map(counted),
      layers: kept,
      illustrative,
      actor: actor.id,
      at: at.toISOString(),
    })
    const details = { run: run.id, day, villages: villages.length, definition: definition.code }
    await record(tx, { actor, at, action: "coverage.keep-served", subject: id, details })
    return id
  })
}

/** Villages with a place, in the unit whose run it is, in the order of their ids. */
function villagesOf(book: VillageBook, { unit }: OpenRun): RegisteredVillage[] {
  return book.byUnit
    .map(({ village }) => village)
    .filter(({ longitude, latitude }) => longitude !== null && latitude !== null)
    .filter((one) => unit === null || (one.unit !== null && book.above(one.unit).includes(unit)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const counted = (village: RegisteredVillage): CountedVillage => ({
  id: village.id,
  name: village.name,
  unit: village.unit,
  lat: village.latitude ?? 0,
  lon: village.longitude ?? 0,
  population: village.population,
  households: village.households,
})

const placed = (village: RegisteredVillage) => ({
  ...counted(village),
  unit: "",
  area: village.area,
})

/** The pixels of the units that villages lie in, and of all above them, where a boundary is loaded. */
async function pixelsOf(
  ctx: Context,
  book: VillageBook,
  villages: readonly RegisteredVillage[],
  frame: PictureFrame,
): Promise<Map<string, UnitPixels>> {
  const units = new Set(villages.flatMap(({ unit }) => (unit === null ? [] : book.above(unit))))
  units.delete("VN")
  const found = await unitBoundaries(ctx.db, [...units])
  return new Map(
    found.flatMap(({ unit, geometry }) => {
      const area = polygonsOf(geometry)
      return area.length === 0 ? [] : [[unit, pixelsOfUnit(frame, area)] as const]
    }),
  )
}
