import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { createHttp, type Http } from "../../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../../platform/identity/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import { isWithin, loadShippedUnits } from "../../index.ts"
import { createOrganisation } from "../../organisations/service/change-service.ts"
import { assetRoutes } from "../routes/index.ts"
import { NO_DOCUMENTS } from "../testing/stand.ts"
import { readAssets } from "../service/read-service.ts"
import type { DuplicateGroup } from "./duplicates/model.ts"
import type { AssetImportReport, RememberedMappings } from "./model.ts"
import type { OperatorReport } from "./operator-model.ts"
import { assetImportRoutes } from "./routes.ts"

let db: Database
let ctx: Context
let http: Http
let editor: Record<string, string>
let keyOf: (holder: string) => Promise<string>

beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  http = await createHttp(ctx)
  const within = (unit: string, above: string) => isWithin(db, unit, above, "2026-11-21")
  const identity = openIdentity(ctx, { within })
  identityRoutes(http, ctx, identity)
  assetRoutes(http, ctx, identity.gate, NO_DOCUMENTS)
  await assetImportRoutes(http, ctx, identity)
  await http.ready()
  editor = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  const administrator = await signedIn(http, ctx, { role: "administrator", unit: "VN" })
  keyOf = async (holder) => {
    const payload = { name: "Hệ thống trạm", holder, scopes: ["assets:write"] }
    const url = "/api/v1/identity/api-keys"
    const made = await http.inject({ method: "POST", url, headers: administrator, payload })
    if (made.statusCode !== 201) throw new Error(made.body)
    return made.json<{ token: string }>().token
  }
})
afterAll(async () => {
  await http.close()
  await db.close()
})

const BOUNDARY = "----tinhso"

async function upload(
  text: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = editor,
  url = "/api/v1/imports/assets",
) {
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="tram.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--${BOUNDARY}--\r\n`
  return http.inject({
    method: "POST",
    url,
    headers: { ...headers, "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    payload: Buffer.from(parts.join("") + file),
  })
}

const LIST = 'Tên trạm,Cột lạ,Vĩ độ,Công nghệ,Nhà mạng\nBKN-1,"105,80","22,10",4G,Viettel\n'

test("whoever is not signed in imports nothing", async () => {
  expect((await upload(LIST, {}, {})).statusCode).toBe(401)
})

const howOf = (report: AssetImportReport) =>
  report.tables[0]?.columns.find(({ heading }) => heading === "Cột lạ")?.how

test("a column that nobody knows is asked for; the choice is remembered for the heading", async () => {
  const unknown = (await upload(LIST)).json<AssetImportReport>()
  const options = JSON.stringify({ columns: { "Cột lạ": "longitude" }, day: "2024-06-30" })
  const chosen = (await upload(LIST, { options, commit: "true" })).json<AssetImportReport>()
  const again = (await upload(LIST, { options: '{"day":"2024-06-30"}' })).json<AssetImportReport>()

  expect([howOf(unknown), unknown.counts.refuse]).toEqual(["none", 1])
  expect([howOf(chosen), chosen.committed]).toEqual(["chosen", true])
  expect([howOf(again), again.counts.assets.same]).toEqual(["remembered", 2])
})

test("what is remembered is listed, corrected in part by a choice, and forgotten", async () => {
  const mappings = async () =>
    (
      await http.inject({ url: "/api/v1/imports/assets/mappings", headers: editor })
    ).json<RememberedMappings>()
  const [known] = await mappings()
  expect(known?.columns).toEqual({ "Cột lạ": "longitude" })
  const options = JSON.stringify({ columns: { "Nhà mạng": "none" }, day: "2024-06-30" })
  const part = (await upload(LIST, { options })).json<AssetImportReport>()
  expect(howOf(part)).toBe("remembered")

  const response = await http.inject({
    method: "PUT",
    url: "/api/v1/imports/assets/mappings",
    headers: editor,
    payload: { signature: known?.signature, columns: {}, kind: null },
  })
  expect([response.statusCode, response.json()]).toEqual([200, []])
  expect(howOf((await upload(LIST)).json<AssetImportReport>())).toBe("none")
})

test("options that are none are refused", async () => {
  const response = await upload(LIST, { options: '{"zone":4}' })

  expect(response.statusCode).toBe(400)
})

test("an editor of one province does not write in another", async () => {
  const elsewhere = await signedIn(http, ctx, { role: "editor", unit: "22" })
  const list =
    'Mã trạm,Xã,Huyện,Kinh độ,Vĩ độ,Công nghệ,Nhà mạng\nQN-1,Xã Bành Trạch,Huyện Ba Bể,"105,81","22,11",4G,Viettel\n'
  const report = (await upload(list, {}, elsewhere)).json<AssetImportReport>()

  expect(report.rows[0]).toMatchObject({ state: "refuse" })
  expect(report.rows[0]?.problems.map(({ code }) => code)).toContain("not-yours")
})

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const organisation = (id: string, nameVi: string) =>
  createOrganisation(ctx, OPERATOR, {
    id,
    unit: "VN",
    kind: "enterprise",
    nameVi,
    nameEn: nameVi,
    shortName: nameVi,
    code: null,
    parent: null,
    groups: [],
    document: null,
    opened: null,
    closed: null,
  })

test("an operator writes its own assets by its codes; sent again they change nothing", async () => {
  await organisation("VN.VIETTEL", "Viettel")
  const token = await keyOf("VN.VIETTEL")
  const assets = [
    {
      kind: "mast",
      code: "HGN0001",
      longitude: 107.1,
      latitude: 20.95,
      attributes: { height: 42 },
    },
    { kind: "base-station", code: "HGN0001-4G", mast: "HGN0001", attributes: { technology: "4G" } },
  ]
  const send = async (list: object[]) =>
    (
      await http.inject({
        method: "POST",
        url: "/api/v1/operator/assets",
        headers: bearer(token),
        payload: { assets: list, commit: true },
      })
    ).json<OperatorReport>()

  const first = await send(assets)
  const again = await send(assets)

  expect(first.counts).toEqual({ add: 2, change: 0, same: 0, refuse: 0 })
  expect(again).toMatchObject({ act: null, counts: { add: 0, change: 0, same: 2, refuse: 0 } })
  const mast = (await readAssets(ctx, { kinds: ["mast"] })).find(
    ({ owner }) => owner === "VN.VIETTEL",
  )
  expect(mast?.codes).toEqual([{ scheme: "VN.VIETTEL", code: "HGN0001" }])
})

test("an asset of another operator is refused by row and column, the rest is written", async () => {
  await organisation("VN.MOBIFONE", "MobiFone")
  const token = await keyOf("VN.MOBIFONE")
  const assets = [
    { kind: "base-station", code: "M-1", mast: "HGN0001", attributes: { technology: "3G" } },
    {
      kind: "base-station",
      code: "M-2",
      mast: "HGN0001",
      attributes: { technology: "5G", operator: "452-04" },
    },
  ]
  const response = await http.inject({
    method: "POST",
    url: "/api/v1/operator/assets",
    headers: bearer(token),
    payload: { assets, commit: true },
  })

  const report = response.json<OperatorReport>()
  expect(report.rows.map(({ row, action }) => [row, action])).toEqual([
    [1, "add"],
    [2, "refuse"],
  ])
  expect(report.rows[1]?.problems).toContainEqual(
    expect.objectContaining({ code: "not-yours", column: "code" }),
  )
})

test("a file by key is of the operator: its network, its codes, nothing of others", async () => {
  const token = await keyOf("VN.MOBIFONE")
  const list =
    'Mã trạm,Kinh độ,Vĩ độ,Công nghệ,Nhà mạng\nMB-1,"107,2","20,99",4G,\nMB-2,"107,3","20,98",4G,Viettel\n'
  const url = "/api/v1/operator/imports/assets"
  const report = (await upload(list, {}, bearer(token), url)).json<AssetImportReport>()

  expect(report.rows.map(({ state }) => state)).toEqual(["propose", "refuse"])
  expect(report.rows[0]?.assets[1]?.attributes["operator"]).toBe("452-01")
  expect(report.rows[1]?.problems).toContainEqual(
    expect.objectContaining({ code: "not-yours", cell: "E3" }),
  )
})

test.each([
  ["no key", {}, 401],
  ["a key that is none", bearer("tinhso_xyz"), 401],
])("a request with %s writes nothing", async (_what, headers, status) => {
  const response = await http.inject({
    method: "POST",
    url: "/api/v1/operator/assets",
    headers,
    payload: { assets: [{ kind: "mast", code: "X" }], commit: true },
  })

  expect(response.statusCode).toBe(status)
})

const listOf = (code: string, operator: string, latitude: string) =>
  `Mã trạm,Kinh độ,Vĩ độ,Công nghệ,Nhà mạng\n${code},"107,50000","${latitude}",4G,${operator}\n`

test("neighbours of two operators are proposed until somebody decides that they are two", async () => {
  await upload(listOf("DUP-V", "Viettel", "20,900000"), { commit: "true" })
  await upload(listOf("DUP-M", "MobiFone", "20,900100"), { commit: "true" })
  const groups = async () => {
    const response = await http.inject({ url: "/api/v1/asset-duplicates", headers: editor })
    return response
      .json<DuplicateGroup[]>()
      .filter(({ members }) => members.some(({ name }) => name.startsWith("DUP")))
  }

  const [proposed] = await groups()
  expect(proposed?.members.map(({ networks }) => networks)).toEqual([["452-04"], ["452-01"]])
  expect(proposed?.pairs[0]?.metres).toBeCloseTo(11.1, 0)

  const [pair] = proposed?.pairs ?? []
  const decided = await http.inject({
    method: "POST",
    url: "/api/v1/asset-duplicates/apart",
    headers: editor,
    payload: {
      asset: pair?.asset,
      other: pair?.other,
      reason: "Hai cột cạnh nhau, đã xem tại chỗ",
    },
  })
  expect(decided.statusCode).toBe(204)
  expect(await groups()).toEqual([])
})
