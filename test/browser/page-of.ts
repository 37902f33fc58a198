import type { Browser, BrowserContextOptions, Page } from "playwright-core"

/** A page of a product that runs in this process, for whoever signed in with the cookie; null for nobody. */
export async function pageOf(
  browser: Browser,
  address: string,
  cookie: string | null,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options })
  if (cookie !== null) {
    const [name = "", value = ""] = cookie.split("=")
    await context.addCookies([{ name, value, url: address }])
  }
  const page = await context.newPage()
  await page.goto(new URL(path, address).href)
  return page
}
