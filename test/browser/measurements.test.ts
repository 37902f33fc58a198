/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from "vitest"
import { keepFolder } from "../../apps/server/src/coverage/runs/service/keep-service.ts"
import { changeRun } from "../../apps/server/src/coverage/runs/service/state-service.ts"
import { hills, madeRun } from "../../apps/server/src/coverage/runs/testing/made-run.ts"
import { OPERATOR } from "../../apps/server/src/platform/context.ts"
import { flaws } from "./flaws.ts"
import { accessibilityProblems, overflowsSideways } from "./harness.ts"
import { openStaged, type Staged } from "./staged.ts"

let house: Staged

beforeAll(async () => {
  house = await openStaged()
  const made = await madeRun(await hills(), { radiusKm: 3, resolutionM: 250 })
  const run = await keepFolder(house.ctx, OPERATOR, made, { name: "Thử", unit: "22" })
  await changeRun(house.ctx, OPERATOR, run, { state: "published", version: 1 })
}, 120_000)
afterAll(() => house.stop())

const FILE = [
  "Thời điểm,Kinh độ,Vĩ độ,Nhà mạng,Công nghệ,RSRP,IMEI",
  ...Array.from({ length: 60 }, (_, i) => {
    const longitude = (106.49 + (i % 10) * 0.002).toFixed(5)
    const latitude = (20.49 + Math.floor(i / 10) * 0.002).toFixed(5)
    return `15/03/2026 10:00:${String(i).padStart(2, "0")},${longitude},${latitude},Viettel,LTE,${-90 - (i % 9)},356938035643809`
  }),
  "15/03/2026 10:01:00,0,0,Viettel,LTE,-90,",
].join("\n")

test("a file is looked at, written as a campaign, compared and published", async () => {
  const page = await house.page("/console/do-song/nhap")
  await page.locator('input[type="file"]').setInputFiles({
    name: "do.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(FILE),
  })
  await page.getByText("61 dòng: 60 điểm đo, 1 bị từ chối, 0 không có sóng.").waitFor()
  await page.getByText("về người hoặc thiết bị: không lưu").waitFor()
  await page.getByText("B62", { exact: true }).waitFor()
  expect(await page.getByText("356938035643809").count()).toBe(0)
  expect(await flaws(page)).toEqual([])

  await page.getByRole("button", { name: "Tạo đợt đo và ghi" }).click()
  await page.getByText("Cần điền, đúng dạng").first().waitFor()
  await page.getByLabel("Tên đợt đo").fill("Đo kiểm tháng 3")
  await page
    .getByRole("combobox", { name: /Đơn vị/u })
    .last()
    .fill("Quảng Ninh")
  await page
    .getByRole("option", { name: /Quảng Ninh/u })
    .first()
    .click()
  await page.getByLabel("Ai đo").fill("Trung tâm kỹ thuật")
  await page.getByLabel("Văn bản, báo cáo").fill("Biên bản 12")
  await page.getByRole("button", { name: "Tạo đợt đo và ghi" }).click()
  await page.getByRole("link", { name: /DS-000001/u }).click()

  await page.getByRole("heading", { name: "Đo kiểm tháng 3", level: 1 }).waitFor()
  await page.getByText("đo − tính, dB", { exact: true }).waitFor()
  expect(await page.locator(".measured-mark").count()).toBe(1)
  expect(await page.locator(".modelled-mark").count()).toBe(1)
  expect(await flaws(page)).toEqual([])

  await page.getByRole("button", { name: "Công bố số tổng hợp" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Công bố số tổng hợp" }).click()
  await page.getByText("Đã công bố số tổng hợp").waitFor()
  await page.context().close()
})

test("everybody reads the published campaign without scripts, measured and modelled apart", async () => {
  const page = await house.visit("/do-song", {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  })
  await page.getByRole("link", { name: "Đo kiểm tháng 3" }).click()
  await page.getByRole("heading", { name: "So với vùng phủ tính bằng mô hình" }).waitFor()
  expect(await page.locator(".measured-mark").innerText()).toBe("ĐO ĐƯỢC")
  expect(await page.locator(".modelled-mark").innerText()).toBe("TÍNH BẰNG MÔ HÌNH")
  expect(await overflowsSideways(page)).toBe(false)
  await page.context().close()

  const scripted = await house.visit("/en/do-song/DS-000001")
  expect(await accessibilityProblems(scripted)).toEqual([])
  await scripted.context().close()
})
