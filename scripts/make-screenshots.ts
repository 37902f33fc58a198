// Remakes the pictures of docs/screenshots from the demonstration data:
//   node scripts/make-screenshots.ts
// Build first (npm run build). Needs the Chromium that the browser tests use.
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { startBrowser, startSite } from "../test/browser/harness.ts"

const FOLDER = join(import.meta.dirname, "..", "docs", "screenshots")

const PICTURES = [
  ["place", "/dia-ban/24.2025"],
  ["figure", "/so-lieu/hl-33"],
  ["map", "/ban-do?chi-so=bts"],
] as const

await mkdir(FOLDER, { recursive: true })
const [site, browser] = await Promise.all([startSite(), startBrowser()])
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  for (const [name, path] of PICTURES) {
    await page.goto(site.url + path, { waitUntil: "networkidle" })
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  }
} finally {
  await browser.close()
  await site.stop()
}
