/// <reference lib="dom" />
import type { Page } from "playwright-core"

/** Covers a page for a moment, as when somebody changes to another window: what rests is sent. */
export const covered = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true })
    document.dispatchEvent(new Event("visibilitychange"))
    Reflect.deleteProperty(document, "visibilityState")
  })

/** Waits until everything that was said has arrived. */
export async function arrived(page: Page): Promise<void> {
  await covered(page)
  await page.locator("[data-phase=saved]").waitFor({ timeout: 20_000 })
}
