/** Vector tiles of a register of 100 000 assets: cold and kept, at every zoom, and after an edit. */
import { cpus, totalmem } from "node:os"
import { type Context, OPERATOR } from "../apps/server/src/platform/context.ts"
import type { Http } from "../apps/server/src/platform/http.ts"
import { saveAssets } from "../apps/server/src/registry/index.ts"
import { buildServer } from "../apps/server/src/server.ts"
import { signedIn } from "../apps/server/src/testing/sign-in.ts"
import {
  draftOf,
  DAY,
  openRegister,
  placeOf,
  recordAssets,
  SIZE,
  SOURCE,
  spread,
} from "./measure/asset-register.ts"
import { temporaryFolder } from "./measure/product.ts"
import { note, p95, report } from "./measure/report.ts"

const FINEST = 16
const TILES = "/api/v1/assets/tiles"

/** Two of three stand in one of a dozen towns, as assets do; every fortieth is a fibre route. */
function townDraft(n: number, unit: string) {
  const place = n % 3 === 0 ? placeOf(n) : inTown(n)
  if (n % 40 !== 1) return draftOf(n, unit, place)
  const [longitude, latitude] = place
  const coordinates = Array.from({ length: 40 }, (_one, i) => [
    longitude + i * 0.0015 * Math.cos(n),
    latitude + i * 0.0015 * Math.sin(n) + 0.0006 * Math.sin(i),
  ])
  const geometry = { type: "LineString" as const, coordinates }
  return { kind: "fibre-route", name: `Tuyến số ${n}`, unit, from: DAY, geometry }
}

function inTown(n: number): [number, number] {
  const [longitude, latitude] = placeOf((n % 12) * 7 + 1)
  const far = 0.08 * spread(n, 0.569_840) ** 2
  const turn = 2 * Math.PI * spread(n, 0.445_042)
  return [longitude + far * Math.cos(turn), latitude + far * Math.sin(turn)]
}

/** The tile of a zoom that an asset lies in. */
function tileOf(zoom: number, [longitude, latitude]: readonly [number, number]): string {
  const tiles = 2 ** zoom
  const north = Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI)
  const x = Math.floor(((longitude + 180) / 360) * tiles)
  return `${zoom}/${x}/${Math.floor((0.5 - north) * tiles)}`
}

/** Tiles where people look: most where most stands. */
const looked = (zoom: number, count: number) => [
  ...new Set(
    Array.from({ length: count * 4 }, (_one, i) =>
      tileOf(zoom, i % 3 === 0 ? placeOf(i * 31) : inTown(i * 31)),
    ),
  ),
]

interface Asked {
  readonly http: Http
  readonly headers: Record<string, string>
}

async function get({ http, headers }: Asked, path: string) {
  const from = performance.now()
  const answer = await http.inject({
    url: `${TILES}/${path}`,
    headers: { ...headers, "accept-encoding": "gzip" },
  })
  const ms = performance.now() - from
  if (![200, 204].includes(answer.statusCode)) throw new Error(answer.body)
  return { ms, bytes: answer.rawPayload.length }
}

/** Every tile once before it was made, and once after; what they weigh. */
async function zooms(asked: Asked, what: string, question: string): Promise<void> {
  const cold: number[] = []
  const kept: number[] = []
  let [biggest, where] = [0, ""]
  for (let zoom = 0; zoom <= FINEST; zoom++) {
    const tiles = looked(zoom, 40)
    const first: number[] = []
    for (const tile of tiles.slice(0, 40)) {
      const { ms, bytes } = await get(asked, `${tile}?${question}`)
      first.push(ms)
      if (bytes > biggest) [biggest, where] = [bytes, tile]
    }
    for (const tile of tiles.slice(0, 40)) kept.push((await get(asked, `${tile}?${question}`)).ms)
    cold.push(...first)
    note(`zoom ${zoom}: ${first.length} tiles, p95 ${p95(first).toFixed(1)} ms`)
  }
  const shared = { size: SIZE, unit: "ms", bar: 30, judged: "p95" } as const
  report({ work: `tile, not kept: ${what}`, values: cold, ...shared })
  report({ work: `tile, kept: ${what}`, values: kept, ...shared })
  const work = `largest tile, packed (${where}): ${what}`
  report({ work, size: SIZE, values: [biggest / 1000], unit: "kB", bar: null })
}

/** After every edit the next tile shows it, and is made from what is in memory. */
async function edits(ctx: Context, asked: Asked): Promise<void> {
  const tile = tileOf(16, [107.5, 21])
  const { outcomes } = await saveAssets(
    ctx,
    [{ kind: "mast", unit: "22", name: "Cột đo", from: DAY, geometry: point(107.5, 21) }],
    { source: SOURCE, actor: OPERATOR },
  )
  const id = outcomes[0]?.id ?? ""
  const values: number[] = []
  await get(asked, `${tile}?kind=mast`)
  for (let n = 0; n < 40; n++) {
    const changed = { id, kind: "mast", name: `Cột đo ${n}`, from: DAY }
    await saveAssets(ctx, [changed], { source: SOURCE, actor: OPERATOR })
    const { ms } = await get(asked, `${n % 2 === 0 ? tile : tileOf(8, [107.5, 21])}?kind=mast`)
    values.push(ms)
  }
  report({
    work: "tile right after an edit",
    size: SIZE,
    values,
    unit: "ms",
    bar: 30,
    judged: "p95",
  })
}

const point = (longitude: number, latitude: number) => ({
  type: "Point" as const,
  coordinates: [longitude, latitude],
})

async function bench(): Promise<void> {
  const [cpu] = cpus()
  note(
    `${cpus().length} × ${cpu?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  )
  const folder = temporaryFolder()
  await recordAssets(folder, townDraft)
  const { db, ctx } = await openRegister(folder)
  const http = await buildServer(ctx)
  const headers = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  const staff = { http, headers }
  const from = performance.now()
  await get(staff, "0/0/0")
  const values = [performance.now() - from]
  const work = "first tile of all: register read, index made"
  report({ work, size: SIZE, values, unit: "ms", bar: null })
  await zooms(staff, "everything, for staff", "")
  await zooms({ http, headers: {} }, "everything, for everybody", "")
  await zooms(
    staff,
    "one kind, technology",
    `kind=base-station&where=${encodeURIComponent("technology=4G|5G")}`,
  )
  await edits(ctx, staff)
  await http.close()
  await db.close()
}

await bench()
