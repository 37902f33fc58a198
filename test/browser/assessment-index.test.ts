import { afterAll, beforeAll, expect, test } from "vitest"
import type { IndexTold } from "../../apps/server/src/assessment/model.ts"
import { accessibilityProblems, contrastProblems, overflowsSideways } from "./harness.ts"
import { ask, type House, openPage, startHouse } from "./reporting.ts"

const API = "/api/v1/assessment/indices"
const ID = "thu-soan-2026"
let house: House
beforeAll(async () => void (house = await startHouse()))
afterAll(() => house.stop())

const open = (path: string) => openPage(house, path, house.administrator)
const editor = async () => {
  const page = await open(`/console/bo-chi-so/${ID}`)
  await page.getByRole("treegrid").waitFor()
  return page
}

test("an index is begun, built by keyboard with its sums told at every depth, and kept", async () => {
  const page = await open("/console/bo-chi-so/moi")
  await page.getByLabel("Tên ngắn").fill(ID)
  await page.getByRole("textbox", { name: "Tên", exact: true }).fill("Bộ chỉ số thử")
  await page.getByRole("button", { name: "Tạo và soạn" }).click()
  const tree = page.getByRole("treegrid")
  await tree.locator("tr[data-code='1']").focus()
  await page.keyboard.press("Shift+N")
  await page.getByLabel("Điểm tối đa").fill("12,5")
  await tree.locator("tr[data-code='1.1']").focus()
  await page.keyboard.press("n")
  await tree.locator("tr[data-code='1.2'][aria-selected=true]").waitFor()
  await page.getByLabel("Điểm tối đa").fill("7,5")
  await tree.locator("tr[data-code='1']").click()
  await page.getByLabel("Điểm tối đa").fill("30")
  expect(await tree.locator("tr[data-code='1']").innerText()).toMatch(/20\/30[\s\S]*không khớp/u)
  await page.getByLabel("Điểm tối đa").fill("20")
  await tree.locator("tr[data-code='1.2']").focus()
  await page.keyboard.press("Alt+ArrowUp")
  await page.getByText("1.2 nay ở chỗ 1/2").waitFor()
  await page.getByRole("button", { name: "Đánh số lại" }).click()
  await page.keyboard.press("Control+s")
  await page.getByRole("button", { name: "Lưu bản soạn" }).click()
  await page.getByText(/^Đã lưu lúc/u).waitFor()

  const kept = await ask<IndexTold>(page, "GET", `${API}/${ID}`)
  expect(kept.index.criteria.map(({ code, maxPoints }) => [code, maxPoints])).toEqual([
    ["1", 20],
    ["1.1", 7.5],
    ["1.2", 12.5],
  ])
  await page.context().close()
})

test("words become a formula, the formula gives points to an example; unsaved changes come back", async () => {
  const page = await editor()
  await page.locator("tr[data-code='1.1']").click()
  await page.getByLabel("Cách tính bằng lời").fill("a/b × điểm tối đa")
  await page.getByRole("button", { name: "Đọc thành công thức" }).click()
  await page.getByText("Nhận ra: tỷ lệ × điểm tối đa.").waitFor()
  await page.getByLabel("a", { exact: true }).fill("3")
  await page.getByLabel("b", { exact: true }).fill("4")
  await page.getByText(/5,63/u).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.reload()
  await page.getByText("Đã mở lại phần sửa chưa lưu").waitFor()
  await page.locator("tr[data-code='1.1']").click()
  expect(await page.getByLabel("Công thức", { exact: true }).inputValue()).toBe(
    "a / b * điểm_tối_đa",
  )
  await page.getByRole("button", { name: "Lưu bản soạn" }).click()
  await page.getByText(/^Đã lưu lúc/u).waitFor()
  await page.context().close()
})

test("two editors: the second sees what the first changed and puts both together", async () => {
  const [first, second] = [await editor(), await editor()]
  await first.locator("tr[data-code='1.1']").click()
  await first.getByRole("textbox", { name: "Tên", exact: true }).fill("Của người thứ nhất")
  await first.getByRole("button", { name: "Lưu bản soạn" }).click()
  await first.getByText(/^Đã lưu lúc/u).waitFor()
  await second.locator("tr[data-code='1.2']").click()
  await second.getByRole("textbox", { name: "Tên", exact: true }).fill("Của người thứ hai")
  await second.getByRole("button", { name: "Lưu bản soạn" }).click()
  await second.getByText("Người khác vừa lưu bản soạn này").waitFor()
  await second.getByRole("button", { name: "Gộp phần sửa của tôi vào" }).click()
  await second.getByText("Đã gộp hai phần sửa.").waitFor()
  await second.getByRole("button", { name: "Lưu bản soạn" }).click()
  await second.getByText(/^Đã lưu lúc/u).waitFor()

  const kept = await ask<IndexTold>(second, "GET", `${API}/${ID}`)
  expect(kept.index.criteria.slice(1).map(({ name }) => name)).toEqual([
    "Của người thứ nhất",
    "Của người thứ hai",
  ])
  await first.context().close()
  await second.context().close()
})

test("issued, it cannot be edited; the next version can, and says what differs", async () => {
  const page = await editor()
  await page.getByRole("button", { name: "Ban hành", exact: true }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Ban hành", exact: true }).click()
  await page.getByText("Bản 1 đã ban hành, không sửa được.").waitFor()
  expect(await page.getByLabel("Điểm tối đa").count()).toBe(0)
  await page.getByRole("button", { name: "Tạo bản kế tiếp" }).click()
  await page.getByRole("button", { name: "Lưu bản soạn" }).waitFor()
  await page.locator("tr[data-code='1.2']").click()
  await page.getByRole("textbox", { name: "Tên", exact: true }).fill("Tên mới")
  await page.getByRole("button", { name: "Lưu bản soạn" }).click()
  await page.getByText(/^Đã lưu lúc/u).waitFor()
  await page.getByRole("button", { name: "So với bản 1" }).click()
  await page.getByText("Thêm 0, bỏ 0, đổi 1 dòng; 0 dòng đổi điểm.").waitFor()
  await page.context().close()
})

test("an annex that was exported is imported again, row by row, as the next version", async () => {
  const page = await open("/console/bo-chi-so/nhap")
  const file = await page.evaluate(async () => {
    const answer = await fetch("/api/v1/assessment/indices/xa-2025-minh-hoa/annex.xlsx")
    return [...new Uint8Array(await answer.arrayBuffer())]
  })
  await page
    .getByLabel("Tệp", { exact: false })
    .first()
    .setInputFiles({
      name: "phu-luc.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: Buffer.from(file),
    })
  await page.getByText(/^69 dòng, 960 điểm;/u).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole("button", { name: "Lưu thành bản soạn" }).click()
  await page.getByRole("treegrid").waitFor()
  expect(await page.getByRole("main").innerText()).toMatch(/Bản 2, đang soạn/u)
  await page.context().close()
})

test.each(["/console/bo-chi-so", `/console/bo-chi-so/${ID}`, "/console/bo-chi-so/922-2022"])(
  "%s is accessible in both languages and schemes and fits 360 px",
  async (path) => {
    const page = await open(path)
    await page.getByRole("table").or(page.getByRole("treegrid")).first().waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await page.emulateMedia({ colorScheme: "dark" })
    expect(await contrastProblems(page)).toEqual([])
    await page.getByRole("button", { name: "English" }).click()
    await page.setViewportSize({ width: 360, height: 800 })
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await overflowsSideways(page)).toBe(false)
    await page.context().close()
  },
)
