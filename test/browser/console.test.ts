import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  accessibilityProblems,
  overflowsSideways,
  type Site,
  startBrowser,
  startSite,
} from "./harness.ts"

const ADMINISTRATOR = { email: "binh@bacninh.gov.vn", password: "sông Cầu nước chảy lơ thơ" }
const READER = { email: "doc@bacninh.gov.vn", password: "quả táo đỏ rơi cạnh hiên" }
const HEADER =
  "id,source,place,place_level,as_of,kind,measure,label_vi,comparator,value,unit_of_measure,breakdown,whole,relation,note"

const line = (id: string, place: string, value: string) =>
  `${id},900,${place},province,2026-06-30,observation,mobile_stations,trạm phát sóng,=,${value},station,,,,`

const file = (name: string, ...lines: string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from([HEADER, ...lines].join("\n")),
})

let site: Site
let browser: Browser
let signedIn: Awaited<ReturnType<BrowserContext["storageState"]>>

beforeAll(async () => {
  site = await startSite()
  browser = await startBrowser()
  const page = await open(site.setupLink)
  await page.getByLabel("Họ và tên").fill("Nguyễn Thị Bình")
  await page.getByLabel("Thư điện tử").fill(ADMINISTRATOR.email)
  await page.getByLabel("Mật khẩu *").fill(ADMINISTRATOR.password)
  await page.getByRole("button", { name: "Tạo quản trị viên" }).click()
  await page.getByRole("heading", { name: "Việc cần làm" }).waitFor()
  signedIn = await page.context().storageState()
  await page.context().close()
})

afterAll(async () => {
  await browser.close()
  await site.stop()
})

/** A page of a visitor of its own; without a state nobody is signed in. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options })
  const page = await context.newPage()
  await page.goto(new URL(path, site.url).href)
  return page
}

async function signIn(page: Page, { email, password }: typeof READER): Promise<void> {
  await page.getByLabel("Thư điện tử").fill(email)
  await page.getByLabel("Mật khẩu *").fill(password)
  await page.keyboard.press("Enter")
}

const statusOf = (page: Page, path: string) =>
  page.evaluate(async (address) => (await fetch(address)).status, path)

test("the printed link works once, and says so the second time", async () => {
  const page = await open(site.setupLink)

  await page.getByText("Đường dẫn không dùng được").waitFor()
  expect(await page.getByRole("alert").textContent()).toContain("Mã yêu cầu")
  await page.context().close()
})

test("signing in leads to the page one wanted, signing out closes it again", async () => {
  const page = await open("/console/tai-khoan")
  await page.waitForURL(/dang-nhap/)
  await signIn(page, { ...ADMINISTRATOR, password: "không phải mật khẩu này" })
  await page.getByText("Thư điện tử hoặc mật khẩu không đúng.").waitFor()
  await signIn(page, ADMINISTRATOR)
  await page.getByRole("heading", { name: "Tài khoản của tôi" }).waitFor()

  await page.getByRole("main").getByRole("button", { name: "Đăng xuất" }).click()
  await page.waitForURL(/dang-nhap/)
  expect(await statusOf(page, "/api/v1/identity/sessions")).toBe(401)
  await page.context().close()
})

test("a bad row is named with row, column and suggestion and nothing is written; mended, all is", async () => {
  const page = await open("/console/nhap-so-lieu", { storageState: signedIn })
  const choosing = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: "Chọn tệp" }).press("Enter")
  const good = line("thu-01", "Quảng Ninh", "6300")
  await (await choosing).setFiles(file("thu.csv", good, line("thu-02", "Bắc Nin", "3200")))

  const row = page.getByRole("row").filter({ hasText: "thu-02" })
  await row.waitFor()
  const told = await row.textContent()
  expect(told).toMatch(/^3thu-02Từ chối/)
  expect(told).toContain("cột place (C)")
  expect(told).toContain("Tỉnh Bắc Ninh")
  expect(await page.getByRole("button", { name: "Ghi số liệu" }).isDisabled()).toBe(true)
  await page.getByText("Chưa ghi được: 1 dòng bị từ chối.").waitFor()
  expect(await statusOf(page, "/api/v1/figures/thu-01")).toBe(404)

  const mended = file("thu.csv", good, line("thu-02", "Bắc Ninh", "3200"))
  await page.getByLabel("Tệp số liệu").setInputFiles(mended)
  await page.getByRole("button", { name: "Ghi 2 số liệu" }).press("Enter")
  await page.getByRole("heading", { name: "Đã ghi xong" }).waitFor()

  await page.getByRole("link", { name: "thu-02" }).click()
  await page.waitForURL(/\/so-lieu\/thu-02$/)
  expect(await page.getByRole("main").textContent()).toContain("3.200")
  await page.context().close()
})

test("a number with two readings is asked about, and read as one says", async () => {
  const page = await open("/console/nhap-so-lieu", { storageState: signedIn })
  await page
    .getByLabel("Tệp số liệu")
    .setInputFiles(file("hai-cach.csv", line("thu-11", "Quảng Ninh", "1.596")))
  await page.getByText("có hai cách đọc").waitFor()
  await page.getByRole("radio", { name: /Kiểu Việt Nam/ }).check()

  await page.getByRole("button", { name: "Ghi 1 số liệu" }).waitFor()
  expect(await page.getByText("có hai cách đọc").count()).toBe(0)
  await page.context().close()
})

test("a file that is no table is refused whole, with the reason and the request id", async () => {
  const page = await open("/console/nhap-so-lieu", { storageState: signedIn })
  await page.getByLabel("Tệp số liệu").setInputFiles({
    name: "anh.xlsx",
    mimeType: "image/png",
    buffer: Buffer.from("89504e470d0a1a0a00000000", "hex"),
  })
  await page.getByText("Không kiểm tra được tệp anh.xlsx").waitFor()

  const told = await page.getByRole("alert").textContent()
  expect(told).toContain("Cơ sở dữ liệu vẫn nguyên như trước.")
  expect(told).toContain("Mã yêu cầu")
  await page.context().close()
})

test("a session that ends while one works asks to sign in, and the chosen file is still there", async () => {
  const page = await open("/console/nhap-so-lieu", { storageState: signedIn })
  await page
    .getByLabel("Tệp số liệu")
    .setInputFiles(file("giu-lai.csv", line("thu-21", "Quảng Ninh", "6400")))
  const write = page.getByRole("button", { name: "Ghi 1 số liệu" })
  await write.waitFor()
  await page.context().clearCookies()
  await write.click()

  const dialog = page.getByRole("dialog", { name: "Phiên làm việc đã hết" })
  await dialog.getByLabel("Mật khẩu *").fill(ADMINISTRATOR.password)
  await page.keyboard.press("Enter")
  await dialog.waitFor({ state: "hidden" })
  await write.click()
  await page.getByRole("heading", { name: "Đã ghi xong" }).waitFor()
  expect(await statusOf(page, "/api/v1/figures/thu-21")).toBe(200)
  await page.context().close()
})

test("an invited reader enters by the link, and cannot import", async () => {
  const page = await open("/console/nguoi-dung", { storageState: signedIn })
  await page.getByLabel("Họ và tên").fill("Trần Văn Đọc")
  await page.getByLabel("Thư điện tử").fill(READER.email)
  await page.getByRole("radio", { name: "Người xem" }).check()
  await page.getByRole("combobox", { name: "Đơn vị" }).fill("quang ninh")
  await page.getByRole("option", { name: /^Tỉnh Quảng Ninh/ }).click()
  await page.getByRole("button", { name: "Tạo lời mời" }).click()
  const link = await page.getByRole("textbox", { name: "Đường dẫn dùng một lần" }).inputValue()
  await page.context().close()

  const reader = await open(link)
  await reader.getByLabel("Mật khẩu mới").fill(READER.password)
  await reader.getByRole("button", { name: "Đặt mật khẩu và vào" }).click()
  await reader.getByRole("heading", { name: "Việc cần làm" }).waitFor()
  expect(await reader.getByRole("link", { name: "Nhập số liệu" }).count()).toBe(0)
  await reader.goto(new URL("/console/nhap-so-lieu", site.url).href)
  await reader.getByRole("heading", { name: "Tài khoản chưa được phép" }).waitFor()
  await reader.context().close()
})

const SCREENS = [
  ["/console", "Việc cần làm", "Work list"],
  ["/console/nhap-so-lieu", "Nhập số liệu", "Import figures"],
  ["/console/nguoi-dung", "Người dùng và vai trò", "Users and roles"],
  ["/console/nhat-ky", "Nhật ký", "Audit log"],
  ["/console/tai-khoan", "Tài khoản của tôi", "My account"],
  ["/console/khong-co-trang-nay", "Không có trang này", "No such page"],
] as const

test.each(SCREENS)(
  "%s is named, accessible and fits, in both languages and schemes",
  async (...screen) => {
    const [path, vietnamese, english] = screen
    const page = await open(path, { storageState: signedIn })
    expect(await faultsOf(page, vietnamese)).toEqual([])
    await page.getByRole("button", { name: "English" }).click()
    expect(await faultsOf(page, english)).toEqual([])
    await page.context().close()
  },
)

test("/console/dang-nhap is named, accessible and fits, in both languages and schemes", async () => {
  const page = await open("/console/dang-nhap")
  expect(await faultsOf(page, "Đăng nhập")).toEqual([])
  await page.getByRole("button", { name: "English" }).click()
  expect(await faultsOf(page, "Sign in")).toEqual([])
  await page.context().close()
})

test("a report with refused rows is accessible and fits", async () => {
  const page = await open("/console/nhap-so-lieu", { storageState: signedIn })
  const bad = [line("thu-31", "Bắc Nin", "1.596"), line("thu-32", "Quảng Nin", "x")]
  await page.getByLabel("Tệp số liệu").setInputFiles(file("sai.csv", ...bad))
  await page.getByRole("heading", { name: "Kết quả kiểm tra" }).waitFor()

  expect(await faultsOf(page, "Nhập số liệu")).toEqual([])
  await page.context().close()
})

test("what opens over a screen is accessible: menus, navigation on a phone, a question", async () => {
  const page = await open("/console/nguoi-dung", { storageState: signedIn })
  await page.getByRole("button", { name: "Tài khoản của Nguyễn Thị Bình" }).click()
  await page.getByRole("menuitem", { name: "Đăng xuất" }).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "Thao tác với Nguyễn Thị Bình" }).click()
  await page.getByRole("menuitem", { name: "Thêm vai trò" }).click()
  await page.getByRole("dialog").getByRole("radio").first().waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.keyboard.press("Escape")
  await page.setViewportSize({ width: 390, height: 800 })
  await page.getByRole("button", { name: "Mở danh mục" }).click()
  await page.getByRole("dialog").getByRole("link", { name: "Nhật ký" }).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.context().close()
})

/** What is wrong with a screen, light and dark, wide and on a phone; empty when all is well. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  await page.getByRole("heading", { name, level: 1 }).waitFor()
  await page.waitForLoadState("networkidle")
  const title = await page.title()
  const faults = title === `${name} · Tỉnh Số` ? [] : [`the tab says ${title}`]
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 })
      const found = await accessibilityProblems(page)
      faults.push(...found.map((fault) => `${colorScheme}, ${width} px: ${fault}`))
      if (await overflowsSideways(page)) faults.push(`${width} px: wider than the screen`)
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return faults
}
