/// <reference lib="dom" />
import { buffer, text } from "node:stream/consumers"
import type { BrowserContextOptions, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  type WorkbookCell,
  workbookStream,
  XLSX,
} from "../../apps/server/src/platform/workbook/index.ts"
import type { EvidencePage } from "../../apps/server/src/evidence/model.ts"
import type { AssetDetail, AssetPage } from "../../apps/server/src/registry/assets/model.ts"
import { flaws } from "./flaws.ts"
import { openStaged, type Staged } from "./staged.ts"

const HA_TU = "06652.2025"
const REGISTER = "/console/ha-tang"
const FROM = "2026-01-01"

let house: Staged

beforeAll(async () => {
  house = await openStaged()
  await saved([
    { ...mast(1, 107.15, 20.95), key: "mot" },
    { ...mast(2, 107.151, 20.952), key: "hai" },
    // Eleven metres from the second.
    { ...mast(3, 107.151, 20.9521), key: "ba" },
    station("hai", "2G", "452-04"),
    station("ba", "4G", "452-02"),
  ])
})
afterAll(() => house.stop())

const mast = (number: number, longitude: number, latitude: number) => ({
  kind: "mast",
  name: `Cột Hà Tu ${number}`,
  unit: HA_TU,
  geometry: { type: "Point", coordinates: [longitude, latitude] },
  attributes: { class: "A2b", height: 42 },
  from: FROM,
})

const station = (key: string, technology: string, operator: string) => ({
  kind: "base-station",
  name: `Trạm ${technology} ${operator}`,
  unit: HA_TU,
  attributes: { mast: `key:${key}`, technology, operator },
  from: FROM,
})

const saved = (drafts: readonly object[]) =>
  house.ask("POST", "/assets/bulk", { drafts, commit: true })

/** What the register itself says now of the assets of a name. */
const listed = async (q: string) =>
  (await house.ask<AssetPage>("GET", `/assets?q=${encodeURIComponent(q)}`)).rows

const open = (path: string, options?: BrowserContextOptions) => house.page(path, options)

const namesIn = (page: Page) =>
  page.getByRole("table", { name: "Danh sách tài sản" }).getByRole("rowheader").getByRole("link")

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click()
  await page.getByRole("option", { name: option, exact: true }).click()
}

test("a list is its address: kind, condition and words are asked for and kept in it", async () => {
  const page = await open(`${REGISTER}?loai=mast&dieu-kien=height>=40&tim=ha+tu+1`)
  await page.getByText("1 tài sản", { exact: true }).waitFor()
  expect(await namesIn(page).allTextContents()).toEqual(["Cột Hà Tu 1"])
  expect(await page.getByLabel("Tìm theo tên, mã, địa chỉ").inputValue()).toBe("ha tu 1")

  await page.getByLabel("Tìm theo tên, mã, địa chỉ").fill("hà tu")
  await page.getByText("3 tài sản", { exact: true }).waitFor()
  expect(await flaws(page)).toEqual([])
  await page.getByLabel("Điều kiện trên thuộc tính").fill("height>50")
  await page.keyboard.press("Enter")
  await page.getByText("Không có tài sản nào khớp.").waitFor()
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    loai: "mast",
    "dieu-kien": "height>50",
    tim: "hà tu",
  })
  await page.goto(new URL(`${REGISTER}?dieu-kien=khong_co>1&loai=mast`, house.address).href)
  await page.getByRole("alert").waitFor()
  await page.context().close()
})

test("a record is opened and changed from a day on; what it was stays in its history", async () => {
  const page = await open(`${REGISTER}?loai=mast&tim=ha+tu+1`)
  await namesIn(page).first().click()
  await page.getByRole("heading", { level: 1, name: "Cột Hà Tu 1" }).waitFor()
  await page.getByRole("button", { name: "Sửa", exact: true }).click()
  await page.getByLabel("Chiều cao cột (m)").fill("450")
  await page.getByRole("button", { name: "Lưu" }).click()
  await page.getByRole("alert").filter({ hasText: "Chưa lưu được" }).waitFor()
  await page.getByLabel("Chiều cao cột (m)").fill("45")
  await page.getByLabel("Đúng từ ngày").fill("1/9/2026")
  await page.getByLabel("Ghi chú").fill("Nâng cột")
  await page.getByRole("button", { name: "Lưu" }).click()
  const history = page.getByRole("table", { name: "Lịch sử từng thuộc tính" })
  const heights = history.getByRole("row").filter({ hasText: "Chiều cao cột" })
  await heights.nth(1).waitFor()
  const cells = await heights.evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll("td")].slice(0, 2).map((td) => td.textContent)),
  )
  expect(cells).toEqual([
    ["42 m", "01/01/2026 – 01/09/2026"],
    ["45 m", "từ 01/09/2026"],
  ])
  await page.getByText("Nâng cột").waitFor()
  expect(await flaws(page)).toEqual([])
  const [row] = await listed("ha tu 1")
  expect(row?.attributes["height"]).toBe(45)
  const before = await house.ask<AssetDetail>("GET", `/assets/${row?.id ?? ""}?at=2026-08-31`)
  expect(before.attributes["height"]).toBe(42)
  await page.context().close()
})

test("a camera with analytics is refused without its legal basis, then taken", async () => {
  const page = await open(`${REGISTER}/moi?loai=camera`)
  await page.getByLabel("Tên", { exact: true }).fill("Camera ngã tư Hà Tu")
  await page.getByRole("combobox", { name: "Đơn vị đã khai" }).fill("Hà Tu")
  await page
    .getByRole("option", { name: /Phường Hà Tu/u })
    .first()
    .click()
  await page.getByLabel("Kinh độ").fill("107,153")
  await page.getByLabel("Vĩ độ").fill("20,951")
  await pick(page, "Có phân tích tự động (AI)", "có")
  await pick(page, "Mục đích", "Giao thông")
  await page.getByLabel("Thời hạn lưu giữ hình ảnh (ngày)").fill("30")
  await page.getByRole("button", { name: "Lưu" }).click()
  const refusal = page.getByRole("alert").filter({ hasText: "căn cứ pháp lý" })
  await refusal.waitFor()
  expect(await refusal.innerText()).toContain("Những gì bạn đã nhập vẫn còn nguyên.")
  expect(await listed("camera nga tu")).toEqual([])
  expect(await flaws(page)).toEqual([])

  await page.getByLabel("Căn cứ pháp lý").fill("Quyết định 15/QĐ-UBND")
  await page.getByRole("button", { name: "Lưu" }).click()
  await page.getByRole("heading", { level: 1, name: "Camera ngã tư Hà Tu" }).waitFor()
  const [camera] = await listed("camera nga tu")
  expect(camera).toMatchObject({
    kind: "camera",
    unit: HA_TU,
    attributes: { analytics: true, purpose: "traffic", retention_days: 30 },
  })
  await page.context().close()
})

/** As an operator sends it: a title, a heading of two rows, groups, "nt", places in any spelling. */
const ROWS: readonly (readonly WorkbookCell[])[] = [
  ["DANH SÁCH CỘT ĂNG TEN"],
  ["STT", "Mã cột", "Địa điểm", null, "Tọa độ", null, "Chiều cao cột (m)"],
  [null, null, "Xã/phường", "Tỉnh", "Kinh độ", "Vĩ độ", null],
  ["I", "Khu vực Hạ Long"],
  [1, "QN-901", "Phường Hà Tu", "Quảng Ninh", "107,1610", "20,9610", "36,5"],
  [2, "QN-902", "nt", "nt", "20°57'54\"", "107°09'36\"", "42m"],
  [3, "QN-903", "nt", "nt", "107,1620", "20,9620", 450],
  [null, "Tổng cộng", null, null, null, null, 3],
]

test("a messy workbook is shown row by row, then written; the refused row is left out", async () => {
  const sheet = {
    name: "Phu luc",
    columns: [],
    rows: ROWS,
    merges: ["A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"],
  }
  const bytes = await buffer(workbookStream([sheet], new Date("2026-09-30T00:00:00Z")))
  const page = await open(`${REGISTER}/nhap`)
  const file = { name: "cot.xlsx", mimeType: XLSX, buffer: bytes }
  await page.locator("input[type=file]").setInputFiles(file)
  const commit = page.getByRole("button", { name: "Ghi 2 dòng" })
  await commit.waitFor()
  const rows = page.getByRole("table", { name: "Các dòng đã hiểu" })
  const line = (name: string) => rows.getByRole("row").filter({ hasText: name })
  expect(await line("QN-902").innerText()).toContain("20,96500; 107,16000")
  expect(await line("QN-902").innerText()).toContain("Phường Hà Tu")
  expect(await line("QN-903").innerText()).toMatch(/Từ chối[\s\S]*G7/u)
  expect(await listed("QN-90")).toEqual([])
  expect(await flaws(page)).toEqual([])

  await commit.click()
  await page.getByText("Đã ghi vào sổ đăng ký").waitFor()
  const heights = (await listed("QN-90")).map(
    ({ codes, attributes }) => [codes[0]?.code, attributes["height"]] as const,
  )
  expect(new Map(heights)).toEqual(
    new Map([
      ["QN-901", 36.5],
      ["QN-902", 42],
    ]),
  )
  await page.context().close()
})

test("papers of an asset are listed on its record and saved from there", async () => {
  const page = await open(REGISTER)
  await page.evaluate(async (unit) => {
    const form = new FormData()
    form.set("unit", unit)
    form.set("summary", "Biên bản nghiệm thu cột")
    form.set("file", new File(["Đạt"], "bien-ban.txt", { type: "text/plain" }))
    const answer = await fetch("/api/v1/evidence", { method: "POST", body: form })
    if (!answer.ok) throw new Error(await answer.text())
  }, HA_TU)
  const papers = await house.ask<EvidencePage>("GET", `/evidence?unit=${HA_TU}`)
  const [row] = await listed("ha tu 1")
  await saved([{ id: row?.id, kind: "mast", evidence: papers.rows.map(({ id }) => id) }])
  await page.goto(new URL(`${REGISTER}/${row?.id ?? ""}`, house.address).href)
  const table = page.getByRole("table", { name: "Ảnh và giấy tờ" })
  await table.getByText("Biên bản nghiệm thu cột").waitFor()
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    table.getByRole("link", { name: /^bien-ban\.txt/u }).click(),
  ])
  expect(await text(await file.createReadStream())).toBe("Đạt")
  await page.context().close()
})

test("two masts that lie close together are decided upon with a reason", async () => {
  const page = await open(`${REGISTER}/trung`)
  await page.getByRole("heading", { level: 2, name: /^Nhóm 1: cách nhau từ 11/u }).waitFor()
  expect(await flaws(page)).toEqual([])
  const merge = page.getByRole("button", { name: "Gộp Cột Hà Tu 3 vào Cột Hà Tu 2" })
  expect(await merge.isDisabled()).toBe(true)
  await page.getByLabel(/^Lý do/u).fill("Cùng một cột, hai nhà mạng")
  await merge.click()
  await page.getByText("Không có nhóm nào cần xem.").waitFor()
  const masts = (await listed("cot ha tu")).map(({ name }) => name)
  expect(masts.toSorted()).toEqual(["Cột Hà Tu 1", "Cột Hà Tu 2"])
  await page.context().close()
})

test("what switching 2G off leaves is told with what nobody knows", async () => {
  await saved([
    { ...mast(4, 107.17, 20.97), key: "bon" },
    station("bon", "2G", "452-01"),
    { ...station("bon", "2G", "452-04"), attributes: { technology: "2G", operator: "452-04" } },
  ])
  const page = await open(`${REGISTER}/tat-song?dia-ban=${HA_TU}`)
  const row = page.getByRole("table").getByRole("row").filter({ hasText: "Hà Tu" })
  await row.waitFor()
  // The 2G of "Cột Hà Tu 2" shares its mast with the 4G that was merged into it.
  expect(await row.getByRole("cell").allTextContents()).toEqual(["3", "2", "1", "1"])
  const unknown = page.getByText("1 trạm 2G chưa ghi đứng trên cột nào")
  expect(await unknown.count()).toBe(1)
  expect(await flaws(page)).toEqual([])
  await row.getByRole("link").click()
  await page.getByText("3 tài sản", { exact: true }).waitFor()
  await page.goto(new URL(`${REGISTER}/tat-song?dia-ban=06658.2025`, house.address).href)
  await page.getByText(/sổ đăng ký không có trạm 2G nào/u).waitFor()
  await page.context().close()
})
