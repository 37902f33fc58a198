import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { listAudit } from "../../../platform/audit.ts"
import type { CitizenReceipt, GapDetail, GapPage } from "../model.ts"
import { type GapStand, HA_TU, type Headers, openGapStand } from "../testing/stand.ts"

const BASE = "/api/v1/coverage"

let stand: GapStand
beforeAll(async () => {
  stand = await openGapStand()
})
afterAll(() => stand.close())
beforeEach(() => stand.clear())

test("a citizen tells of a place; staff alone see the words until somebody confirms, and the code tells what became of it", async () => {
  const told = await stand.post(
    "/gap-reports",
    {
      place: `20°57'00"B, 107°09'00"Đ`,
      unit: "phường Hà Tu, Quảng Ninh",
      village: "Khe Sâu",
      technology: "4g",
      text: "Nhà tôi ở\u0007 cuối dốc".normalize("NFD"),
    },
    {},
  )
  const { code } = told.json<CitizenReceipt>()
  const again = await stand.post(
    "/gap-reports",
    { latitude: 20.951, longitude: 107.15, unit: "Hà Tu, Quảng Ninh", technology: "2G" },
    {},
  )
  const [row] = (await stand.read<GapPage>("/gaps?origin=citizen")).rows
  const id = row?.id ?? ""
  const hidden = await stand.http.inject({ url: `${BASE}/gaps/${id}` })
  const before = await stand.read<CitizenReceipt>(`/gap-reports/${code}`, {})
  await stand.post(`/gaps/${id}/states`, { state: "confirmed", day: "2026-11-21", version: 1 })
  const open = await stand.http.inject({ url: `${BASE}/gaps/${id}` })

  expect([told.statusCode, again.statusCode]).toEqual([201, 201])
  expect(row).toMatchObject({ name: "Khe Sâu", unit: HA_TU, technology: "4G", reports: 2 })
  const texts = (await stand.read<GapDetail>(`/gaps/${id}`)).told?.map(({ text }) => text)
  expect(texts).toHaveLength(2)
  expect(texts).toContain("Nhà tôi ở  cuối dốc")
  expect(hidden.statusCode).toBe(404)
  expect(before).toMatchObject({ state: "reported", gap: null })
  expect(await stand.read<CitizenReceipt>(`/gap-reports/${code}`, {})).toMatchObject({
    state: "confirmed",
    gap: id,
  })
  expect(open.body).not.toContain("cuối dốc")
  expect(JSON.stringify(await listAudit(stand.db, null, 100))).not.toContain("cuối dốc")
})

test.each([
  ["a place in the sea of another country", { place: "1.3, 103.8" }, 422],
  ["no place at all", {}, 422],
  ["a place nobody can read", { place: "cạnh cây đa" }, 422],
  ["a commune nobody knows", { place: "20.95, 107.15", unit: "xã Không Có" }, 422],
  ["no commune where no boundary is loaded", { place: "20.95, 107.15" }, 422],
  ["words without end", { place: "20.95, 107.15", text: "a".repeat(1001) }, 400],
])("a report with %s is refused and nothing is kept", async (_name, more, status) => {
  const answer = await stand.post("/gap-reports", { technology: "4G", ...more }, {})

  expect(answer.statusCode).toBe(status)
  expect((await stand.read<GapPage>("/gaps")).total).toBe(0)
})

const FORM = { "content-type": "application/x-www-form-urlencoded" }
const form = (fields: Record<string, string>, headers: Headers = {}) =>
  stand.http.inject({
    method: "POST",
    url: "/vung-lom-song/phan-anh",
    headers: { ...FORM, ...headers },
    payload: new URLSearchParams(fields).toString(),
  })

test("the plain form leads on to a receipt; what is wrong comes back without the free words; programs get nowhere", async () => {
  const good = { place: "20.95, 107.15", unit: "phường Hà Tu, Quảng Ninh", technology: "4G" }
  const sent = await form({ ...good, text: "mất sóng" })
  const wrong = await form({ ...good, place: "đâu đó", text: "chuyện riêng" })
  const trapped = await form({ ...good, place: "21.1, 107.3", website: "http://x" })
  const foreign = await form(good, { origin: "https://khac.vn", "sec-fetch-site": "cross-site" })

  expect([sent.statusCode, sent.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/vung-lom-song\/phan-anh\/[A-Z2-9]{10}$/u),
  ])
  expect(wrong.headers.location).toContain("loi=place")
  expect(wrong.headers.location).not.toContain("ri%C3%AAng")
  expect(trapped.statusCode).toBe(303)
  expect(foreign.statusCode).toBe(403)
  expect((await stand.read<GapPage>("/gaps")).total).toBe(1)
})
