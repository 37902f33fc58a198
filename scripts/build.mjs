// Builds the public site (client assets, server bundle) and the console. One run of Vite makes
// all bundles, in a folder of its own that takes the place of dist at the end: a server that runs
// meanwhile never sees half a build.
import { spawn } from "node:child_process"
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { ROOT } from "./installed.mjs"

const web = join(ROOT, "apps", "web")
const dist = join(web, "dist")
const watch = process.argv.includes("--watch")

// While watching, dist itself is renewed file by file, which `npm run dev` restarts on.
if (watch) process.exitCode = await vite("dist", "--watch")
else process.exitCode = await buildAside()

function vite(into, ...more) {
  const bin = join(ROOT, "node_modules", "vite", "bin", "vite.js")
  const env = { ...process.env, TINHSO_WEB_DIST: into }
  const child = spawn(process.execPath, [bin, "build", "--logLevel", "warn", ...more], {
    cwd: web,
    stdio: ["ignore", 2, 2],
    env,
  })
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on("exit", (code) => resolve(code ?? 1))
  })
}

async function buildAside() {
  const fresh = `dist.next-${process.pid}`
  const old = join(web, `dist.old-${process.pid}`)
  try {
    const code = await vite(fresh)
    if (code !== 0) return code
    keepAssets(join(web, fresh))
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(join(web, fresh), dist)
    return 0
  } finally {
    for (const folder of [join(web, fresh), old]) rmSync(folder, { recursive: true, force: true })
  }
}

/** A server that is still running goes on sending the assets that its pages name. */
function keepAssets(fresh) {
  const manifest = join(dist, "client", "manifest.json")
  if (!existsSync(manifest)) return
  const chunks = Object.values(JSON.parse(readFileSync(manifest, "utf8")))
  const names = chunks.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets])
  for (const name of names.flatMap((one) => [one, `${one}.br`, `${one}.gz`])) {
    const from = join(dist, "client", name)
    const to = join(fresh, "client", name)
    if (existsSync(from) && !existsSync(to)) cpSync(from, to)
  }
}
