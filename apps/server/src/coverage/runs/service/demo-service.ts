import { createHash } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import { dayInVietnam } from "../../../platform/clock.ts"
import { type Context, OPERATOR } from "../../../platform/context.ts"
import { readAssets, territories as territoriesOf } from "../../../registry/index.ts"
import { DEFAULTS, planOf } from "../computing/plan.ts"
import { makeStations } from "../demo/make-stations.ts"
import { demoThere, noDemoAssets } from "../errors.ts"
import type { NewRun } from "../model.ts"
import { readRuns } from "../store.ts"
import { startThread } from "./compute-thread.ts"
import { keepFolder } from "./keep-service.ts"
import { changeRun } from "./state-service.ts"

const NAME = "Minh họa: quanh Bắc Giang, trạm không có thật, đất phẳng"
/** Today's Bắc Ninh, in which the made-up assets of Bắc Giang lie. */
const UNIT = "24.2025"

/**
 * Computes and publishes coverage of the made-up stations around Bắc Giang on flat ground, for a
 * first look: it is marked as both wherever it is shown. Gives its id.
 */
export async function loadDemoCoverage(ctx: Context): Promise<string> {
  const known = (await readRuns(ctx.db)).find(({ name }) => name === NAME)
  if (known !== undefined) throw demoThere(known.id)
  const day = dayInVietnam(ctx.now())
  const inUse = { states: ["active"], on: day } as const
  const bases = await readAssets(ctx, { ...inUse, kinds: ["base-station"] })
  const masts = await readAssets(ctx, { ...inUse, kinds: ["mast"] })
  const stations = makeStations(bases, new Map(masts.map((mast) => [mast.id, mast])))
  if (stations.length === 0) throw noDemoAssets()
  const unit = (await territoriesOf(ctx.db)).unit(UNIT) === undefined ? null : UNIT
  const act = bases.reduce((last, { version }) => Math.max(last, version), 0)
  const read = {
    stations,
    faults: [],
    sha256: createHash("sha256").update(JSON.stringify(stations)).digest("hex"),
    name: NAME,
    illustrative: stations.length,
    registry: { day, unit, act },
  }
  const asked: NewRun = { name: NAME, unit: UNIT, ground: "flat", radiusKm: 4, resolutionM: 120 }
  const plan = planOf({ ...asked, reliabilities: [...DEFAULTS.reliabilities] }, ctx.settings)
  const folder = await mkdtemp(join(ctx.settings.dataDir, "demo-"))
  try {
    const out = join(folder, "out")
    const compute = { out, squares: join(folder, "squares"), workers: availableParallelism() }
    await startThread({ plan, read, compute }, () => undefined).ended
    const id = await keepFolder(ctx, OPERATOR, out, { name: NAME, unit })
    await changeRun(ctx, OPERATOR, id, { state: "published", version: 1 })
    return id
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
