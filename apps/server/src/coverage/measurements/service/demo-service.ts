import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { type Context, OPERATOR } from "../../../platform/context.ts"
import { currentOf } from "../../runs/current.ts"
import { readRuns } from "../../runs/store.ts"
import { readLayer } from "../compare/loader-layers.ts"
import { type DemoLayer, makeLines } from "../demo/make-points.ts"
import { noRunForDemo } from "../errors.ts"
import { standingOf } from "../standing.ts"
import { importMeasurements } from "./import-service.ts"
import { keptRun } from "./kept-run-service.ts"
import { campaignOf } from "./points-service.ts"
import { changeCampaign } from "./write-service.ts"

const SOURCE = "dữ liệu minh họa: làm ra từ vùng phủ tính bằng mô hình, không ai đo"

/**
 * Makes up a drive test over a published run of made-up stations, and publishes its aggregates: it is
 * marked as made up wherever it is shown. Gives the campaign's id.
 */
export async function loadDemoMeasurements(ctx: Context): Promise<string> {
  const runs = (await readRuns(ctx.db)).filter(({ illustrative }) => illustrative)
  const run = currentOf(runs)
  if (run === null) throw noRunForDemo()
  const { sidecar, open } = await keptRun(ctx, run.id)
  const layers: DemoLayer[] = []
  for (const one of sidecar.layers) {
    if (one.operator === null) continue
    const { technology, operator, level, server } = await readLayer(open, sidecar, one)
    if (level !== null && operator !== null) layers.push({ technology, operator, level, server })
  }
  const lines = [...makeLines(layers, sidecar)]
  const folder = await mkdtemp(join(ctx.settings.dataDir, "demo-"))
  try {
    const path = join(folder, "do-kiem-minh-hoa.csv")
    await writeFile(path, lines.join("\n"))
    const { campaign } = await importMeasurements(ctx, {
      path,
      fileName: "do-kiem-minh-hoa.csv",
      options: {},
      destination: { create: described(run), illustrative: true },
      commit: true,
      actor: OPERATOR,
      holder: null,
    })
    const id = campaign?.id ?? ""
    const { version } = standingOf((await campaignOf(ctx, id)).acts)
    await changeCampaign(ctx, OPERATOR, id, { act: "publish", version })
    return id
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const described = ({ name, unit }: { readonly name: string; readonly unit: string | null }) => ({
  name: `Minh họa: đo kiểm trên “${name}”`.slice(0, 200),
  kind: "drive" as const,
  unit: unit ?? "VN",
  by: "Không ai đo: làm ra để xem thử",
  device: null,
  antennaHeight: 1.5,
  place: "car" as const,
  correction: 8,
  correctionBasis: "Giả định tổn hao thân xe, chỉ để xem thử",
  noiseFloor: -124,
  source: SOURCE,
})
