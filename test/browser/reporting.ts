import type {
  CollectionDetail,
  ReportForm,
} from "../../apps/server/src/indicators/collections/model.ts"
import type { OneTimeLink } from "../../apps/server/src/platform/identity/model.ts"
import type { Browser, BrowserContext, Locator, Page } from "playwright-core"
import { type Site, startBrowser, startSite } from "./harness.ts"

export type State = Awaited<ReturnType<BrowserContext["storageState"]>>

export const PASSWORD = "quả táo đỏ rơi cạnh hiên"
const PROVINCE = "24.2025"
const DAY = 86_400_000
const MEASURES = [
  { measure: "tổng_hộ", cuts: [""], required: true, guidance: "" },
  { measure: "hộ_có_cáp_quang", cuts: [""], required: true, guidance: "" },
  {
    measure: "trạm_bts",
    cuts: ["", "technology=2G", "technology=3G", "technology=4G", "technology=5G"],
    required: true,
    guidance: "",
  },
  { measure: "mức_độ_hài_lòng", cuts: [""], required: false, guidance: "" },
]

/** A site with the people who report: two who enter, one who verifies, one who administers. */
export interface House {
  readonly site: Site
  readonly browser: Browser
  readonly administrator: State
  readonly editor: State
  readonly colleague: State
  readonly verifier: State
  readonly stop: () => Promise<void>
}

export async function startHouse(): Promise<House> {
  const site = await startSite()
  const browser = await startBrowser()
  const place = { site, browser }
  const page = await openPage(place, site.setupLink)
  await page.getByLabel("Họ và tên").fill("Nguyễn Thị Bình")
  await page.getByLabel("Thư điện tử").fill("binh@bacninh.gov.vn")
  await page.getByLabel("Mật khẩu *").fill(PASSWORD)
  await page.getByRole("button", { name: "Tạo quản trị viên" }).click()
  await page.getByRole("heading", { name: "Việc cần làm" }).waitFor()
  const administrator = await page.context().storageState()
  const editor = await invited(place, page, "Trần Lan", "editor")
  const colleague = await invited(place, page, "Lê Minh", "editor")
  const verifier = await invited(place, page, "Vũ Thẩm", "verifier")
  await page.context().close()
  const stop = async () => {
    await browser.close()
    await site.stop()
  }
  return { site, browser, administrator, editor, colleague, verifier, stop }
}

type Place = Pick<House, "site" | "browser">

/** A page of a visitor of its own; without a state nobody is signed in. */
export async function openPage(
  { site, browser }: Place,
  path: string,
  state?: State,
): Promise<Page> {
  const context = await browser.newContext({
    reducedMotion: "reduce",
    ...(state === undefined ? {} : { storageState: state }),
  })
  const page = await context.newPage()
  await page.goto(new URL(path, site.url).href)
  return page
}

/** Asks the API as the person of a page; anything but a success fails the test. */
export async function ask<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await page.evaluate(
    async ([how, where, what]) => {
      const json = { "content-type": "application/json" }
      const init = what === null ? {} : { headers: json, body: what }
      const response = await fetch(where, { method: how, ...init })
      return { status: response.status, text: await response.text() }
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  )
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's own schema
  return JSON.parse(answer.text) as T
}

async function invited(place: Place, page: Page, name: string, role: string): Promise<State> {
  const email = `${role}-${name.length}@bacninh.gov.vn`
  const wanted = { email, name, role, unitId: PROVINCE }
  const link = await ask<OneTimeLink>(page, "POST", "/api/v1/identity/invitations", wanted)
  const guest = await openPage(place, link.url)
  await guest.getByLabel("Mật khẩu mới").fill(PASSWORD)
  await guest.getByRole("button", { name: "Đặt mật khẩu và vào" }).click()
  await guest.getByRole("heading", { name: "Việc cần làm" }).waitFor()
  const state = await guest.context().storageState()
  await guest.context().close()
  return state
}

/** The quarter before this one: it may be reported on whatever day the test runs. */
export function lastQuarter(): string {
  const now = new Date(Date.now() + 7 * 3_600_000)
  const count = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3) - 1
  return `${Math.floor(count / 4)}-Q${(count % 4) + 1}`
}

export const daysAhead = (days: number): Date => new Date(Date.now() + days * DAY)

/** A collection that asks communes for the last quarter, open; its id. */
export async function collectionOf(
  page: Page,
  title: string,
  units: readonly string[],
  due: Date = daysAhead(5),
): Promise<string> {
  const made = await ask<CollectionDetail>(page, "POST", "/api/v1/collections", {
    title,
    scope: PROVINCE,
    period: lastQuarter(),
    units: { kind: "list", units },
    measures: MEASURES,
    due: due.toISOString(),
  })
  await ask(page, "POST", `/api/v1/collections/${made.id}/open`, {})
  return made.id
}

export const reportPath = (id: string, unit: string) => `/console/bao-cao/${id}/${unit}`

export const formOf = (page: Page, id: string, unit: string) =>
  ask<ReportForm>(page, "GET", `/api/v1/collections/${id}/reports/${unit}`)

/** The row of a cell that is asked for, by its whole name. */
const rowOf = (page: Page, name: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) })

export const cellAt = (page: Page, name: string, column: "value" | "note"): Locator =>
  rowOf(page, name).locator(`[data-column=${column}]`)

export async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await cellAt(page, name, "value").click()
  await page.keyboard.type(text)
  await page.keyboard.press("Enter")
}

/** Pastes as a spreadsheet's clipboard does, into the cell that has the focus. */
export async function paste(
  page: Page,
  kind: "text/plain" | "text/html",
  text: string,
): Promise<void> {
  await page.evaluate(
    ([type, data]) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData(type, data)
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    [kind, text] as const,
  )
}

/** Waits until the server has everything that was typed. */
export const saved = (page: Page) => page.locator("[data-phase=saved]").waitFor()
