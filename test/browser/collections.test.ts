import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { accessibilityProblems, overflowsSideways } from "./harness.ts"
import {
  ask,
  cellAt,
  collectionOf,
  daysAhead,
  type House,
  lastQuarter,
  openPage,
  paste,
  reportPath,
  saved,
  startHouse,
  type State,
  typeInto,
} from "./reporting.ts"

/** Three communes of one province: the first pastes from a workbook, one is returned, one is late. */
const [PASTED, RETURNED, LATE] = ["07210.2025", "07228.2025", "07246.2025"] as const
const FIBRE = "Số hộ gia đình có Internet cáp quang"

let house: House

beforeAll(async () => {
  house = await startHouse()
})

afterAll(() => house.stop())

const open = (path: string, state?: State) => openPage(house, path, state)
const goTo = (page: Page, path: string) => page.goto(new URL(path, house.site.url).href)

/** As Excel puts a table on the clipboard: texts as shown, the number behind one of them beside. */
const FROM_EXCEL = `<html><body><table>
<tr><td>STT</td><td>Chỉ tiêu</td><td>Số liệu</td></tr>
<tr><td>1</td><td>Tổng trạm</td><td></td></tr>
<tr><td>2</td><td>SỐ HỘ GIA ĐÌNH</td><td>1.596</td></tr>
<tr><td>3</td><td>Số hộ gia đình có Internet cáp quang</td><td>1.402</td></tr>
<tr><td>4</td><td>Số trạm BTS đang hoạt động</td><td>40</td></tr>
<tr><td></td><td>- Công nghệ 2G</td><td>10</td></tr>
<tr><td></td><td>- Công nghệ 3G</td><td>12</td></tr>
<tr><td></td><td>- Công nghệ 4G</td><td>16</td></tr>
<tr><td></td><td>- Công nghệ 5G</td><td>2</td></tr>
<tr><td>5</td><td>Mức độ hài lòng của người dân</td><td x:num="87.25">87,3</td></tr>
</table></body></html>`

async function submit(page: Page): Promise<void> {
  await saved(page)
  await page.getByRole("button", { name: "Nộp báo cáo" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Nộp báo cáo" }).click()
  await page.getByRole("dialog").waitFor({ state: "hidden" })
  await page.getByText("Chờ thẩm định", { exact: true }).waitFor()
}

/** Fills in the report of a commune by pasting a column, as Excel's plain text. */
async function pasteColumn(page: Page, path: string, values: readonly number[]): Promise<void> {
  await goTo(page, path)
  await cellAt(page, "Số hộ gia đình", "value").click()
  await paste(page, "text/plain", values.map((value) => `${value}\r\n`).join(""))
  await saved(page)
}

const waitUntil = (at: Date) =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, at.getTime() - Date.now()) + 200))

test(
  "three communes report: one pastes, one is returned, one is late; another person verifies and publishes",
  { timeout: 240_000 },
  async () => {
    const admin = await open("/console/bao-cao", house.administrator)
    const soon = new Date(Date.now() + 5000)
    const id = await collectionOf(admin, "Hạ tầng số", [PASTED, RETURNED, LATE], soon)
    const due = daysAhead(5).toISOString()
    await ask(admin, "POST", `/api/v1/collections/${id}/extend`, { due, units: [PASTED, RETURNED] })
    const lan = await open("/console/bao-cao", house.editor)
    const tham = await open("/console/bao-cao", house.verifier)

    await pastedFromExcel(lan)
    await pasteColumn(lan, reportPath(id, RETURNED), [2000, 1900, 8, 2, 2, 3, 1])
    await submit(lan)
    await waitUntil(soon)
    await lateWithAnError(lan, reportPath(id, LATE))
    await returnedWithReason(tham)
    await correctedAndVerified(lan, tham, id)

    expect(await published()).toBe(null)
    await publishedInBulk(tham, id)
    expect(await published()).toBe(1596)
    const opened = await openedByAnybody(tham, `${reportPath(id, PASTED)}/tham-dinh`)
    for (const word of ["1.596", "dán ô C3"]) expect(opened).toContain(word)
    expect(opened).not.toContain("Trần Lan")
    for (const page of [admin, lan, tham]) await page.context().close()
  },
)

/** A table with names in another order and with words of its own is matched by its names. */
async function pastedFromExcel(lan: Page): Promise<void> {
  await lan.getByRole("link", { name: /^Phường Bắc Giang/ }).click()
  await cellAt(lan, "Số hộ gia đình", "value").click()
  await paste(lan, "text/html", FROM_EXCEL)
  await lan.getByText("Đã dán 8 ô. Khớp theo tên chỉ số.").waitFor()
  expect(await lan.getByText("Không tìm thấy dòng").textContent()).toContain("Tổng trạm")
  expect(await cellAt(lan, "Số hộ gia đình", "value").textContent()).toBe("1.596")
  expect(await cellAt(lan, "Mức độ hài lòng của người dân", "value").textContent()).toBe("87,25")
  await submit(lan)
}

/** What the rules find stops the submission; corrected, it goes through and is late. */
async function lateWithAnError(lan: Page, path: string): Promise<void> {
  await pasteColumn(lan, path, [900, 1000, 4, 1, 1, 1, 1])
  await lan.getByText(/^Trễ \d+ ngày$/).waitFor()
  await lan.getByRole("button", { name: "Nộp báo cáo" }).click()
  const stopped = lan.getByRole("dialog")
  await stopped.getByText(/nhiều hơn Số hộ gia đình/).waitFor()
  expect(await stopped.getByRole("button", { name: "Nộp báo cáo" }).isDisabled()).toBe(true)
  await stopped.getByRole("button", { name: "Quay lại sửa" }).click()
  await typeInto(lan, FIBRE, "800")
  await submit(lan)
}

/** One report goes back with a reason at a cell; the next ones follow by themselves. */
async function returnedWithReason(tham: Page): Promise<void> {
  await tham.reload()
  await tham.getByRole("link", { name: /^Phường Đa Mai/ }).click()
  await tham.getByRole("button", { name: "Số hộ gia đình", exact: true }).focus()
  await tham.keyboard.press("j")
  await tham.keyboard.press("d")
  await tham.keyboard.type("Cao hơn số của doanh nghiệp viễn thông.")
  await tham.keyboard.press("Enter")
  await tham.getByRole("button", { name: "Trả lại, 1 ô có lý do" }).click()
  for (const name of ["Xã Xuân Lương", "Phường Bắc Giang"]) {
    await tham.getByRole("heading", { name: `Thẩm định: ${name}`, level: 1 }).waitFor()
    await tham.getByRole("button", { name: "Thẩm định đạt" }).click()
  }
  await tham.getByRole("button", { name: "Công bố báo cáo này" }).waitFor()
}

async function correctedAndVerified(lan: Page, tham: Page, id: string): Promise<void> {
  await goTo(lan, reportPath(id, RETURNED))
  await lan.getByText("Báo cáo bị trả lại").waitFor()
  await cellAt(lan, FIBRE, "value").click()
  await lan.getByText("Bị trả lại: Cao hơn số của doanh nghiệp viễn thông.").waitFor()
  await typeInto(lan, FIBRE, "1700")
  await submit(lan)
  await goTo(tham, `${reportPath(id, RETURNED)}/tham-dinh`)
  await tham.getByText("1 ô đã đổi so với lần nộp trước").waitFor()
  await tham.getByText("lần nộp trước: 1.900").waitFor()
  await tham.getByRole("button", { name: "Thẩm định đạt" }).click()
  await tham.getByRole("button", { name: "Công bố báo cáo này" }).waitFor()
}

async function publishedInBulk(tham: Page, id: string): Promise<void> {
  await goTo(tham, `/console/bao-cao/${id}`)
  await tham.getByText("3/3 đơn vị đã nộp.").waitFor()
  await tham.getByText("1 đơn vị trễ hạn.").waitFor()
  await tham.getByRole("button", { name: "Công bố", exact: true }).click()
  await tham.getByRole("button", { name: "Xem trước" }).click()
  await tham.getByRole("button", { name: "Công bố 3 báo cáo" }).click()
  await tham.getByText("Đã công bố 3 báo cáo").waitFor()
}

/** What everybody is told of the households of the commune that pasted; null where nothing. */
async function published(): Promise<unknown> {
  const asked = { indicators: "tổng_hộ", units: PASTED, periods: lastQuarter() }
  const visitor = await open("/")
  const path = `/api/v1/query?${new URLSearchParams(asked).toString()}`
  const { rows } = await ask<{ rows: { value: unknown }[] }>(visitor, "GET", path)
  await visitor.context().close()
  return rows[0]?.value
}

/** The page behind the link of a published value, as anybody reads it. */
async function openedByAnybody(tham: Page, path: string): Promise<string> {
  await goTo(tham, path)
  const link = tham.getByRole("link", { name: "Nguồn gốc của số đang công bố" })
  const visitor = await open((await link.getAttribute("href")) ?? "")
  const text = await visitor.getByRole("main").textContent()
  await visitor.context().close()
  return text ?? ""
}

test("who entered a report cannot publish it, also with the role, and is told why", async () => {
  const unit = "07264.2025"
  const admin = await open("/console/bao-cao", house.administrator)
  const tham = await open("/console/bao-cao", house.verifier)
  const id = await collectionOf(admin, "Bốn mắt", [unit])
  await pasteColumn(admin, reportPath(id, unit), [100, 50, 4, 1, 1, 1, 1])
  await submit(admin)
  await ask(tham, "POST", `/api/v1/collections/${id}/reports/${unit}/verify`, {})
  await goTo(admin, `${reportPath(id, unit)}/tham-dinh`)
  await admin.getByText(/người khác phải công bố/).waitFor()

  expect(await admin.getByRole("button", { name: "Công bố báo cáo này" }).count()).toBe(0)
  for (const page of [admin, tham]) await page.context().close()
})

test(
  "the pages are accessible and fit, in both languages and schemes, wide and narrow",
  { timeout: 400_000 },
  async () => {
    const admin = await open("/console/bao-cao", house.administrator)
    const units = ["07282.2025", "07288.2025"]
    const id = await collectionOf(admin, "Trang", units)
    const path = reportPath(id, "07282.2025")
    const lan = await open(path, house.editor)
    await typeInto(lan, "Số hộ gia đình", "khoảng 500")
    await typeInto(lan, "Mức độ hài lòng của người dân", "1.234")
    const faults = await faultsOf(lan, "Báo cáo của Xã Đồng Kỳ", "Report of Xã Đồng Kỳ")
    for (const [page, vietnamese, english] of [
      ["/console/bao-cao", "Báo cáo", "Reports"],
      ["/console/bao-cao/moi", "Tạo đợt báo cáo", "New collection"],
      [`/console/bao-cao/${id}`, "Trang", "Trang"],
      [`/console/bao-cao/${id}/sua`, "Sửa đợt báo cáo", "Edit the collection"],
      [`${path}/tham-dinh`, "Thẩm định: Xã Đồng Kỳ", "Verify: Xã Đồng Kỳ"],
    ] as const) {
      await goTo(admin, page)
      faults.push(...(await faultsOf(admin, vietnamese, english)))
    }

    expect(faults).toEqual([])
    for (const page of [lan, admin]) await page.context().close()
  },
)

/** What is wrong with a screen in every language, scheme and width; Vietnamese again afterwards. */
async function faultsOf(page: Page, vietnamese: string, english: string): Promise<string[]> {
  const faults: string[] = []
  for (const [name, other] of [
    [vietnamese, "English"],
    [english, "Tiếng Việt"],
  ] as const) {
    await page.getByRole("heading", { name, level: 1, exact: true }).waitFor()
    await page.waitForLoadState("networkidle")
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme })
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 })
        const found = await accessibilityProblems(page)
        faults.push(...found.map((fault) => `${name}, ${colorScheme}, ${width} px: ${fault}`))
        if (await overflowsSideways(page))
          faults.push(`${name}, ${width} px: wider than the screen`)
      }
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole("button", { name: other }).click()
  }
  return faults
}
