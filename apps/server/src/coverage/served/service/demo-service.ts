import { type Context, OPERATOR } from "../../../platform/context.ts"
import { illustrationPlaces, saveIllustration, territories } from "../../../registry/index.ts"
import { villagesThere } from "../errors.ts"
import { keepResult } from "./keep-service.ts"
import { openRun, runsSeen } from "./runs-service.ts"
import { villagesOn } from "./villages-service.ts"
import { makeVillages, VILLAGE_ILLUSTRATION } from "../demo/make-villages.ts"

/** Bắc Giang, whose published texts the other made-up records follow too. */
const UNIT = "24"
const FROM = "2024-10-09"
/** `bg-09` of `data/published-figures.csv`: of all households those with fibre. */
const FIBRE_SHARE = 0.863

/**
 * Fills a register of villages that is still empty with made-up ones, marked as illustrative, and says
 * that it is kept whole in the province. How many they are.
 */
export async function loadDemoVillages(ctx: Context): Promise<number> {
  if ((await villagesOn(ctx.db, FROM)).byId.size > 0) throw villagesThere()
  const units = await territories(ctx.db)
  const communes = (await illustrationPlaces(ctx, UNIT, FROM)).flatMap((place) => {
    const ref = units.ref(place.unit, FROM)
    return ref === undefined ? [] : [{ ...place, fullName: ref.fullName, name: ref.name }]
  })
  const drafts = makeVillages(communes, { from: FROM, fibreShare: FIBRE_SHARE })
  return saveIllustration(ctx, drafts, {
    text: VILLAGE_ILLUSTRATION,
    kept: [{ unit: UNIT, kind: "village", since: FROM, until: null }],
  })
}

const everything = () => true

/** Asks the published run of made-up stations for them; the id of the result, null without a run. */
export async function countDemoVillages(ctx: Context): Promise<string | null> {
  const current = [...(await runsSeen(ctx, everything)).values()].find((run) => run.current)
  if (current === undefined) return null
  const run = await openRun(ctx, current.id, everything)
  return run.illustrative ? keepResult(ctx, OPERATOR, run, {}) : null
}
