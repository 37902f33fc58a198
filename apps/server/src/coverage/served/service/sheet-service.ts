import { bearingTo, distanceBetween } from "@tinhso/terrain"
import type { Context } from "../../../platform/context.ts"
import { assetsNear } from "../../../registry/index.ts"
import { findGaps } from "../../register/service/list-service.ts"
import { BLIND } from "../../register/service/sight-service.ts"
import type { SeesRun } from "../../runs/service/read-service.ts"
import { villageNotFound } from "../errors.ts"
import type { NearStation, ServedResult, VillageLayer, VillageSheet } from "../model.ts"
import { nearestOfEach } from "../nearest-of-each.ts"
import { answersOf, villageLayer } from "./answers-service.ts"
import { villageTold } from "./list-service.ts"
import { operatorNames } from "./operator-names.ts"
import { resultAsked, today } from "./results-service.ts"
import { villagesOn } from "./villages-service.ts"

/** Stations farther away are no neighbours. */
const FAR = 20_000
/** A gap whose place is nearer than this is the village's own. */
const SAME = 300

/** Everything that is known of a village and its signal, as everybody is told. */
export async function villageSheet(
  ctx: Context,
  id: string,
  asked: { readonly at?: string | undefined; readonly result?: string | undefined },
  sees: SeesRun,
): Promise<VillageSheet> {
  const { at = today(ctx) } = asked
  const book = await villagesOn(ctx.db, at)
  const found = book.byId.get(id)
  if (found === undefined) throw villageNotFound(id)
  const { village } = found
  const result = await resultAsked(ctx, asked.result, sees)
  const above = village.unit === null ? [] : book.above(village.unit)
  const path = above.flatMap((unit) => {
    const name = book.units.ref(unit, at)?.fullName
    return unit === "VN" || name === undefined ? [] : [{ unit, name }]
  })
  const { longitude, latitude } = village
  const place = longitude === null || latitude === null ? null : { longitude, latitude }
  return {
    at,
    village: villageTold(found),
    path,
    result,
    layers: result === null ? [] : await layersOf(ctx, result, id),
    stations: place === null ? [] : await stationsNear(ctx, place, at),
    gaps: place === null ? [] : await gapsAt(ctx, place, at),
  }
}

async function layersOf(ctx: Context, result: ServedResult, id: string): Promise<VillageLayer[]> {
  const { layers, positions } = await answersOf(ctx.db, result.id)
  const position = positions.get(id)
  if (position === undefined) return []
  return layers.map((layer) => villageLayer(layer, position, result.definition.rule))
}

interface Place {
  readonly longitude: number
  readonly latitude: number
}

/** The nearest station of every operator and technology. */
async function stationsNear(ctx: Context, place: Place, on: string): Promise<NearStation[]> {
  const near = await assetsNear(ctx, { kind: "base-station", metres: FAR, on, ...place })
  const names = await operatorNames(ctx)
  const stations = near.flatMap(({ asset, metres }) => {
    const { technology, operator } = asset.attributes
    const { id, name, state, longitude, latitude, illustrative } = asset
    if (longitude === null || latitude === null) return []
    return [
      {
        id,
        name,
        technology: typeof technology === "string" ? technology : "",
        operator: typeof operator === "string" ? operator : "",
        operatorName: typeof operator === "string" ? (names.get(operator) ?? null) : null,
        state,
        distanceM: metres,
        bearing: Math.round(bearingTo(place.latitude, place.longitude, latitude, longitude)),
        illustrative,
      },
    ]
  })
  return nearestOfEach(stations)
}

/** Registered gaps of which it is a village. */
async function gapsAt(
  ctx: Context,
  { longitude, latitude }: Place,
  at: string,
): Promise<VillageSheet["gaps"]> {
  const far = SAME / 100_000
  const box = [longitude - far, latitude - far, longitude + far, latitude + far]
  const { rows } = await findGaps(
    ctx,
    { at, box: box.map((one) => one.toFixed(6)).join(",") },
    BLIND,
  )
  return rows
    .map((gap) => ({
      gap,
      distanceM: Math.round(
        Math.min(
          ...gap.villages.map((one) =>
            distanceBetween(latitude, longitude, one.latitude, one.longitude),
          ),
        ),
      ),
    }))
    .filter(({ distanceM }) => distanceM <= SAME)
    .toSorted((a, b) => a.distanceM - b.distanceM)
}
