import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { listAudit } from "../../../platform/audit.ts"
import { saveAssets } from "../../../registry/index.ts"
import type { GapImportReport } from "../import/model.ts"
import type { GapBulkDone, GapCollection, GapDetail, GapPage } from "../model.ts"
import { CAO_XANH, facts, type GapStand, HA_TU, openGapStand } from "../testing/stand.ts"

const BASE = "/api/v1/coverage"

let stand: GapStand
beforeAll(async () => {
  stand = await openGapStand()
})
afterAll(() => stand.close())
beforeEach(() => stand.clear())

test("the list is ranked by people who have no signal now; those nobody counted follow, closed ones are last", async () => {
  const few = await stand.made({ name: "Ít", population: 40 })
  const many = await stand.made({ name: "Nhiều", population: 900 })
  const none = await stand.made({ name: "Chưa đếm", population: null })
  const closed = await stand.made({ name: "Đã phủ", population: 5000 })
  await stand.moved(closed, "confirmed", "closed")
  const all = await stand.read<GapPage>("/gaps?sort=-lacking")
  const page = await stand.read<GapPage>("/gaps?sort=-lacking&limit=2")
  const rest = await stand.read<GapPage>(`/gaps?sort=-lacking&limit=2&after=${page.next}`)

  expect(all.rows.map(({ id }) => id)).toEqual([many, few, none, closed])
  expect([...page.rows, ...rest.rows].map(({ id }) => id)).toEqual([many, few, none, closed])
  expect(rest.next).toBeNull()
})

test("it is filtered by operator, words without marks, box, age, origin; a map gets the same", async () => {
  const one = await stand.made({ operators: ["Viettel"] })
  const all = await stand.made({
    name: "Đèo Gió",
    villages: [{ name: "Đèo Gió", latitude: 21.5, longitude: 107.5 }],
  })
  await stand.moved(one, "confirmed")
  const ids = async (query: string) =>
    (await stand.read<GapPage>(`/gaps?${query}`)).rows.map(({ id }) => id)
  const map = await stand.read<GapCollection>("/gaps?format=geojson&box=107.4,21.4,107.6,21.6")
  const byAccept = await stand.http.inject({
    url: `${BASE}/gaps`,
    headers: { accept: "application/geo+json" },
  })

  expect(await ids("operator=vietTEL")).toEqual([one, all])
  expect(await ids("operator=VNPT")).toEqual([all])
  expect(await ids("q=deo+gio")).toEqual([all])
  expect(await ids("box=107.4,21.4,107.6,21.6")).toEqual([all])
  expect(await ids("olderThan=316")).toEqual([])
  expect(await ids("olderThan=315")).toEqual([one, all])
  expect(await ids("origin=citizen")).toEqual([])
  expect(await ids("state=confirmed,planned")).toEqual([one])
  expect(map.features).toMatchObject([
    { id: all, geometry: { type: "MultiPoint", coordinates: [[107.5, 21.5]] } },
  ])
  // The public's map has what was confirmed.
  expect(byAccept.headers["content-type"]).toContain("application/geo+json")
  expect(byAccept.json<GapCollection>().features.map(({ id }) => id)).toEqual([one])
})

test("a plan has a day and a planned station; past that day it is overdue, and forgotten gaps are named", async () => {
  const id = await stand.made()
  await stand.moved(id, "confirmed")
  const actor = { id: "operator", kind: "operator" } as const
  const drafts = [
    { kind: "mast", name: "Cột dự kiến", state: "planned" as const, unit: HA_TU },
    { kind: "wifi-point", name: "Wifi", unit: HA_TU, attributes: { place_type: "commune" } },
  ]
  const saved = await saveAssets(stand.ctx, drafts, { source: { kind: "form" }, actor })
  const [mast = "", wifi = ""] = saved.outcomes.map((one) => one.id ?? "")
  const plan = { state: "planned", day: "2026-03-01", version: 2, organisation: "Viettel" }
  const answers = [
    await stand.post(`/gaps/${id}/states`, { ...plan, asset: wifi }),
    await stand.post(`/gaps/${id}/states`, { ...plan, asset: "TS-999999" }),
    await stand.post(`/gaps/${id}/states`, { ...plan, due: "2026-02-28" }),
    await stand.post(`/gaps/${id}/states`, { ...plan, state: "closed", due: "2026-09-30" }),
    await stand.post(`/gaps/${id}/states`, { ...plan, due: "2026-09-30", asset: mast }),
  ].map(({ statusCode }) => statusCode)
  const other = await stand.made({ name: "Bị quên" })
  const page = await stand.read<GapPage>("/gaps?overdue=true")
  const stale = await stand.read<GapPage>("/gaps?stale=true")

  expect(answers).toEqual([422, 422, 422, 422, 200])
  expect(page.rows).toMatchObject([
    { id, due: "2026-09-30", overdue: 52, asset: mast, waitsFor: "Viettel" },
  ])
  expect(page.progress).toMatchObject({ overdue: 1, of: 1 })
  expect(stale.rows.map((one) => one.id)).toEqual([other])
  expect((await stand.read<GapPage>("/gaps?at=2026-09-30")).rows[0]?.overdue).toBeNull()
})

test("many are confirmed at once: a dry run tells which cannot, the others are written as one act", async () => {
  const [mine, gone, foreign] = [
    await stand.made(),
    await stand.made({ name: "Đã bác bỏ" }),
    await stand.made({ name: "Phường khác", unit: CAO_XANH }),
  ]
  await stand.moved(gone, "dismissed")
  const bulk = {
    gaps: [mine, gone, foreign, "VL-999999"].map((id) => ({ id, version: 1 })),
    state: "confirmed",
    day: "2026-03-01",
    document: "20/BB",
  }
  const dry = await stand.post("/gaps/states", { ...bulk, commit: false }, stand.local)
  const between = (await stand.read<GapPage>("/gaps?state=confirmed")).total
  const done = await stand.post("/gaps/states", { ...bulk, commit: true }, stand.local)
  const told = done.json<GapBulkDone>()

  expect(dry.json<GapBulkDone>()).toMatchObject({ committed: false, fit: 1, refused: 3 })
  expect(between).toBe(0)
  expect(told).toMatchObject({ committed: true, fit: 1, refused: 3 })
  expect(told.rows.map(({ problem }) => problem)).toEqual([
    null,
    expect.stringContaining("đã đổi trạng thái"),
    expect.stringContaining("Không có vùng lõm"),
    expect.stringContaining("Không có vùng lõm"),
  ])
  // What one may not see is not named either.
  expect(told.rows[2]?.name).toBe("")
  expect((await listAudit(stand.db, null, 1))[0]).toMatchObject({
    action: "coverage.change-gaps",
    details: { to: "confirmed", gaps: [mine] },
  })
  expect((await stand.post("/gaps/states", { ...bulk, commit: true }, {})).statusCode).toBe(401)
})

test("what is said of a gap is said better; what was said before stays in its history", async () => {
  const id = await stand.made()
  const better = facts({ population: 260, name: "Khe Sâu trong" })
  const stale = await stand.put(`/gaps/${id}`, { ...better, note: "", version: 2 })
  const done = await stand.put(`/gaps/${id}`, { ...better, note: "đếm lại", version: 1 })
  const same = await stand.put(`/gaps/${id}`, { ...better, note: "", version: 2 })
  const foreign = await stand.put(
    `/gaps/${id}`,
    { ...better, unit: CAO_XANH, note: "", version: 2 },
    stand.local,
  )
  const after = await stand.post(`/gaps/${id}/states`, {
    state: "confirmed",
    day: "2026-02-01",
    version: 2,
  })
  const { corrections, version } = after.json<GapDetail>()

  expect([stale, done, same, foreign, after].map(({ statusCode }) => statusCode)).toEqual([
    409, 200, 422, 403, 200,
  ])
  expect(done.json<GapDetail>()).toMatchObject({
    name: "Khe Sâu trong",
    population: 260,
    version: 2,
  })
  expect(corrections).toMatchObject([{ note: "đếm lại", changed: ["name", "population"] }])
  expect(version).toBe(3)
  expect((await stand.read<GapDetail>(`/gaps/${id}`, {})).corrections).toEqual([])
})

const BOUNDARY = "----tinhso"

test("a list is sent with a dry run first; rows of units in another's care are refused, the rest is written", async () => {
  const list = [
    "STT,Xã,Thôn,Số hộ,Tình trạng",
    "1,phường Hà Tu,Khe Sâu,52,chưa phủ",
    "2,phường Cao Xanh,Khe Cạn,30,chưa phủ",
  ].join("\n")
  const send = (commit: boolean, options: object) => {
    const field = (name: string, value: string) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const fields = `${field("options", JSON.stringify(options))}${field("commit", String(commit))}`
    return stand.http.inject({
      method: "POST",
      url: `${BASE}/gap-imports`,
      headers: {
        ...stand.local,
        "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
      },
      payload: `${fields}--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="lom.csv"\r\n\r\n${list}\r\n--${BOUNDARY}--\r\n`,
    })
  }
  const said = { province: "Quảng Ninh" }
  const dry = await send(false, said)
  const none = (await stand.read<GapPage>("/gaps")).total
  const done = await send(true, said)

  expect(dry.json<GapImportReport>().counts).toMatchObject({ add: 1, refuse: 1 })
  expect(none).toBe(0)
  expect(
    done.json<GapImportReport>().rows.map(({ action, problems }) => [action, problems]),
  ).toEqual([
    ["add", []],
    ["refuse", ["ngoài phạm vi bạn được sửa"]],
  ])
  expect((await stand.read<GapPage>("/gaps")).rows).toMatchObject([
    { name: "Khe Sâu", state: "confirmed", origin: "list" },
  ])
  expect((await send(false, { tinh: "Quảng Ninh" })).statusCode).toBe(422)
  expect((await send(false, { programme: "khong-co" })).statusCode).toBe(404)
})
