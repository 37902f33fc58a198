import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import type { AddressInfo } from "node:net"
import { read, utils } from "@e965/xlsx"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { RoundReport } from "../../apps/server/src/assessment/outputs/model.ts"
import { play } from "../../apps/server/src/assessment/simulation/play.ts"
import { openStage } from "../../apps/server/src/stage.ts"
import {
  accessibilityProblems,
  contrastProblems,
  overflowsSideways,
  startBrowser,
} from "./harness.ts"

let stage: Awaited<ReturnType<typeof openStage>>
let browser: Browser
let url: string
let round: string
let report: RoundReport
let unit: string

/** A published round of a played quarter: claims, verdicts, appeals and all. */
beforeAll(async () => {
  stage = await openStage()
  round = (await play(stage, { agencies: 8, criteria: 6, seed: 3 })).round
  await stage.http.listen({ port: 0, host: "127.0.0.1" })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port, not a pipe
  const { port } = stage.http.server.address() as AddressInfo
  url = `http://127.0.0.1:${port}`
  browser = await startBrowser()
  const answer = await fetch(`${url}/api/v1/assessment/rounds/${round}/outputs/report.json`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API answers this
  report = (await answer.json()) as RoundReport
  unit = report.standings.find((one) => one.group === "communes")?.unit ?? ""
})
afterAll(async () => {
  await browser.close()
  await stage.close()
})

async function open(path: string, more: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...more })
  const page = await context.newPage()
  await page.goto(url + path)
  return page
}

const paths = () => [
  "/cham-diem",
  `/cham-diem/${round}`,
  `/cham-diem/${round}/${unit}`,
  `/cham-diem/bo-chi-so/${report.index.id}`,
]

test("every page is free of barriers, in both languages, light and dark", async () => {
  const problems: string[] = []
  for (const path of paths().flatMap((one) => [one, `/en${one}`])) {
    const page = await open(path)
    problems.push(...(await accessibilityProblems(page)).map((one) => `${path} ${one}`))
    if (!path.startsWith("/en/")) {
      await page.emulateMedia({ colorScheme: "dark" })
      problems.push(...(await contrastProblems(page)).map((one) => `${path} ${one}`))
    }
    await page.context().close()
  }

  expect(problems).toEqual([])
})

test("a phone of 360 pixels, 200 % letters and A4 paper hold every page without sideways scroll", async () => {
  const wide: string[] = []
  for (const path of paths()) {
    const page = await open(path, { viewport: { width: 360, height: 740 } })
    if (await overflowsSideways(page)) wide.push(`360 ${path}`)
    await page.setViewportSize({ width: 640, height: 740 })
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"))
    if (await overflowsSideways(page)) wide.push(`200 % ${path}`)
    await page.evaluate(() => (document.documentElement.style.fontSize = ""))
    // 210 mm less the margins of the print style, at 96 pixels an inch.
    await page.setViewportSize({ width: 672, height: 1000 })
    await page.emulateMedia({ media: "print" })
    if (await overflowsSideways(page)) wide.push(`A4 ${path}`)
    await page.context().close()
  }

  expect(wide).toEqual([])
})

test("from the first page to the reason of a lost point and its document, without scripts", async () => {
  const page = await open("/", { javaScriptEnabled: false })
  await page.getByRole("navigation").getByRole("link", { name: "Chấm điểm" }).click()
  await page.getByRole("link", { name: report.round.title }).click()
  const name = report.standings.find((one) => one.unit === unit)?.name ?? ""
  await page.getByRole("table").getByRole("link", { name, exact: true }).first().click()

  expect(new URL(page.url()).pathname).toBe(`/cham-diem/${round}/${unit}`)
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(name)
  const text = await page.getByRole("main").innerText()
  expect(text).toMatch(/−[\d,]+ (?:Theo số liệu|Đơn vị|Thẩm định)/u)
  const document = page.locator(".documents a").first()
  expect(await document.getAttribute("href")).toMatch(/^(?:https:|\/api\/v1\/evidence\/)/u)
  await page.context().close()
})

test("a choice of group and name is an address that shows it again", async () => {
  const page = await open(`/cham-diem/${round}`)
  await page.getByLabel("Nhóm", { exact: true }).selectOption("communes")
  await page.getByLabel("Tên đơn vị").fill("phuong")
  await page.getByRole("button", { name: "Xem" }).click()

  const asked = new URL(page.url()).searchParams
  expect([asked.get("nhom"), asked.get("ten")]).toEqual(["communes", "phuong"])
  expect(await page.getByRole("heading", { level: 2, name: "Sở, ban, ngành" }).count()).toBe(0)
  const rows = await page.getByRole("table").first().locator("tbody th").allInnerTexts()
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every((row) => row.startsWith("Phường"))).toBe(true)
  await page.context().close()
})

test("the files of the page are whole, and its hash is that of what was published", async () => {
  const page = await open(`/en/cham-diem/${round}`)
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Ranking (XLSX)" }).click(),
  ])
  const { Sheets } = read(await readFile(await download.path()))
  const rows = utils.sheet_to_json(Sheets["Xếp hạng"] ?? {})
  expect(download.suggestedFilename()).toBe(`xep-hang-${round}.xlsx`)
  expect(rows).toHaveLength(report.standings.length)

  const published = await fetch(`${url}/api/v1/assessment/rounds/${round}/publication`)
  const hash = createHash("sha256")
    .update(Buffer.from(await published.arrayBuffer()))
    .digest("hex")
  expect(await page.getByRole("main").innerText()).toContain(`SHA-256: ${hash}`)
  await page.context().close()
})

test("a round that nobody published is not there, and the page says where to go on", async () => {
  const page = await open("/cham-diem/khong-co")

  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Không tìm thấy")
  expect(await page.getByRole("main").innerText()).toContain("“khong-co”")
  await page.context().close()
})
