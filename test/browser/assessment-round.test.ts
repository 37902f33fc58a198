import { afterAll, beforeAll, expect, test } from "vitest"
import type { RoundResult } from "../../apps/server/src/assessment/model.ts"
import { accessibilityProblems, contrastProblems, overflowsSideways } from "./harness.ts"
import { ask, type House, openPage, startHouse } from "./reporting.ts"

const API = "/api/v1/assessment"
const ROUND = "xa-thu"
const COMMUNES = ["06652.2025", "06658.2025"] as const
const INDEX = {
  id: "dot-thu",
  decision: "1/QĐ-UBND",
  issued: null,
  issuer: "",
  name: "Bộ chỉ số thử",
  nameEn: "Test index",
  level: "commune",
  validFrom: null,
  validTo: null,
  maxPoints: 10,
  gaps: "",
  source: "",
  pillars: [],
  criteria: [
    {
      code: "1",
      parent: null,
      name: "Họp ban chỉ đạo",
      kind: "scored",
      maxPoints: 10,
      rule: "a / b * điểm_tối_đa",
      ruleWords: "a/b × điểm tối đa",
      figures: [
        { name: "a", label: "hộ có cáp quang", unit: "hộ", indicator: "hộ_có_cáp_quang" },
        { name: "b", label: "tổng số hộ", unit: "hộ", indicator: "tổng_hộ" },
      ],
      evidence: "optional",
      dataSource: "",
      coVerifier: "",
      notApplicable: "refused",
      note: "",
    },
  ],
}

let house: House
beforeAll(async () => {
  house = await startHouse()
  const page = await open("/console")
  await ask(page, "PUT", `${API}/indices/${INDEX.id}`, { seen: 0, index: INDEX })
  await ask(page, "POST", `${API}/indices/${INDEX.id}/issue`)
  await page.context().close()
})
afterAll(() => house.stop())

const open = (path: string) => openPage(house, path, house.administrator)
const roundPage = () => open(`/console/cham-diem/${ROUND}`)

/** So many days from now, as a clock in Vietnam and a field of the form write it. */
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 16)

test("a round is prepared: what is missing and out of order is told, participants are pasted", async () => {
  const page = await open("/console/cham-diem/dot-moi")
  await page.getByRole("button", { name: "Chuẩn bị đợt", exact: true }).click()
  await page.getByText("Còn chỗ chưa điền hoặc chưa đúng").waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByLabel("Tên ngắn *").first().fill(ROUND)
  await page.getByLabel("Tên đợt").fill("Đợt thử quý III/2026")
  await page.getByLabel("Bộ chỉ số *").selectOption(INDEX.id)
  for (const label of ["Cơ quan chủ trì thẩm định", "Hội đồng (giải quyết phúc tra)"]) {
    await page.getByRole("combobox", { name: label }).fill("quang ninh")
    await page
      .getByRole("option", { name: /^Tỉnh Quảng Ninh/u })
      .first()
      .click()
  }
  await page.getByLabel("Kỳ số liệu").fill("2026-Q3")
  await page.getByRole("button", { name: "Điền kỳ" }).click()
  const days = { "Mở tự chấm": -20, "Hạn tự chấm": 5, "Hạn thẩm định": 3, "Hạn phúc tra": 6 }
  for (const [label, at] of Object.entries(days)) await page.getByLabel(label).fill(inDays(at))
  await page.getByText("Phải từ “Hạn tự chấm” trở đi.").waitFor()
  await page.getByLabel("Hạn thẩm định").fill(inDays(5.5))
  await page.getByLabel("Công bố từ").fill(inDays(7))
  await page.reload()
  await page.getByText("Đã mở lại phần nhập dở của lần trước").waitFor()
  expect(await page.getByLabel("Tên đợt").inputValue()).toBe("Đợt thử quý III/2026")
  await page.getByLabel("Dán danh sách mã").fill(COMMUNES.join("\n"))
  await page.getByRole("button", { name: "Thêm các mã" }).click()
  await page.getByLabel("Tiêu chí chưa thẩm định khi công bố").selectOption("zero")
  await page.getByRole("button", { name: "Chuẩn bị đợt", exact: true }).click()
  await page.getByRole("heading", { name: "Đợt thử quý III/2026" }).waitFor()
  await page.context().close()
})

test("before it is opened it tells what is copied in; opened, an agency is given more time with a reason", async () => {
  const page = await roundPage()
  await page.getByText("được chép sẵn từ chỉ số kỳ 2026-Q3").waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole("button", { name: "Mở đợt" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Mở đợt" }).click()
  await page.getByText("0/2 đơn vị đã nộp").waitFor()
  await page
    .getByRole("button", { name: /^Gia hạn cho/u })
    .first()
    .click()
  const dialog = page.getByRole("dialog")
  await dialog.getByRole("button", { name: "Gia hạn", exact: true }).click()
  await dialog.getByText("Hãy nêu lý do.").waitFor()
  await dialog.getByLabel("Hạn mới").fill(inDays(5.2))
  await dialog.getByLabel("Lý do").fill("Bão số 3")
  await dialog.getByRole("button", { name: "Gia hạn", exact: true }).click()
  await page.getByText(/gia hạn tới .*: Bão số 3/u).waitFor()
  await page.context().close()
})

test("publication waits and says for what; once its day has come it is frozen, hashed and cited", async () => {
  const page = await roundPage()
  await page.getByText(/^công bố từ/u).waitFor()
  expect(await page.getByRole("button", { name: "Công bố kết quả" }).isDisabled()).toBe(true)
  await page.getByText("2 đơn vị chưa nộp").waitFor()
  await page.getByRole("button", { name: "Đổi lịch" }).click()
  const dialog = page.getByRole("dialog")
  for (const label of ["Hạn tự chấm", "Hạn thẩm định", "Hạn phúc tra", "Công bố từ"]) {
    await dialog.getByLabel(label).fill(inDays(-1))
  }
  await dialog.getByLabel("Lý do").fill("Rút ngắn theo chỉ đạo")
  await dialog.getByRole("button", { name: "Lưu lịch" }).click()
  await dialog.waitFor({ state: "detached" })
  await page.getByRole("button", { name: "Công bố kết quả" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Công bố kết quả" }).click()
  await page.getByText(/^Đã công bố lúc/u).waitFor()
  const { sha256 } = await ask<RoundResult>(page, "GET", `${API}/rounds/${ROUND}/standings`)
  expect(await page.getByRole("main").innerText()).toContain(`SHA-256: ${sha256 ?? ""}`)
  expect(await page.getByRole("button", { name: "Đổi lịch" }).count()).toBe(0)
  await page.context().close()
})

test.each([`/console/cham-diem/${ROUND}`, "/console/cham-diem/dot-moi"])(
  "%s is accessible in both languages and schemes and fits 360 px",
  async (path) => {
    const page = await open(path)
    await page.getByRole("heading", { level: 2 }).first().waitFor()
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
