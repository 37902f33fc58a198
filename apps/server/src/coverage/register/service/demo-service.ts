import { liesWithin } from "@tinhso/terrain"
import { OPERATOR, type Context } from "../../../platform/context.ts"
import { illustrationPlaces, readAssets } from "../../../registry/index.ts"
import { distanceToWays } from "../../villages/nearest-line.ts"
import { demoGapsNotEmpty } from "../errors.ts"
import { addSteps, lockNumbers, readGaps } from "../store/gaps-store.ts"
import { keepUnit } from "../store/kept-store.ts"
import { reportIn, stepOf } from "./write-service.ts"
import { AREAS, type DemoGap, makeGaps, type ToMast } from "../demo/make-gaps.ts"

/** No commune is wider, m. */
const LOOKED_AT = 30_000

/**
 * Fills a register that is still empty with made-up gaps, each marked, and says that it is kept whole
 * in their units. They lie where the masts of the register are far, be those made up or not.
 */
export async function loadDemoGaps(ctx: Context): Promise<number> {
  if ((await readGaps(ctx.db)).length > 0) throw demoGapsNotEmpty()
  const masts = await readAssets(ctx, { kinds: ["mast"], states: ["active", "faulty"] })
  const toMast = distanceToAny(masts)
  const all: DemoGap[] = []
  for (const area of AREAS) {
    const places = await illustrationPlaces(ctx, area.unit, area.on)
    all.push(...makeGaps(area, places, toMast))
  }
  return ctx.db.transaction(async (tx) => {
    const last = await lockNumbers(tx)
    const told = all.map(({ facts, steps }) => ({
      facts,
      origin: "illustration" as const,
      illustrative: true,
      said: { ...steps[0], day: steps[0]?.day ?? "" },
    }))
    const ids = await reportIn(ctx, tx, OPERATOR, told, last)
    const at = ctx.now()
    await addSteps(
      tx,
      all.flatMap(({ steps }, i) =>
        steps
          .slice(1)
          .map((step, nth) =>
            stepOf({ gap: ids[i] ?? "", version: nth + 2, state: step.state }, step, OPERATOR, at),
          ),
      ),
    )
    const act = { by: OPERATOR.id, at: at.toISOString() }
    for (const { unit, on } of AREAS) await keepUnit(tx, { unit, since: on }, act)
    return ids.length
  })
}

function distanceToAny(
  masts: readonly { readonly latitude: number | null; readonly longitude: number | null }[],
): ToMast {
  const points = masts.flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [[longitude, latitude] as const],
  )
  return (latitude, longitude) => {
    const near = points.filter(([x, y]) => liesWithin(LOOKED_AT, latitude, longitude, y, x))
    const metres = distanceToWays(near.map((point) => [point]))({ lat: latitude, lon: longitude })
    return Math.min(LOOKED_AT, metres)
  }
}
