/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from "vitest"
import { keepFolder } from "../../apps/server/src/coverage/runs/service/keep-service.ts"
import type { ServedResult, VillagePage } from "../../apps/server/src/coverage/served/model.ts"
import { computedFolder } from "../../apps/server/src/coverage/served/testing/computed.ts"
import { OPERATOR } from "../../apps/server/src/platform/context.ts"
import { saveAssets } from "../../apps/server/src/registry/index.ts"
import { flaws } from "./flaws.ts"
import { accessibilityProblems, overflowsSideways } from "./harness.ts"
import { openStaged, type Staged } from "./staged.ts"

const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"
const FROM = "2026-01-01"

let house: Staged
let run = ""
let result = ""

beforeAll(async () => {
  house = await openStaged()
  const drafts = [
    mast,
    station,
    village("Khu Một", HA_TU, [107.151, 20.951], { population: 300, households: 100 }),
    village("Khu Hai", HA_TU, [107.153, 20.949], { households: 50 }),
    village("Khe Xa", CAO_XANH, [107.21, 20.95], { population: 200, households: 40 }),
  ]
  const by = { source: { kind: "form" }, actor: OPERATOR } as const
  const { counts } = await saveAssets(house.ctx, drafts, by)
  if (counts.refuse > 0) throw new Error("assets refused")
  const folder = await computedFolder(["A4,20.95,107.152,40,1800,12,4G,452-04"])
  run = await keepFolder(house.ctx, OPERATOR, folder, { unit: "22" })
}, 60_000)
afterAll(() => house.stop())

const mast = {
  kind: "mast",
  key: "cot",
  name: "Cột Hà Tu",
  unit: HA_TU,
  geometry: { type: "Point" as const, coordinates: [107.152, 20.95] },
  attributes: { class: "A2b", height: 42 },
  from: FROM,
}
const station = {
  kind: "base-station",
  name: "Trạm Hà Tu 4G",
  unit: HA_TU,
  from: FROM,
  attributes: {
    mast: "key:cot",
    operator: "452-04",
    technology: "4G",
    frequency_mhz: 1800,
    power_dbm: 12,
    antenna_height: 40,
  },
}
const village = (name: string, unit: string, coordinates: number[], attributes: object) => ({
  kind: "village",
  name,
  unit,
  from: FROM,
  geometry: { type: "Point" as const, coordinates },
  attributes: { counted_source: "Báo cáo 12/BC-UBND", counted_on: FROM, ...attributes },
})

test("an editor counts who is served by a kept run; the list shows it village by village", async () => {
  const page = await house.page("/console/thon")
  await page.getByText("Đếm ai được phủ").click()
  await page.getByRole("button", { name: "Đếm", exact: true }).click()
  await page.getByText(/Đã giữ kết quả DP-/u).waitFor()
  const { rows } = await house.ask<{ rows: readonly ServedResult[] }>("GET", "/coverage/served")
  result = rows[0]?.id ?? ""
  await page.goto(`${house.address}/console/thon?ket-qua=${result}&co-song=unserved`)
  await page.getByRole("row", { name: /Khe Xa/u }).waitFor()

  expect(await page.getByRole("row").count()).toBe(2)
  expect(await flaws(page)).toEqual([])
  await page.getByRole("link", { name: "Khe Xa" }).click()
  await page.getByRole("heading", { name: "Khe Xa" }).waitFor()
  await page.getByText("0/25").first().waitFor()
  expect(await flaws(page)).toEqual([])
  await page.context().close()
})

test("everybody reads who is served without scripts, and opens the village that is not", async () => {
  await house.ask("POST", `/coverage/runs/${run}/states`, { state: "published", version: 1 })
  const page = await house.page("/phu-song", { javaScriptEnabled: false })

  await page.getByText(/2 trên 3 thôn \(66,7 %\) có 4G trở lên/u).waitFor()
  await page.getByText(/60 % dân \(300 trên 500 người\)/u).waitFor()
  await page.getByText(/1 thôn chưa ai đếm dân/u).waitFor()
  await page.getByRole("link", { name: "Khe Xa" }).click()
  await page.getByText(/Chưa có 4G trở lên: chỉ 0 trên 25 vị trí/u).waitFor()
  await page.getByRole("heading", { name: "Trạm gần thôn" }).waitFor()
  expect(
    await page
      .getByText(/Viettel/u)
      .first()
      .isVisible(),
  ).toBe(true)
  await page.context().close()
})

test.each(["/phu-song", "/en/phu-song?dia-ban=22", "sheet"])(
  "%s has no flaw, wide or narrow, light or dark, and prints",
  async (path) => {
    const [khe] = (await house.ask<VillagePage>("GET", "/coverage/villages?q=khe")).rows
    const shown = path === "sheet" ? `/thon/${khe?.id ?? ""}` : path
    const page = await house.page(shown, { colorScheme: "dark" })

    expect(await accessibilityProblems(page)).toEqual([])
    await page.emulateMedia({ colorScheme: "light" })
    await page.setViewportSize({ width: 360, height: 800 })
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await overflowsSideways(page)).toBe(false)
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000)
    await page.context().close()
  },
)

test("a village that is not there, a unit that does not exist: said, with the way back", async () => {
  const page = await house.page("/thon/TS-999999")

  await page.getByText("Không có thôn, tổ dân phố này").waitFor()
  await page.goto(`${house.address}/phu-song?dia-ban=99999`)
  await page.getByText(/Không có đơn vị/u).waitFor()
  expect(await page.getByRole("link", { name: "Ai được phủ sóng" }).count()).toBe(1)
  await page.context().close()
})
