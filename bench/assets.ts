/** A register of 100 000 assets: loading it, lists with filter and map box, saving, counting. */
import { type Context, OPERATOR } from "../apps/server/src/platform/context.ts"
import type { Http } from "../apps/server/src/platform/http.ts"
import { assetQueries, readAssets, saveAssets } from "../apps/server/src/registry/index.ts"
import { buildServer } from "../apps/server/src/server.ts"
import { signedIn } from "../apps/server/src/testing/sign-in.ts"
import {
  DAY,
  draftOf,
  openRegister,
  recordAssets,
  SIZE,
  SOURCE,
  spread,
  timed,
} from "./measure/asset-register.ts"
import { temporaryFolder } from "./measure/product.ts"
import { report } from "./measure/report.ts"

const box = (n: number, side: number) => {
  const [west, south] = [105.6 + spread(n + 7, 0.618_034) * 2, 20.7 + spread(n + 7, 0.754_877)]
  return [west, south, west + side, south + side].map((value) => value.toFixed(5)).join(",")
}

async function lists(http: Http, headers: Record<string, string>): Promise<void> {
  const asked = async (work: string, bar: number | null, path: (n: number) => string) => {
    const values = await timed(100, async (n) => {
      const answer = await http.inject({ url: `/api/v1/assets${path(n)}`, headers })
      if (answer.statusCode !== 200) throw new Error(answer.body)
    })
    report({ work, size: SIZE, values, unit: "ms", bar, judged: "p95" })
  }
  const filter = "kind=base-station&where=technology%3D4G%7C5G"
  await asked("list: kind, technology, map box", 20, (n) => `?${filter}&box=${box(n, 0.2)}`)
  await asked("… a wide box", 20, (n) => `?${filter}&box=${box(n, 1)}`)
  await asked("… a box around everything", 20, (n) => `?${filter}&box=10${n % 6},8,110,24`)
  await asked("list: province, kind", 20, () => "?unit=22&kind=mast")
  await asked("list: words, over everything", null, (n) => `?q=tram+so+${n + 100}`)
  await asked("list: by name, over everything", null, () => "?sort=name")
  await asked("counts by kind and state", null, () => "/counts?state=active")
  await asked("one asset", null, (n) => `/TS-${String(n + 1000).padStart(6, "0")}`)
}

async function saves(ctx: Context, http: Http, headers: Record<string, string>): Promise<void> {
  const own = await saveAssets(ctx, [{ kind: "mast", unit: "22", name: "Cột đo", from: DAY }], {
    source: SOURCE,
    actor: OPERATOR,
  })
  const id = own.outcomes[0]?.id ?? ""
  const values = await timed(30, async (n) => {
    const changed = { id, kind: "mast", name: `Cột đo ${n}`, from: DAY }
    await saveAssets(ctx, [changed], { source: SOURCE, actor: OPERATOR })
    const answer = await http.inject({ url: `/api/v1/assets?q=cot+do+${n}&kind=mast`, headers })
    if (answer.json<{ total: number }>().total === 0) throw new Error("not current")
  })
  const work = "save one, then find it in the list"
  report({ work, size: SIZE, values, unit: "ms", bar: 1000, judged: "p95" })
}

async function bench(): Promise<void> {
  const folder = temporaryFolder()
  const saved = await recordAssets(folder, draftOf)
  const work = "save 20 000 drafts, checked"
  report({ work, size: SIZE, values: saved, unit: "s", bar: null })
  const { db, ctx } = await openRegister(folder)
  const from = performance.now()
  const found = await readAssets(ctx, { ids: ["TS-000001"] })
  if (found.length !== 1) throw new Error("not loaded")
  const seconds = (performance.now() - from) / 1000
  report({
    work: "load the register into memory",
    size: SIZE,
    values: [seconds],
    unit: "s",
    bar: null,
  })
  const http = await buildServer(ctx)
  const headers = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  await lists(http, headers)
  await saves(ctx, http, headers)
  const stations = (await assetQueries(db)).find(({ code }) => code === "assets.base-stations")
  const counted = await timed(5, async () => void (await stations?.records(db, "2026-06-30")))
  report({
    work: "records behind a figure, one day",
    size: SIZE,
    values: counted,
    unit: "ms",
    bar: null,
  })
  await http.close()
  await db.close()
}

await bench()
