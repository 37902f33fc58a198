// npm run bench [-- NAME …]: runs bench/NAME.ts, or all of them, one after the other, and prints
// what the README's table holds.
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { cpus, loadavg, totalmem } from "node:os"
import { join } from "node:path"
import { ensureChromium } from "./chromium.mjs"
import { ensureBuilt, ensureInstalled, NODE, pinned, ROOT } from "./installed.mjs"
import { startPostgres } from "./postgres.mjs"
import { ensureSplat } from "./splat.mjs"

ensureInstalled()
ensureBuilt()

const known = readdirSync(join(ROOT, "bench"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`No bench ${unknown.join(", ")}; there are: ${known.join(", ")}\n`)
  process.exit(1)
}

const run = (command, ...args) => spawnSync(command, args, { encoding: "utf8", env: pinned() })
const version = run(NODE, "--version").stdout.trim()
const gigabytes = Math.round(totalmem() / 2 ** 30)
const [load] = loadavg()
process.stdout.write(
  `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, ${gigabytes} GB, ` +
    `Node ${version}; load before the first run ${load?.toFixed(1)}\n\n` +
    "| work | size | median | p95 | bar |\n| --- | --- | --- | --- | --- |\n",
)
/** What a bench may need and cannot start itself: a server to compare with, a browser. */
async function companions(name) {
  if ((name === "import" || name === "indicators") && existsSync("/usr/lib/postgresql")) {
    const postgres = await startPostgres()
    return { env: { TINHSO_BENCH_POSTGRES: postgres?.url }, stop: () => postgres?.stop() }
  }
  if (name === "page") {
    const chromium = await ensureChromium()
    return { env: chromium === null ? {} : { TINHSO_BENCH_CHROMIUM: chromium }, stop: () => {} }
  }
  if (name === "coverage") ensureSplat()
  return { env: {}, stop: () => {} }
}

for (const name of wanted.length > 0 ? wanted : known) {
  process.stderr.write(`${name} …\n`)
  const { env, stop } = await companions(name)
  const { status } = spawnSync(NODE, [join(ROOT, "bench", `${name}.ts`)], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...pinned(), ...env },
  })
  stop()
  if (status !== 0) {
    process.stderr.write(`${name} failed\n`)
    process.exitCode = 1
  }
}
