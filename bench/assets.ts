/** A register of 100 000 assets: loading it, lists with filter and map box, saving, counting. */
import { allMigrations } from "../apps/server/src/migrations.ts"
import { type Context, OPERATOR } from "../apps/server/src/platform/context.ts"
import { openEmbedded } from "../apps/server/src/platform/embedded.ts"
import type { Http } from "../apps/server/src/platform/http.ts"
import { silentLog } from "../apps/server/src/platform/log.ts"
import { migrate, postgresTarget } from "../apps/server/src/platform/migrations.ts"
import { settingsFrom } from "../apps/server/src/platform/settings.ts"
import {
  assetQueries,
  loadShippedUnits,
  readAssets,
  saveAssets,
  unitsOn,
} from "../apps/server/src/registry/index.ts"
import { buildServer } from "../apps/server/src/server.ts"
import { signedIn } from "../apps/server/src/testing/sign-in.ts"
import { temporaryFolder } from "./measure/product.ts"
import { note, report } from "./measure/report.ts"

const ASSETS = 100_000
const SIZE = "100 000 assets"
const DAY = "2026-01-01"
const SOURCE = { kind: "form" } as const

/** A fraction that wanders over 0 … 1 without repeating itself. */
const spread = (n: number, step: number) => (n * step) % 1

/** A fifth masts, the rest stations of four technologies by four operators, all over three provinces. */
function drafts(from: number, to: number, communes: readonly string[]) {
  return Array.from({ length: to - from }, (_one, i) => {
    const n = from + i
    const unit = communes[n % communes.length] ?? ""
    const place = [105.6 + spread(n, 0.618_034) * 2.4, 20.7 + spread(n, 0.754_877) * 1.2]
    const shared = {
      unit,
      from: DAY,
      codes: [{ scheme: "BENCH", code: `B-${n}` }],
      geometry: { type: "Point" as const, coordinates: place },
    }
    if (n % 5 === 0) {
      const attributes = { class: "A2b", height: 24 + (n % 30) }
      return { ...shared, kind: "mast", name: `Cột số ${n}`, attributes }
    }
    const attributes = {
      technology: ["2G", "3G", "4G", "5G"][n % 4] ?? "4G",
      operator: ["452-01", "452-02", "452-04", "452-05"][(n >> 2) % 4] ?? "452-04",
      frequency_mhz: 1800,
      power_dbm: 43,
    }
    return { ...shared, kind: "base-station", name: `Trạm số ${n}`, attributes }
  })
}

async function fill(ctx: Context): Promise<void> {
  const communes = (await unitsOn(ctx.db, "commune", DAY)).map(({ id }) => id)
  for (let n = 0; n < ASSETS; n += 20_000) {
    const from = performance.now()
    const saved = await saveAssets(ctx, drafts(n, n + 20_000, communes), {
      source: SOURCE,
      actor: OPERATOR,
    })
    if (saved.counts.add !== 20_000) throw new Error(JSON.stringify(saved.outcomes[0]))
    const seconds = (performance.now() - from) / 1000
    report({
      work: "save 20 000 drafts, checked",
      size: SIZE,
      values: [seconds],
      unit: "s",
      bar: null,
    })
  }
}

async function timed(count: number, work: (i: number) => Promise<void>): Promise<number[]> {
  const values: number[] = []
  for (let i = -20; i < count; i++) {
    const from = performance.now()
    await work(i + 20)
    if (i >= 0) values.push(performance.now() - from)
  }
  return values
}

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
  const settings = settingsFrom({ TINHSO_DATA: folder }, "/")
  const opened = async () => {
    const db = await openEmbedded(`${folder}/postgres`)
    const ctx: Context = {
      db,
      now: () => new Date("2026-07-01T00:00:00Z"),
      log: silentLog,
      settings,
    }
    return { db, ctx }
  }
  const first = await opened()
  await migrate(postgresTarget(first.db, first.ctx.now), await allMigrations())
  await loadShippedUnits(first.ctx)
  note("recording assets …")
  await fill(first.ctx)
  await first.db.close()
  const { db, ctx } = await opened()
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
  const stations = assetQueries.find(({ code }) => code === "assets.base-stations")
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
