import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { verifyAudit } from "../../platform/audit.ts"
import type { CollectionDetail } from "./model/collection.ts"
import type { ConflictProblem, EntryAnswer, ReportForm } from "./model/form.ts"
import type { CollectionOverview } from "./model/overview.ts"
import {
  CAO_XANH,
  GOOD,
  HA_TU,
  HOUSEHOLDS,
  type Person,
  Province,
  VIET_HUNG,
} from "./testing/province.ts"

let province: Province
let administrator: Person
let verifier: Person
let wards: Person
beforeAll(async () => {
  province = await Province.open()
  administrator = await province.person("administrator", "22")
  verifier = await province.person("verifier", "22")
  wards = await province.person("editor", "22")
})
afterAll(() => province.close())
beforeEach(() => province.at("2026-10-01T09:00:00"))

const refusal = (answer: { statusCode: number; json: <T>() => T }) => {
  const { type } = answer.json<{ type: string }>()
  return [answer.statusCode, type.replace("urn:tinhso:loi:", "")]
}

/** Each test asks another quarter, so that none asks what another one asks. */
let year = 2012
async function collection(more: object = {}): Promise<string> {
  year += 1
  const [units] = [["193"]]
  void units
  return province.collection(administrator, more)
}

test("a report goes from empty to published, and the public sees it only then", async () => {
  const id = await collection()
  const path = `/collections/${id}/reports/${HA_TU}`
  const saved = await wards.send("PUT", `${path}/values`, { cells: GOOD })
  expect([saved.statusCode, saved.json<EntryAnswer>()]).toMatchObject([
    200,
    { added: 7, findings: [], filled: 7 },
  ])
  const ask = () =>
    province.http.inject({
      url: "/api/v1/query",
      query: { indicators: "tổng_hộ", units: HA_TU, periods: "2026-Q3" },
    })
  const value = async () =>
    (await ask()).json<{ rows: { value: number | null }[] }>().rows[0]?.value

  expect(await value()).toBe(null)
  expect((await wards.send("POST", `${path}/submit`, {})).statusCode).toBe(200)
  expect((await verifier.send("POST", `${path}/verify`, {})).statusCode).toBe(200)
  const published = await verifier.send("POST", `${path}/publish`, {})
  expect(published.json<ReportForm>().report).toMatchObject({ state: "published", late: false })
  expect(await value()).toBe(4120)
  expect(published.json<ReportForm>().events.map(({ kind }) => kind)).toEqual([
    "submitted",
    "verified",
    "published",
  ])
  expect((await verifyAudit(province.db)).whole).toBe(true)
})
