import type { Page } from "playwright-core"
import { accessibilityProblems, contrastProblems, overflowsSideways } from "./harness.ts"

/** What is wrong with a page as it stands: in Vietnamese and English, light and dark, wide and narrow. */
export async function flaws(page: Page): Promise<string[]> {
  const found = await accessibilityProblems(page)
  await page.emulateMedia({ colorScheme: "dark" })
  found.push(...(await contrastProblems(page)))
  await page.emulateMedia({ colorScheme: "light" })
  const size = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 800 })
  await page.getByRole("button", { name: "English" }).click()
  found.push(...(await accessibilityProblems(page)))
  if (await overflowsSideways(page)) found.push("wider than 360 px")
  await page.getByRole("button", { name: "Tiếng Việt" }).click()
  if (size !== null) await page.setViewportSize(size)
  return found
}
