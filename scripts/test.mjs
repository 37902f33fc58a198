// npm test: every check and every test. The last line counts them.
import { ensureBuilt, ensureInstalled } from "./installed.mjs"
import { runChecks, runVitest, summarise } from "./gate.mjs"
import { ensureChromium } from "./chromium.mjs"
import { ensureGdal } from "./gdal.mjs"
import { startPostgres } from "./postgres.mjs"

ensureInstalled()
const checks = runChecks()
ensureBuilt()
ensureGdal()
const results = [...checks, runVitest("unit and embedded database", ["--project", "product"])]
results.push(await onServerDatabase())
results.push(await inBrowser())
summarise(results)

async function inBrowser() {
  const browser = await ensureChromium()
  if (browser === null) {
    console.log("FAIL browser: no Chromium here, and none could be installed")
    return { name: "browser", passed: 0, failed: 1, skipped: 0 }
  }
  return runVitest("browser", ["--project", "browser"], { TINHSO_CHROMIUM: browser })
}

async function onServerDatabase() {
  const name = "PostgreSQL server"
  const postgres = await startPostgres()
  if (postgres === null) {
    if (process.env.CI) return { name, passed: 0, failed: 1, skipped: 0 }
    console.log(`skip ${name}: no postgresql here, and only root can install it`)
    return { name, passed: 0, failed: 0, skipped: 1 }
  }
  try {
    const env = { TINHSO_TEST_DATABASE_URL: postgres.url }
    // Only what touches a database: the rest would be run, and counted, a second time.
    const related = ["related", "apps/server/src/testing/database.ts", "--project", "product"]
    return runVitest(name, related, env)
  } finally {
    postgres.stop()
  }
}
