import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { Type } from "typebox"
import { listAudit } from "../../platform/audit.ts"
import { OPERATOR } from "../../platform/context.ts"
import { sql } from "../../platform/sql.ts"
import { keepFolder } from "../runs/service/keep-service.ts"
import { changeRun } from "../runs/service/state-service.ts"
import { hills, madeRun } from "../runs/testing/made-run.ts"
import { readLayer } from "./compare/loader-layers.ts"
import { middleOf } from "./compare/pixels.ts"
import type {
  CampaignDetail,
  CampaignList,
  Comparison,
  MeasuredCells,
  MeasurementReport,
} from "./model.ts"
import { keptRun } from "./service/kept-run-service.ts"
import { readPoints } from "./store/points-store.ts"
import { campaign, openMeasurements } from "./testing/stand.ts"

type Stand = Awaited<ReturnType<typeof openMeasurements>>

let stand: Stand
let run: string
/** Longitude, latitude, modelled level of some pixels of the run. */
let modelled: [number, number, number][]

beforeAll(async () => {
  stand = await openMeasurements()
  const terrain = await hills()
  const { ctx } = stand
  run = await keepFolder(ctx, OPERATOR, await madeRun(terrain, {}, { illustrative: 4 }), {
    name: "Thử",
    unit: "22",
  })
  await changeRun(ctx, OPERATOR, run, { state: "published", version: 1 })
  const { sidecar, open } = await keptRun(ctx, run)
  const one = sidecar.layers.find(
    ({ technology, operator }) => technology === "4G" && operator === "Viettel",
  )
  const { level } = await readLayer(open, sidecar, one!)
  modelled = Array.from({ length: level!.length }, (_, pixel) => {
    const { longitude, latitude } = middleOf(sidecar.grid, pixel)
    return [longitude, latitude, level![pixel]!] as [number, number, number]
  }).filter(([, , said]) => said > -110)
})
afterAll(() => stand.close())
beforeEach(() =>
  stand.ctx.db.transaction((tx) =>
    tx.script(
      "truncate coverage.campaign, coverage.campaign_act, coverage.campaign_file, coverage.measured_batch, coverage.measurement_mapping",
    ),
  ),
)

const HEAD = "Timestamp,Longitude,Latitude,Operatorname,NetworkTech,Level,CellID,IMEI,Số điện thoại"
const IMEI = "356938035643809"
const PHONE = "0912345678"

/** Points measured `offset` dB beside what the run says. */
const drive = (offset: number, count = 200) =>
  [
    HEAD,
    ...modelled
      .slice(0, count)
      .map(([lon, lat, level]) =>
        [
          "2026-03-15 10:00:00",
          lon.toFixed(6),
          lat.toFixed(6),
          "Viettel",
          "LTE",
          (level + offset).toFixed(2),
          "",
          IMEI,
          PHONE,
        ].join(","),
      ),
  ].join("\n")

async function kept(text: string, more: object = {}): Promise<CampaignDetail> {
  const answer = await stand.send(text, { create: campaign(more) }, { commit: true })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const { id = "" } = answer.json<MeasurementReport>().campaign ?? {}
  return (await get(`/${id}`, stand.editor)).json<CampaignDetail>()
}

const get = (path: string, headers: Record<string, string> = {}) =>
  stand.http.inject({ url: `/api/v1/coverage/campaigns${path}`, headers })

const act = (id: string, payload: object, headers = stand.editor) =>
  stand.http.inject({
    method: "POST",
    url: `/api/v1/coverage/campaigns/${id}/acts`,
    headers,
    payload,
  })

test("a look says what was understood and refused, and writes nothing", async () => {
  const text = [
    HEAD,
    "2026-03-15 10:00:00,107.1,20.95,Viettel,LTE,-95,1,,",
    "2026-03-15 10:00:00,20.95,107.1,Viettel,LTE,-95,1,,",
    "2026-03-15 10:00:00,0,0,Viettel,LTE,-95,1,,",
    "2026-03-15 10:00:00,107.1,20.95,Viettel,LTE,-300,1,,",
    "2027-03-15 10:00:00,107.1,20.95,Viettel,LTE,-95,1,,",
  ].join("\n")
  const report = (await stand.send(text, {})).json<MeasurementReport>()

  expect(report).toMatchObject({ committed: false, campaign: null, timezone: "+07:00" })
  expect(report.counts).toMatchObject({ rows: 5, points: 1, refused: 3, repeated: 1 })
  expect(report.refused.map(({ cell, code }) => [cell, code])).toEqual([
    ["B4", "place-outside"],
    ["F5", "level-range"],
    ["A6", "time-future"],
  ])
  expect(report.notes.join(" ")).toContain("đổi chỗ")
  expect((await get("", stand.editor)).json<CampaignList>().rows).toEqual([])
})

test("points become a campaign, with its deed in the log, and the same content is refused", async () => {
  const one = await kept(drive(-6))
  const again = await stand.send(
    drive(-6),
    { create: campaign() },
    { commit: true, name: "khac.csv" },
  )
  const [deed] = await listAudit(stand.ctx.db, null, 1)

  expect(one).toMatchObject({ id: "DS-000001", state: "kept", points: 200, from: "2026-03-15" })
  expect(one.parts).toMatchObject([{ technology: "4G", operator: "452-04", points: 200 }])
  expect(again.statusCode).toBe(409)
  expect(again.json<{ detail: string }>().detail).toContain("DS-000001")
  expect(deed).toMatchObject({ action: "coverage.add-measurements", subject: "DS-000001" })
})

test("nothing of a person or a device is kept anywhere", async () => {
  const report = await stand.send(drive(-6), { create: campaign() }, { commit: true })
  const { db } = stand.ctx
  const rows = await db.column(
    Type.String(),
    sql`select c::text from coverage.campaign c union all select a::text from coverage.campaign_act a
        union all select f::text from coverage.campaign_file f union all select e::text from platform.audit_entry e`,
  )
  const { words } = await readPoints(db, "DS-000001")
  const everything = [...rows, JSON.stringify(words), report.body].join("\n")

  expect(everything).not.toContain(IMEI)
  expect(everything).not.toContain(PHONE)
  expect(
    report.json<MeasurementReport>().columns.filter(({ target }) => target === "personal"),
  ).toHaveLength(2)
})

test("who may not write a unit's campaigns may not import into it, nor see them", async () => {
  const refused = await stand.send(
    drive(-6),
    { create: campaign() },
    { commit: true, headers: stand.stranger },
  )
  const nobody = await stand.send(drive(-6), {}, { headers: {} })
  const one = await kept(drive(-6))

  expect([refused.statusCode, nobody.statusCode]).toEqual([403, 401])
  expect((await get(`/${one.id}`, stand.stranger)).statusCode).toBe(404)
  expect((await get("")).json<CampaignList>().rows).toEqual([])
  expect((await act(one.id, { act: "publish", version: 1 }, stand.reader)).statusCode).toBe(403)
})

test("everybody sees a published campaign in cells, no finer than allowed and none with few points", async () => {
  const one = await kept(drive(-6, 150))
  const fine = await act(one.id, { act: "publish", version: 1, cell: 100, least: 2 })
  const published = await act(one.id, { act: "publish", version: 1, cell: 1000, least: 12 })
  const seen = (await get(`/${one.id}`)).json<CampaignDetail>()
  const cells = (await get(`/${one.id}/cells?cell=50`)).json<MeasuredCells>()
  const own = (await get(`/${one.id}/cells`, stand.reader)).json<MeasuredCells>()

  expect([fine.statusCode, published.statusCode]).toEqual([422, 200])
  expect(seen).toMatchObject({
    state: "published",
    publication: { cell: 1000, least: 12 },
    files: [],
    acts: [],
    box: null,
  })
  expect(cells).toMatchObject({ cell: 1000, least: 12 })
  expect(cells.features.every(({ properties }) => properties.points >= 12)).toBe(true)
  expect(cells.features.every(({ properties }) => properties.kind === "measured")).toBe(true)
  const shown = cells.features.reduce((sum, { properties }) => sum + properties.points, 0)
  expect(shown + cells.withheld).toBe(150)
  expect(own).toMatchObject({ cell: 100, least: 1, withheld: 0 })
})

test("points of phones lose their time of day, and even readers never see one alone", async () => {
  const one = await kept(drive(-6, 30), { kind: "crowd" })
  const { seconds } = await readPoints(stand.ctx.db, one.id)
  const cells = (await get(`/${one.id}/cells?cell=50`, stand.reader)).json<MeasuredCells>()

  expect([...new Set(seconds)]).toEqual([Date.UTC(2026, 2, 15, 5) / 1000])
  expect(cells).toMatchObject({ cell: 500, least: 10 })
  expect(cells.features.every(({ properties }) => properties.points >= 10)).toBe(true)
})

test("a box holds only the cells that touch it, and one that is none is refused", async () => {
  const one = await kept(drive(-6))
  const [lon = 0, lat = 0] = modelled[0] ?? []
  const box = [lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001].join(",")
  const all = (await get(`/${one.id}/cells`, stand.reader)).json<MeasuredCells>()
  const some = (await get(`/${one.id}/cells?box=${box}`, stand.reader)).json<MeasuredCells>()

  expect(some.features.length).toBeGreaterThan(0)
  expect(some.features.length).toBeLessThan(all.features.length)
  expect((await get(`/${one.id}/cells?box=1,2,3`, stand.reader)).statusCode).toBe(422)
})

test("measured 6 dB below the model gives a bias of −6, shown as an offset and applied to nothing", async () => {
  const one = await kept(drive(-6))
  const before = await keptRun(stand.ctx, run)
  const body = (await get(`/${one.id}/compare?run=${run}`, stand.reader)).json<Comparison>()
  const [layer] = body.layers

  expect(body.layers).toHaveLength(1)
  expect(layer).toMatchObject({ technology: "4G", operator: "Viettel", suggestedOffset: -6 })
  expect(layer?.figures).toMatchObject({
    bias: -6,
    p50: 6,
    p90: 6,
    rmse: 6,
    deviation: 0,
    correlation: 1,
    few: false,
  })
  expect(layer?.figures.n).toBe(200)
  expect(layer?.histogram.bins.find(({ from }) => from === -10)?.n).toBe(200)
  expect(body.modelled).toMatchObject({ kind: "modelled", illustrative: 4 })
  expect(body.cautions.join(" ")).toContain("MINH HỌA")
  expect((await keptRun(stand.ctx, run)).sidecar).toEqual(before.sidecar)
})

test("a declared correction is added only where it is asked for", async () => {
  const one = await kept(drive(-6), { correction: 8, correctionBasis: "Thử trong xe" })
  const plain = (await get(`/${one.id}/compare?run=${run}`, stand.reader)).json<Comparison>()
  const corrected = (
    await get(`/${one.id}/compare?run=${run}&correct=true`, stand.reader)
  ).json<Comparison>()

  expect([plain.layers[0]?.figures.bias, corrected.layers[0]?.figures.bias]).toEqual([-6, 2])
  expect(plain.cautions.join(" ")).toContain("KHÔNG cộng")
  expect([plain.measured.correction, corrected.measured.correction]).toEqual([null, 8])
})

test("a correction without its basis is refused", async () => {
  const answer = await stand.send(
    drive(-6),
    { create: campaign({ correction: 8 }) },
    { commit: true },
  )

  expect(answer.statusCode).toBe(422)
})

test("groups by distance, sight and ground add up to the whole", async () => {
  const one = await kept(drive(-3))
  const [layer] = (await get(`/${one.id}/compare?run=${run}`, stand.reader)).json<Comparison>()
    .layers
  const sums = Map.groupBy(layer?.groups ?? [], ({ by }) => by)

  expect([...sums.keys()].toSorted()).toEqual(["distance", "server", "sight", "terrain"])
  for (const groups of sums.values()) {
    expect(groups.reduce((sum, { figures }) => sum + figures.n, 0)).toBe(layer?.figures.n)
  }
  expect(sums.get("terrain")?.map(({ value }) => value)).not.toContain("unknown")
})

test("a comparison as a table is everybody's once published, its pixels are for readers", async () => {
  const one = await kept(drive(-6))
  await act(one.id, { act: "publish", version: 1 })
  const url = `/api/v1/coverage/campaigns/${one.id}/compare?run=${run}`
  const csv = await stand.http.inject({ url: `${url}&format=csv` })
  const open = await stand.http.inject({ url: `${url}&format=geojson` })
  const own = await stand.http.inject({ url: `${url}&format=geojson`, headers: stand.reader })

  expect(csv.body.split("\r\n")[1]).toContain("4G,Viettel,all,all,200,200,-6,6,6,6,0,1")
  expect(open.statusCode).toBe(403)
  const { features } = own.json<{ features: { properties: Record<string, unknown> }[] }>()
  expect(features).toHaveLength(200)
  expect(features[0]?.properties).toMatchObject({ kind: "difference", error_db: -6 })
})

test("a withdrawn campaign keeps its points and reason, compares no more, and frees its file", async () => {
  const one = await kept(drive(-6))
  const bare = await act(one.id, { act: "withdraw", version: 1 })
  const done = await act(one.id, { act: "withdraw", reason: "Máy đo hỏng", version: 1 })
  const late = await act(one.id, { act: "publish", version: 1 })

  expect([bare.statusCode, done.statusCode, late.statusCode]).toEqual([422, 200, 409])
  expect(done.json<CampaignDetail>()).toMatchObject({ state: "withdrawn", points: 200 })
  expect((await get(`/${one.id}/compare?run=${run}`, stand.reader)).statusCode).toBe(422)
  expect(await kept(drive(-6))).toMatchObject({ id: "DS-000002" })
})

test("another file joins a campaign, and what it comes to is counted anew", async () => {
  const one = await kept(drive(-6, 100))
  const more = await stand.send(
    drive(-7, 50),
    { campaign: one.id },
    { commit: true, name: "hai.csv" },
  )
  const both = (await get(`/${one.id}`, stand.reader)).json<CampaignDetail>()

  expect(more.json<MeasurementReport>().committed).toBe(true)
  expect(both).toMatchObject({ points: 150, version: 2 })
  expect(both.files.map(({ name, points }) => [name, points])).toEqual([
    ["do.csv", 100],
    ["hai.csv", 50],
  ])
})

const strange = (level: number) => `Kinh độ,Vĩ độ,Công nghệ,Chỉ số lạ\n107.1,20.95,4G,${level}`

test("how a heading is read is remembered for the unit as soon as it was written once", async () => {
  const columns = { "Chỉ số lạ": "rsrp" }
  const unknown = await stand.send(strange(-90), {})
  await stand.send(strange(-90), { create: campaign(), options: { columns } }, { commit: true })
  const report = (await stand.send(strange(-91), {})).json<MeasurementReport>()

  expect(unknown.statusCode).toBe(422)
  expect(report.columns.at(-1)).toMatchObject({ target: "rsrp", how: "remembered" })
})

test("an unknown campaign, unit or option is refused by name", async () => {
  const answers = await Promise.all([
    stand.send(drive(-6), { campaign: "DS-000099" }, { commit: true }),
    stand.send(drive(-6), { options: { columns: { Level: "nothing" } } }),
    stand.send(drive(-6), {}, { commit: true }),
    stand.send("a,b\n1,2", {}),
  ])

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 400, 422, 422])
})
