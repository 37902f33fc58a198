import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../platform/context.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import type { SwitchOff, SwitchOffPlan } from "../model.ts"
import { importKinds } from "../service/import-kinds.ts"
import { readKinds } from "../service/kinds-service.ts"
import { mast, openStand, point, type Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
  const one = await stand.made(mast("Một", { geometry: point(107.1, 20.95) }))
  const two = await stand.made(mast("Hai", { geometry: point(107.2, 20.95) }))
  for (const [on, technology, operator] of [
    [one, "3G", "452-04"],
    [one, "4G", "452-01"],
    [two, "3G", "452-04"],
  ] as const) {
    const attributes = { mast: on.id, technology, operator }
    await stand.made({ kind: "base-station", attributes, from: "2026-01-01" })
  }
})
afterAll(() => stand.close())

const asked = () => stand.get<SwitchOff>("/assets/switch-off?unit=22&technology=3G")
const plan = (body: object, headers = stand.editor) =>
  stand.send("POST", "/assets/switch-off/plans", { ...PLAN, ...body }, headers)
const PLAN = {
  operator: "452-04",
  technology: "3G",
  unit: "22",
  day: "2026-10-01",
  basis: "Công văn 5/CV của nhà mạng",
}

test("3G is told by operator: another one's 4G on the mast leaves nothing to its customers", async () => {
  const told = await asked()

  expect([told.stations, told.masts, told.mastsOnly]).toEqual([2, 2, 1])
  expect(told.operators).toMatchObject([
    { operator: "452-04", name: "Viettel", stations: 2, mastsOnly: 2, planned: null, late: 0 },
  ])
  expect(told.technologies).toEqual([
    { technology: "3G", stations: 2 },
    { technology: "4G", stations: 1 },
  ])
})

test("a planned day is entered with its ground, told when it has passed, and taken back", async () => {
  expect((await plan({})).json<SwitchOffPlan[]>()).toMatchObject([{ day: "2026-10-01" }])
  expect((await asked()).operators[0]).toMatchObject({
    planned: { day: "2026-10-01", basis: PLAN.basis },
    late: 2,
  })
  await plan({ day: null, basis: "Nhà mạng hoãn" })
  expect((await asked()).operators[0]).toMatchObject({ planned: null, late: 0 })
})

test.each([
  ["an operator that nobody declared", { operator: "452-99" }, 422],
  ["a technology that nobody declared", { technology: "6G" }, 422],
  ["no ground", { basis: "  " }, 422],
  ["a unit that there is not", { unit: "99.9" }, 403],
])("a plan with %s is refused", async (_name, body, status) => {
  expect((await plan(body)).statusCode).toBe(status)
})

test("whoever edits another province plans nothing here", async () => {
  const other = await signedIn(stand.http, stand.ctx, { role: "editor", unit: "24.2025" })

  expect((await plan({}, other)).statusCode).toBe(403)
})

test("the table has operators, then units, with marks of order for spreadsheets", async () => {
  const url = "/api/v1/assets/switch-off.csv?unit=22&technology=3G"
  const { body, headers } = await stand.http.inject({ url })

  expect(headers["content-disposition"]).toContain("tat-3G-22-2026-11-21.csv")
  expect(body.split("\r\n").slice(1, 4)).toEqual([
    "toàn địa bàn,22,,2,2,1,0,,",
    "nhà mạng,452-04,Viettel,2,2,2,0,,",
    "đơn vị,06652.2025,Phường Hà Tu,2,2,1,0,,",
  ])
})

test("where a province keeps stations from the public, only readers are told", async () => {
  const kind = (await readKinds(stand.db)).get("base-station")
  const hidden = { ...kind, public: { listed: false } }
  const sent = { file: "tram.json", text: JSON.stringify({ kinds: [hidden] }) }
  await importKinds(stand.ctx, sent, { commit: true, actor: OPERATOR })
  const url = "/api/v1/assets/switch-off?unit=22&technology=3G"

  expect((await stand.http.inject({ url })).statusCode).toBe(401)
  expect((await stand.http.inject({ url, headers: stand.editor })).statusCode).toBe(200)
})
