import { afterAll, beforeAll, expect, test } from "vitest"
import type { Page } from "playwright-core"
import {
  cellAt,
  collectionOf,
  formOf,
  type House,
  openPage,
  PASSWORD,
  reportPath,
  saved,
  startHouse,
  typeInto,
} from "./reporting.ts"

const FIBRE = "Số hộ gia đình có Internet cáp quang"

let house: House
let admin: Page

beforeAll(async () => {
  house = await startHouse()
  admin = await openPage(house, "/console/bao-cao", house.administrator)
})

afterAll(() => house.stop())

/** A report of a commune of its own, opened by who fills it in. */
async function report(unit: string) {
  const id = await collectionOf(admin, `Đợt ${unit}`, [unit])
  const page = await openPage(house, reportPath(id, unit), house.editor)
  await page.getByRole("grid").waitFor()
  const values = async () => (await formOf(admin, id, unit)).cells.map(({ value }) => value)
  return { id, unit, page, values }
}

test("what is typed without a connection outlives a reload, and is sent once there is one", async () => {
  const { id, unit, page, values } = await report("07210.2025")
  await kept(page, `/api/v1/collections/${id}/reports/${unit}`)
  await page.context().setOffline(true)
  await typeInto(page, "Số hộ gia đình", "1.234")
  await page.locator("[data-phase=offline]").waitFor()
  await typeInto(page, FIBRE, "1.000")

  await page.reload()
  await page.getByText("Đang làm việc không có mạng").waitFor()
  expect(await cellAt(page, "Số hộ gia đình", "value").textContent()).toBe("1.234")
  await cellAt(page, FIBRE, "value").click()
  await page.keyboard.press("Alt+1")
  expect((await values()).slice(0, 2)).toEqual([null, null])

  await page.context().setOffline(false)
  await saved(page)
  const sent = await formOf(admin, id, unit)
  expect(sent.cells.slice(0, 2).map(({ value, written }) => [value, written])).toEqual([
    [1234, "1.234"],
    [1000, "1.000"],
  ])
  await page.context().close()
})

/** Waits until the browser holds what the page needs without a connection. */
async function kept(page: Page, path: string): Promise<void> {
  await page.waitForFunction(async (address) => {
    const found = await Promise.all([caches.match("/console"), caches.match(address)])
    return found.every((one) => one !== undefined)
  }, path)
}

test("drafts belong to the account: signing out keeps them, another person does not see them", async () => {
  const { id, unit, page } = await report("07228.2025")
  await kept(page, `/api/v1/collections/${id}/reports/${unit}`)
  await page.context().setOffline(true)
  await typeInto(page, "Số hộ gia đình", "777")
  await page.locator("[data-phase=offline]").waitFor()
  await page.context().clearCookies()
  await page.goto("about:blank")
  await page.context().setOffline(false)

  const address = new URL(reportPath(id, unit), house.site.url).href
  await page.goto(address)
  await page.waitForURL(/dang-nhap/)
  await page.getByLabel("Thư điện tử").fill("editor-7@bacninh.gov.vn")
  await page.getByLabel("Mật khẩu *").fill(PASSWORD)
  await page.keyboard.press("Enter")
  await page.getByRole("grid").waitFor()
  expect(await cellAt(page, "Số hộ gia đình", "value").textContent()).toBe("")

  await page.context().clearCookies()
  await page.goto(address)
  await page.getByLabel("Thư điện tử").fill("editor-8@bacninh.gov.vn")
  await page.getByLabel("Mật khẩu *").fill(PASSWORD)
  await page.keyboard.press("Enter")
  await page.getByRole("grid").waitFor()
  await saved(page)
  expect(await cellAt(page, "Số hộ gia đình", "value").textContent()).toBe("777")
  await page.context().close()
})

test("two people on one cell: the second sees both values and chooses", async () => {
  const { id, unit, page: lan, values } = await report("07246.2025")
  const minh = await openPage(house, reportPath(id, unit), house.colleague)
  await minh.getByRole("grid").waitFor()
  await typeInto(lan, "Số hộ gia đình", "1500")
  await saved(lan)
  await typeInto(minh, "Số hộ gia đình", "1600")

  const notice = minh.getByRole("alert").filter({ hasText: "đã bị người khác sửa" })
  const row = notice.getByRole("row").filter({ hasText: "Số hộ gia đình" })
  await row.waitFor()
  const told = await row.textContent()
  for (const word of ["1.500", "Trần Lan", "1600"]) expect(told).toContain(word)
  expect((await values())[0]).toBe(1500)
  await minh.reload()
  await row.getByRole("button", { name: "Giữ số của tôi: Số hộ gia đình" }).click()
  await saved(minh)
  expect((await values())[0]).toBe(1600)
  for (const page of [lan, minh]) await page.context().close()
})

test("a session that ends while one types loses nothing", async () => {
  const { page, values } = await report("07264.2025")
  await page.context().clearCookies()
  await typeInto(page, "Số hộ gia đình", "1700")

  const dialog = page.getByRole("dialog", { name: "Phiên làm việc đã hết" })
  await dialog.getByLabel("Mật khẩu *").fill(PASSWORD)
  await page.keyboard.press("Enter")
  await dialog.waitFor({ state: "hidden" })
  await saved(page)
  expect((await values())[0]).toBe(1700)
  await page.context().close()
})

test("the grid obeys a spreadsheet's keys: range, fill down, undo, redo, delete, copy", async () => {
  const { page } = await report("07282.2025")
  const parts = ["2G", "3G", "4G", "5G"].map((one) =>
    cellAt(page, `Số trạm BTS đang hoạt động — Công nghệ ${one}`, "value"),
  )
  const texts = () => Promise.all(parts.map((part) => part.textContent()))
  await parts[0]?.click()
  await page.keyboard.type("7")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowUp")
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowDown")
  await page.keyboard.press("Control+d")
  expect(await texts()).toEqual(["7", "7", "7", "7"])
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
    return clipboardData.getData("text/plain")
  })
  expect(copied).toBe("7\r\n7\r\n7\r\n7")
  await page.keyboard.press("Control+z")
  expect(await texts()).toEqual(["7", "", "", ""])
  await page.keyboard.press("Control+y")
  await page.keyboard.press("Delete")
  expect(await texts()).toEqual(["", "", "", ""])
  await parts[1]?.click()
  await page.keyboard.press("F2")
  await page.keyboard.type("12")
  await page.keyboard.press("Escape")
  expect(await texts()).toEqual(["", "", "", ""])
  await page.context().close()
})
