/// <reference lib="dom" />
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { keepFolder } from "../../apps/server/src/coverage/runs/service/keep-service.ts"
import { changeRun } from "../../apps/server/src/coverage/runs/service/state-service.ts"
import { hills, madeRun } from "../../apps/server/src/coverage/runs/testing/made-run.ts"
import { OPERATOR } from "../../apps/server/src/platform/context.ts"
import { openStage } from "../../apps/server/src/stage.ts"
import { flaws } from "./flaws.ts"
import { accessibilityProblems, overflowsSideways, startBrowser } from "./harness.ts"
import { pageOf } from "./page-of.ts"

let stage: Awaited<ReturnType<typeof openStage>>
let browser: Browser
let address: string
let cookie: string

beforeAll(async () => {
  stage = await openStage()
  stage.at("2026-10-01T01:00:00.000Z")
  const made = await madeRun(await hills(), { radiusKm: 3, resolutionM: 250 })
  const run = await keepFolder(stage.ctx, OPERATOR, made, { name: "Thử", unit: "22" })
  await changeRun(stage.ctx, OPERATOR, run, { state: "published", version: 1 })
  const setup = await stage.http.inject({
    method: "POST",
    url: "/api/v1/identity/setup",
    headers: { "sec-fetch-site": "same-origin" },
    payload: {
      token: stage.setupToken,
      email: "an@quangninh.gov.vn",
      name: "Nguyễn Văn An",
      password: "quả táo đỏ rơi cạnh hiên",
    },
  })
  cookie = String(setup.headers["set-cookie"]).split(";")[0] ?? ""
  address = await stage.http.listen({ port: 0, host: "127.0.0.1" })
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await stage.close()
})

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
  const page = await pageOf(browser, address, cookie, "/console/do-song/nhap")
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
  const page = await pageOf(browser, address, "x=y", "/do-song", {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  })
  await page.getByRole("link", { name: "Đo kiểm tháng 3" }).click()
  await page.getByRole("heading", { name: "So với vùng phủ tính bằng mô hình" }).waitFor()
  expect(await page.locator(".measured-mark").innerText()).toBe("ĐO ĐƯỢC")
  expect(await page.locator(".modelled-mark").innerText()).toBe("TÍNH BẰNG MÔ HÌNH")
  expect(await overflowsSideways(page)).toBe(false)
  await page.context().close()

  const scripted = await pageOf(browser, address, "x=y", "/en/do-song/DS-000001")
  expect(await accessibilityProblems(scripted)).toEqual([])
  await scripted.context().close()
})
