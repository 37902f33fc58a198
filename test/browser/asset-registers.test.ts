/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from "vitest"
import type {
  AssetDetail,
  AssetPage,
  KeptRegister,
} from "../../apps/server/src/registry/assets/model.ts"
import { flaws } from "./flaws.ts"
import { openStaged, type Staged } from "./staged.ts"

const HA_TU = "06652.2025"
const REGISTER = "/console/ha-tang"
/** One pixel. */
const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
)

let house: Staged

beforeAll(async () => {
  house = await openStaged()
  await house.ask("POST", "/assets/bulk", {
    drafts: [mast("A", 107.15), mast("B", 107.1501)],
    commit: true,
  })
})
afterAll(() => house.stop())

const mast = (name: string, longitude: number) => ({
  kind: "mast",
  name: `Cột ${name}`,
  unit: HA_TU,
  geometry: { type: "Point", coordinates: [longitude, 20.95] },
  codes: [{ scheme: name, code: `MA-${name}` }],
  attributes: { class: "A2b", height: 42 },
  from: "2026-01-01",
})

const named = async (name: string) => {
  const { rows } = await house.ask<AssetPage>("GET", "/assets?kind=mast")
  const found = rows.find((one) => one.name === name)
  if (found === undefined) throw new Error(name)
  return found
}
const detail = (id: string) => house.ask<AssetDetail>("GET", `/assets/${id}`)
const open = (path: string) => house.page(path)

test("a kind is declared from a file after a look, and its register is said to be whole", async () => {
  const siren = {
    code: "siren",
    nameVi: "Còi báo bão",
    nameEn: "Storm siren",
    groupVi: "Cảnh báo",
    groupEn: "Warning",
    geometry: "point",
    attributes: [],
    public: { listed: true },
    counts: [
      {
        query: "assets.sirens",
        measure: "số_còi",
        nameVi: "Số còi",
        nameEn: "Sirens",
        unitOfMeasure: "còi",
      },
    ],
    source: "Tỉnh",
  }
  const page = await open(`${REGISTER}/loai/nhap`)
  await page
    .getByLabel("Tệp", { exact: false })
    .first()
    .setInputFiles({
      name: "coi.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify({ kinds: [siren] })),
    })
  await page.getByText("Không mất gì.").waitFor()
  expect(await flaws(page)).toEqual([])
  await page.getByRole("button", { name: "Ghi khai báo" }).click()
  await page.getByText("Đã ghi; có hiệu lực ngay.").waitFor()
  await page.goto(new URL(`${REGISTER}/loai/siren`, house.address).href)
  await page.getByText("của tỉnh, bản 1 · đang dùng").waitFor()
  expect(await flaws(page)).toEqual([])

  await page.goto(new URL(`${REGISTER}/so-day-du`, house.address).href)
  await page.getByRole("combobox", { name: "Loại" }).click()
  await page.getByRole("option", { name: "Còi báo bão" }).click()
  await page.getByRole("combobox", { name: "Đơn vị" }).fill("hà tu")
  await page.getByRole("option", { name: /Hà Tu/u }).first().click()
  await page.getByLabel("Từ ngày").fill("01/06/2026")
  await page.getByText("1 xã không có bản ghi nào sẽ được công bố là 0", { exact: false }).waitFor()
  await page.getByLabel(/^Căn cứ/u).fill("Kiểm kê tháng 6")
  expect(await flaws(page)).toEqual([])
  await page.getByRole("button", { name: "Khai", exact: true }).click()
  await page.getByRole("table", { name: "Nơi sổ đầy đủ" }).getByText("Kiểm kê tháng 6").waitFor()
  const kept = await house.ask<KeptRegister[]>("GET", "/asset-registers?kind=siren")
  expect(kept.map(({ unit, since, until }) => [unit, since, until])).toEqual([
    [HA_TU, "2026-06-01", null],
  ])
  await page.context().close()
})

test("a photograph is put on a mast and taken off again; both stay in its history", async () => {
  const { id } = await named("Cột A")
  const page = await open(`${REGISTER}/${id}`)
  await page.getByRole("button", { name: "Thêm ảnh, giấy tờ" }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Chọn tệp" }).click(),
  ])
  await chooser.setFiles({ name: "cot.png", mimeType: "image/png", buffer: PHOTO })
  await page.getByLabel(/^Trích yếu/u).fill("Ảnh chân cột")
  await page.getByRole("button", { name: "Lưu và gắn vào tài sản" }).click()
  const photo = page.getByRole("list", { name: "Ảnh" }).getByRole("img", { name: "Ảnh chân cột" })
  await photo.waitFor()
  expect(
    await photo.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth)),
  ).toBe(1)
  expect((await detail(id)).evidence).toHaveLength(1)
  expect(await flaws(page)).toEqual([])

  await page.getByRole("button", { name: "Gỡ: Ảnh chân cột" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Gỡ", exact: true }).click()
  await page.getByText("Chưa có ảnh hay giấy tờ nào.").waitFor()
  await page.getByText("đã gỡ: Ảnh chân cột").waitFor()
  expect((await detail(id)).evidence).toEqual([])
  await page.context().close()
})

test("a merger is undone from the record of the one that went on", async () => {
  const [a, b] = [await named("Cột A"), await named("Cột B")]
  const merger = { into: a.id, version: b.version, intoVersion: a.version, reason: "cùng cột" }
  await house.ask("POST", `/assets/${b.id}/merge`, merger)
  const page = await open(`${REGISTER}/${a.id}`)
  await page.getByRole("button", { name: `Tách lại: ${b.id}` }).click()
  await page.getByText("Trả lại những gì đã nhận khi gộp: Mã (B).").waitFor()
  await page.getByLabel(/^Vì sao là hai/u).fill("Đo lại: cách nhau 11 m")
  expect(await flaws(page)).toEqual([])
  await page.getByRole("button", { name: "Tách lại", exact: true }).click()
  await page.getByRole("heading", { level: 1, name: "Cột B" }).waitFor()
  expect((await detail(a.id)).mergedFrom).toEqual([])
  await page.context().close()
})

test("rows of a list are shown on the map before they are written, those in trouble named", async () => {
  const page = await open(`${REGISTER}/nhap`)
  const rows = [
    "Mã cột;Kinh độ;Vĩ độ;Chiều cao",
    "X1;107,1612;20,9601;42",
    "X2;107,1712;20,9651;450",
  ]
  await page
    .getByLabel("Tệp", { exact: false })
    .first()
    .setInputFiles({
      name: "cot.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`${rows.join("\n")}\n`),
    })
  await page.getByText("450 m nằm ngoài khoảng từ 1 đến 300 m", { exact: false }).waitFor()
  await page.locator(".asset-import-map canvas, .asset-plot svg").first().waitFor()
  await page.getByText("Vòng rỗng: bị từ chối.", { exact: false }).waitFor()
  expect(await flaws(page)).toEqual([])
  await page.context().close()
})
