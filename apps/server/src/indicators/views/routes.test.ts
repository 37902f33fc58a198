import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { listAudit } from "../../platform/audit.ts"
import type { Context } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import { isWithin, loadShippedUnits, unitsOn } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { signedIn } from "../../testing/sign-in.ts"
import { importCells } from "../cells/import-file.ts"
import { indicatorsRoutes, loadShippedFigures } from "../index.ts"
import type { Dashboard, DashboardPage, DashboardSummary, SavedView } from "./model.ts"

let db: Database
let ctx: Context
let http: Http
let folder: string
type Person = Record<string, string>
let reader: Person
let other: Person
let administrator: Person

beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => new Date("2026-02-01T09:00:00+07:00") })
  folder = await mkdtemp(join(tmpdir(), "tinhso-views-"))
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-02-01"),
  })
  identityRoutes(http, ctx, identity)
  await indicatorsRoutes(http, ctx, identity.gate)
  await http.ready()
  const communes = await unitsOn(db, "commune", "2025-12-31", "22")
  const path = join(folder, "cells.csv")
  const lines = communes.slice(2).map(({ id }, i) => `tổng_hộ,${id},2025-Q4,${1000 + i}`)
  await writeFile(path, `measure,unit,period,value\n${lines.join("\n")}\n`)
  await importCells(ctx, path, { commit: true })
  reader = await signedIn(http, ctx, { role: "reader", unit: "22" })
  other = await signedIn(http, ctx, { role: "editor", unit: "24" })
  administrator = await signedIn(http, ctx, { role: "administrator", unit: "VN" })
})
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(folder, { recursive: true })
})

const state = { indicators: "tổng_hộ", units: "children:22", periods: "newest:1" }
type Method = "GET" | "POST" | "PUT" | "DELETE"

const call = (method: Method, url: string, headers: Person = {}, payload?: object) =>
  http.inject({
    method,
    url: `/api/v1${url}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })

async function saveView(change: object = {}, person = reader): Promise<SavedView> {
  const draft = { name: "Hộ của các xã", visibility: "private", state, ...change }
  const response = await call("POST", "/views", person, draft)
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<SavedView>()
}

async function saveDashboard(tiles: object[], change: object = {}): Promise<Dashboard> {
  const draft = { name: "Trang của tôi", visibility: "link", lead: "", tiles, ...change }
  const response = await call("POST", "/dashboards", reader, draft)
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<Dashboard>()
}

const tile = (view: string, change: object = {}) => ({
  view,
  kind: "number",
  title: "",
  size: "small",
  ...change,
})

test("a private view is seen by its owner; to everybody else it looks as if it were not there", async () => {
  const { id } = await saveView()
  const mine = await call("GET", `/views/${id}`, reader)
  const strangers = await Promise.all([
    call("GET", `/views/${id}`),
    call("GET", `/views/${id}`, other),
    call("GET", `/views/${id}`, administrator),
    call("GET", "/views/AAAAAAAAAAAAAAAA"),
  ])

  expect(mine.json<SavedView>()).toMatchObject({ id, own: true, state, version: 1 })
  expect(strangers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
  const bodies = strangers.map((one) => one.json<{ detail: string }>().detail)
  expect(new Set(bodies).size).toBe(1)
})

test("a view shared by link opens signed out, and is in nobody else's list", async () => {
  const { id } = await saveView({ visibility: "link", name: "Theo liên kết" })
  const open = await call("GET", `/views/${id}`)
  const lists = await Promise.all([call("GET", "/views"), call("GET", "/views", other)])

  expect(open.json<SavedView>()).toMatchObject({ own: false, state })
  for (const list of lists) {
    expect(list.json<SavedView[]>().map((view) => view.id)).not.toContain(id)
  }
})

test("only an administrator publishes; what is published everybody finds", async () => {
  const draft = { name: "Chính thức", visibility: "published", state }
  const refused = await call("POST", "/views", reader, draft)
  const published = await saveView(draft, administrator)
  const list = await call("GET", "/views")

  expect(refused.statusCode).toBe(403)
  expect(list.json<SavedView[]>().map(({ id }) => id)).toContain(published.id)
})

test("nobody keeps a view without signing in, nor one that cannot be answered", async () => {
  const draft = { name: "x", visibility: "private", state }
  const unknown = { ...draft, state: { ...state, indicators: "tong_ho_dan" } }
  const later = { ...draft, state: { ...state, indicators: "cameras" } }
  const answers = [
    await call("POST", "/views", {}, draft),
    await call("POST", "/views", reader, unknown),
    await call("POST", "/views", reader, { ...draft, name: "" }),
    await call("POST", "/views", reader, { ...draft, state: { ...state, asof: "hôm qua" } }),
    await call("POST", "/views", reader, later),
  ]

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 404, 400, 400, 200])
})

test("of two changes to one version the second is refused, and the first stands", async () => {
  const { id } = await saveView()
  const change = { visibility: "private", state, version: 1 }
  const first = await call("PUT", `/views/${id}`, reader, { ...change, name: "Một" })
  const second = await call("PUT", `/views/${id}`, reader, { ...change, name: "Hai" })

  expect([first.statusCode, second.statusCode]).toEqual([200, 409])
  expect((await call("GET", `/views/${id}`, reader)).json<SavedView>()).toMatchObject({
    name: "Một",
    version: 2,
  })
})

test("others neither change nor delete what they may open; an administrator what is published", async () => {
  const shared = await saveView({ visibility: "link" })
  const published = await saveView({ visibility: "published" }, administrator)
  const change = { name: "Của tôi", visibility: "link", state, version: 1 }
  const second = await signedIn(http, ctx, { role: "administrator", unit: "VN" })

  expect((await call("PUT", `/views/${shared.id}`, other, change)).statusCode).toBe(404)
  expect((await call("DELETE", `/views/${shared.id}`, other)).statusCode).toBe(404)
  expect((await call("DELETE", `/views/${shared.id}`, second)).statusCode).toBe(404)
  expect((await call("DELETE", `/views/${published.id}`, reader)).statusCode).toBe(404)
  expect((await call("DELETE", `/views/${published.id}`, second)).statusCode).toBe(200)
})

test("a tile tells its number in a sentence, how complete, how old, and of which period", async () => {
  const view = await saveView()
  const dashboard = await saveDashboard([tile(view.id), tile(view.id, { kind: "ranking" })])
  const page = await call("GET", `/dashboards/${dashboard.id}/page`)
  const [number, ranking] = page.json<DashboardPage>().tiles

  expect(number).toMatchObject({
    title: "Hộ của các xã",
    problem: "",
    period: { code: "2025-Q4" },
    reported: 52,
    expected: 54,
    stale: false,
  })
  expect(number?.answer?.totals[0]?.cells[0]?.value).toBe(
    Array.from({ length: 52 }, (_, i) => 1000 + i).reduce((a, b) => a + b),
  )
  const values = ranking?.answer?.rows.map((row) => row.cells[0]?.value)
  expect(values).toEqual(Array.from({ length: 12 }, (_, i) => 1051 - i))
})

test("a dashboard of somebody else is not there, one that is shared opens signed out with its private views", async () => {
  const view = await saveView()
  const own = await saveDashboard([tile(view.id)], { visibility: "private" })
  const shared = await saveDashboard([tile(view.id)])

  expect((await call("GET", `/dashboards/${own.id}/page`, other)).statusCode).toBe(404)
  expect((await call("GET", `/dashboards/${own.id}/page`, reader)).statusCode).toBe(200)
  const page = (await call("GET", `/dashboards/${shared.id}/page`)).json<DashboardPage>()
  expect(page.tiles[0]?.answer).not.toBeNull()
})

test("a tile whose view is deleted says so and the others stay", async () => {
  const [one, two] = [await saveView(), await saveView()]
  const dashboard = await saveDashboard([tile(one.id), tile(two.id, { title: "Còn lại" })])
  await call("DELETE", `/views/${one.id}`, reader)
  const page = await call("GET", `/dashboards/${dashboard.id}/page`)
  const { tiles } = page.json<DashboardPage>()

  expect(tiles[0]).toMatchObject({ answer: null, problem: expect.stringContaining("đã bị xóa") })
  expect(tiles[1]).toMatchObject({ title: "Còn lại", problem: "" })
})

test("nobody puts another person's private view on a dashboard", async () => {
  const theirs = await saveView({}, other)
  const draft = { name: "x", visibility: "link", lead: "", tiles: [tile(theirs.id)] }
  const response = await call("POST", "/dashboards", reader, draft)

  expect([response.statusCode, response.body]).toEqual([422, expect.stringContaining("Ô thứ 1")])
})

test("what was shared by somebody else and is private again goes from the dashboard", async () => {
  const theirs = await saveView({ visibility: "link" }, other)
  const dashboard = await saveDashboard([tile(theirs.id)])
  const change = { name: theirs.name, visibility: "private", state, version: 1 }
  await call("PUT", `/views/${theirs.id}`, other, change)
  const page = await call("GET", `/dashboards/${dashboard.id}/page`)

  expect(page.json<DashboardPage>().tiles[0]?.answer).toBeNull()
})

test("tiles keep the order and the sizes they are given, and lists count them", async () => {
  const view = await saveView()
  const made = await saveDashboard([tile(view.id), tile(view.id, { kind: "table", size: "wide" })])
  const { id, name, visibility, lead, version } = made
  const turned = { name, visibility, lead, version, tiles: made.tiles.toReversed() }
  const changed = await call("PUT", `/dashboards/${id}`, reader, turned)
  const list = (await call("GET", "/dashboards", reader)).json<DashboardSummary[]>()

  expect(changed.json<Dashboard>().tiles.map(({ kind }) => kind)).toEqual(["table", "number"])
  expect(list.find((one) => one.id === id)?.tiles).toBe(2)
})

test("every deed is in the log, without the names that people give", async () => {
  const { id } = await saveView({ name: "Bí mật của tôi" })
  await call("DELETE", `/views/${id}`, reader)
  const deeds = (await listAudit(db, null, 500)).filter(({ subject }) => subject === id)

  expect(deeds.map(({ action }) => action)).toEqual([
    "indicators.delete-view",
    "indicators.add-view",
  ])
  expect(JSON.stringify(deeds)).not.toContain("Bí mật")
})
