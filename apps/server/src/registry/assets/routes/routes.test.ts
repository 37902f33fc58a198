import { afterAll, beforeAll, expect, test } from "vitest"
import { verifyAudit } from "../../../platform/audit.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import type {
  AssetChecks,
  AssetCounts,
  AssetDetail,
  AssetHistory,
  AssetPage,
  SaveOutcome,
} from "../model.ts"
import { CAO_XANH, HA_TU, mast, openStand, point, type Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const send = (...sent: Parameters<Stand["send"]>) => stand.send(...sent)
const get = <T>(url: string, headers?: Record<string, string>) => stand.get<T>(url, headers)
const made = (draft: object) => stand.made(draft)
const named = async (query: string) =>
  (await get<AssetPage>(`/assets?q=cot+thao${query}`)).rows.map(({ name, state }) => [name, state])
const totals = async (query: string) =>
  (await get<AssetPage>(`/assets?kind=mast&unit=${CAO_XANH}${query}`)).total

test("an editor adds a mast; whoever may not is refused, in whichever way", async () => {
  const found = await made(mast("Cột Hà Tu"))
  expect(found).toMatchObject({
    state: "active",
    unit: HA_TU,
    unitBasis: "declared",
    mayChange: true,
  })
  expect(found.place).toMatchObject({ boundaries: false, unit: { fullName: "Phường Hà Tu" } })

  const elsewhere = await signedIn(stand.http, stand.ctx, { role: "editor", unit: "24.2025" })
  const reader = await signedIn(stand.http, stand.ctx, { role: "reader", unit: "22" })
  expect((await send("POST", "/assets", mast("x"), {})).statusCode).toBe(401)
  expect((await send("POST", "/assets", mast("x"), reader)).statusCode).toBe(403)
  const refused = await send("POST", "/assets", mast("x"), elsewhere)
  expect([refused.statusCode, refused.body]).toEqual([
    422,
    expect.stringContaining("không thuộc phạm vi được ghi"),
  ])
  const change = { version: found.version, name: "y" }
  expect((await send("PATCH", `/assets/${found.id}`, change, elsewhere)).statusCode).toBe(403)
})

test("a camera with analytics needs a purpose, a legal basis and a retention period", async () => {
  const camera = { kind: "camera", unit: HA_TU, attributes: { analytics: true } }
  const refused = await send("POST", "/assets", camera)
  const whole = { analytics: true, purpose: "giao thông", legal_basis: "QĐ 1", retention_days: 30 }

  expect([refused.statusCode, refused.body]).toEqual([
    422,
    expect.stringContaining("phải có mục đích và căn cứ pháp lý"),
  ])
  const found = await made({ ...camera, attributes: whole, geometry: point(107.2, 20.96) })
  expect(found.attributes).toMatchObject({ purpose: "traffic" })
})

test("everybody sees what a kind publishes of an asset, and cannot find out the rest by asking", async () => {
  const row = async (query: string, headers = {}) =>
    (await get<AssetPage>(`/assets?kind=camera${query}`, headers)).rows[0]
  const seen = await row("")

  expect(seen).toMatchObject({ reduced: true, longitude: null, unit: HA_TU, codes: [] })
  expect(seen?.attributes).toEqual({ analytics: true, purpose: "traffic", retention_days: 30 })
  expect(await row("&box=107.19,20.9,107.21,21")).toBeUndefined()
  expect(await row(`&where=${encodeURIComponent("legal_basis=QĐ 1")}`)).toBeUndefined()
  expect(await row("&box=107.19,20.9,107.21,21", stand.editor)).toMatchObject({ longitude: 107.2 })
  const { total } = await get<AssetPage>("/assets?kind=tslcd-node")
  expect(total).toBe(0)
})

test("a change holds from its day on; a correction of the past stays below what came later", async () => {
  const first = await made(mast("Cột sửa", { geometry: point(107.25, 20.95) }))
  const at = `/assets/${first.id}`
  const raised = await send("PATCH", at, {
    version: first.version,
    from: "2026-06-01",
    attributes: { height: 60 },
  })
  expect(raised.statusCode).toBe(200)
  const second = raised.json<AssetDetail>()
  const stale = await send("PATCH", at, { version: first.version, name: "muộn" })
  expect(stale.statusCode).toBe(409)
  const known = stand.clock.toISOString()
  stand.clock = new Date(stand.clock.getTime() + 60_000)
  const corrected = { version: second.version, from: "2026-01-01", attributes: { height: 45 } }
  expect((await send("PATCH", at, corrected)).statusCode).toBe(200)

  const heights = async (day: string) =>
    (await get<AssetDetail>(`${at}?at=${day}`, stand.editor)).attributes["height"]
  expect([await heights("2026-03-01"), await heights("2026-07-01")]).toEqual([45, 60])
  const heightsKnown = async (query: string) => {
    const { fields } = await get<AssetHistory>(`${at}/history${query}`, stand.editor)
    return fields
      .find(({ field }) => field === "attributes.height")
      ?.stretches.map(({ from, to, value }) => [from, to, value])
  }
  expect(await heightsKnown("")).toEqual([
    ["2026-01-01", "2026-06-01", 45],
    ["2026-06-01", null, 60],
  ])
  expect(await heightsKnown(`?known=${known}`)).toEqual([
    ["2026-01-01", "2026-06-01", 42],
    ["2026-06-01", null, 60],
  ])
  expect((await stand.http.inject({ url: `/api/v1${at}/history` })).statusCode).toBe(401)
})

test("what is removed is no longer listed from that day on, and comes back where it was a mistake", async () => {
  const { id, version } = await made(mast("Cột tháo", { geometry: point(107.35, 20.95) }))
  const removed = await send("PATCH", `/assets/${id}`, {
    version,
    state: "removed",
    from: "2026-09-01",
  })
  expect(await named("")).toEqual([])
  expect(await named("&at=2026-08-31")).toEqual([["Cột tháo", "active"]])
  expect(await named("&state=removed")).toEqual([["Cột tháo", "removed"]])
  const back = { version: removed.json<AssetDetail>().version, state: "active", from: "2026-09-01" }
  expect((await send("PATCH", `/assets/${id}`, back)).statusCode).toBe(200)
  expect(await named("")).toEqual([["Cột tháo", "active"]])
})

test("two masts of two owners 11 m apart are told as maybe the same, and merged into one", async () => {
  const one = await made(
    mast("Cột A", { codes: [{ scheme: "VIETTEL", code: "V1" }], geometry: point(107.45, 20.95) }),
  )
  const two = await made(
    mast("Cột B", {
      codes: [{ scheme: "VNPT", code: "N1" }],
      geometry: point(107.4501, 20.95),
      attributes: { height: 42, class: "A2b", structure: "guyed" },
    }),
  )
  const { warnings } = await get<AssetChecks>(`/assets/${two.id}/checks`, stand.editor)
  expect(warnings.map(({ code, assets }) => [code, assets])).toEqual([["neighbour", [one.id]]])
  const station = await made({
    kind: "base-station",
    name: "Trạm B",
    attributes: { mast: two.id, technology: "4G", operator: "452-02" },
  })

  const merger = {
    into: one.id,
    version: two.version,
    intoVersion: one.version,
    reason: "cùng một cột",
  }
  const merged = await send("POST", `/assets/${two.id}/merge`, merger)
  expect(merged.json()).toMatchObject({
    id: one.id,
    codes: [
      { scheme: "VIETTEL", code: "V1" },
      { scheme: "VNPT", code: "N1" },
    ],
    attributes: { structure: "guyed" },
    mergedFrom: [two.id],
    referredBy: [{ id: station.id, attribute: "mast" }],
  })
  const moved = await stand.http.inject({ url: `/api/v1/assets/${two.id}?at=2026-05-01` })
  expect([moved.statusCode, moved.headers.location]).toEqual([
    308,
    `/api/v1/assets/${one.id}?at=2026-05-01`,
  ])
  expect((await get<AssetDetail>(`/assets/${station.id}`)).longitude).toBe(107.45)
  expect((await send("POST", `/assets/${two.id}/merge`, merger)).statusCode).toBe(409)
  const late = await send("PATCH", `/assets/${two.id}`, { version: two.version, name: "x" })
  expect([late.statusCode, late.body]).toEqual([409, expect.stringContaining(one.id)])
  const again = await made(
    mast("Cột B", { codes: [{ scheme: "VNPT", code: "n1" }], geometry: point(107.45, 20.95) }),
  )
  expect(again.id).toBe(one.id)
})

test("an answer to a warning holds until what it is about changes", async () => {
  const { id, version } = await made(
    mast("Cột cao", { geometry: point(107.55, 20.95), attributes: { height: 150, class: "A2b" } }),
  )
  const open = async () =>
    (await get<AssetPage>(`/assets?warning=open&q=cot+cao`, stand.editor)).total
  const [warning] = (await get<AssetChecks>(`/assets/${id}/checks`, stand.editor)).warnings
  expect(warning).toMatchObject({ code: "unusual-value", answer: null })
  expect(await open()).toBe(1)

  const answer = {
    code: warning?.code,
    fingerprint: warning?.fingerprint,
    reason: "Cột truyền hình",
  }
  const answered = await send("POST", `/assets/${id}/answers`, answer)
  expect(answered.json<AssetChecks>().warnings[0]?.answer).toMatchObject({
    reason: "Cột truyền hình",
  })
  expect(await open()).toBe(0)
  await send("PATCH", `/assets/${id}`, { version, attributes: { height: 160 } })
  expect(await open()).toBe(1)
  expect((await send("POST", `/assets/${id}/answers`, answer)).statusCode).toBe(409)
})

test("pages follow each other without a gap or a repeat while others add assets", async () => {
  const drafts = Array.from({ length: 25 }, (_one, n) =>
    mast(`Trang ${String(n).padStart(2, "0")}`, {
      unit: CAO_XANH,
      geometry: point(107.05, 20.8 + n / 100),
    }),
  )
  const preview = await send("POST", "/assets/bulk", { drafts, commit: false })
  expect(preview.json<SaveOutcome>()).toMatchObject({ act: null, counts: { add: 25 } })
  expect(
    (await send("POST", "/assets/bulk", { drafts, commit: true })).json<SaveOutcome>().counts.add,
  ).toBe(25)
  const url = `/assets?unit=${CAO_XANH}&sort=-name&limit=10`
  const first = await get<AssetPage>(url)
  await made(mast("Trang 24a", { unit: CAO_XANH, geometry: point(107.06, 20.7) }))
  const second = await get<AssetPage>(`${url}&after=${first.next}`)
  const third = await get<AssetPage>(`${url}&after=${second.next}`)

  const names = [first, second, third].flatMap(({ rows }) => rows.map(({ name }) => name))
  expect(names).toEqual(drafts.map(({ name }) => name).toReversed())
  expect([first.total, second.total, third.next]).toEqual([25, 26, null])
})

test("filters by attribute, box, words and organisation are told apart from nonsense", async () => {
  expect(await totals("&where=class=A2b%3Bheight>=42")).toBe(26)
  expect(await totals("&where=class=A2a|A2c")).toBe(0)
  expect(await totals("&where=height<42")).toBe(0)
  expect(await totals("&box=107.04,20.795,107.055,20.825")).toBe(3)
  expect(await totals("&q=TRANG+07")).toBe(1)
  for (const [query, words] of [
    ["kind=masts", "có phải “mast”?"],
    ["state=broken", "trạng thái là"],
    ["kind=mast&where=colour=red", "không có thuộc tính “colour”"],
    ["kind=mast&where=class>=A2", "không so sánh lớn nhỏ được"],
    ["box=108,20,107,21", "tây ≤ đông"],
    ["after=abc", "không phải chỗ tiếp"],
  ] as const) {
    const response = await stand.http.inject({ url: `/api/v1/assets?${query}` })
    expect([response.statusCode >= 400, response.body]).toEqual([
      true,
      expect.stringContaining(words),
    ])
  }
})

test("counts by kind and state are those of the list", async () => {
  const counts = await get<AssetCounts>(`/assets/counts?unit=${CAO_XANH}`, stand.editor)

  expect(counts).toMatchObject({
    total: 26,
    kinds: [{ kind: "mast", total: 26, states: [{ state: "active", total: 26 }] }],
  })
})

test("everything that was done stands in the log, whole", async () => {
  expect((await verifyAudit(stand.db)).whole).toBe(true)
})

test("what switching 2G off leaves is told for a unit and the communes in it; devices nobody knows", async () => {
  const alone = await made(mast("Chỉ 2G", { geometry: point(107.65, 20.95) }))
  const both = await made(mast("2G và 4G", { geometry: point(107.7, 20.95) }))
  for (const [on, technology] of [
    [alone, "2G"],
    [both, "2G"],
    [both, "4G"],
  ] as const) {
    const attributes = { mast: on.id, technology, operator: "452-04" }
    await made({ kind: "base-station", attributes, from: "2026-01-01" })
  }

  expect(await get("/assets/switch-off?unit=22")).toMatchObject({
    stations: 2,
    masts: 2,
    mastsOnly: 1,
    units: [{ name: "Phường Hà Tu", stations: 2, mastsOnly: 1 }],
    onlyOn: [alone.id],
    devices: null,
  })
  expect(await get("/assets/switch-off?unit=24.2025")).toMatchObject({ stations: 0, units: [] })
})
