// Installs what is missing and builds what is stale. Runs on any Node from 20 on, before
// anything is installed, so it uses nothing but Node itself.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
/** The Node that the project pins (an npm package), not the machine's. */
export const NODE = join(ROOT, "node_modules", "node", "bin", "node")

const LOCK = join(ROOT, "package-lock.json")
const INSTALL_STAMP = join(ROOT, "node_modules", ".tinhso-lock")
const BUILD_STAMP = join(ROOT, "apps", "web", "dist", ".tinhso-sources")

const sha256 = (data) => createHash("sha256").update(data).digest("hex")
const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : null)

function run(command, args, what) {
  process.stderr.write(`${what} …\n`)
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ["ignore", 2, 2], env: pinned() })
  if (status === 0) return
  process.stderr.write(`${what}: failed (${command} ${args.join(" ")})\n`)
  process.exit(status ?? 1)
}

/** The environment with the project's own tools first. */
export function pinned(env = process.env) {
  return { ...env, PATH: `${join(ROOT, "node_modules", ".bin")}:${env.PATH ?? ""}` }
}

/** Somebody else's `npm ci` or `npm install`, finished after the lock file last changed. */
function installedByHand() {
  const theirs = join(ROOT, "node_modules", ".package-lock.json")
  return existsSync(theirs) && statSync(theirs).mtimeMs >= statSync(LOCK).mtimeMs
}

export function ensureInstalled() {
  const wanted = sha256(readFileSync(LOCK))
  if (existsSync(NODE) && read(INSTALL_STAMP) === wanted) return
  if (!(existsSync(NODE) && installedByHand())) {
    // Not `npm ci`: it refuses a lock file made where the registry holds only some platforms'
    // optional packages. This keeps to the lock file as well, and leaves it as it is.
    const quietly = ["--no-audit", "--no-fund", "--loglevel=error"]
    run("npm", ["install", "--no-save", ...quietly], "Installing packages")
  }
  writeFileSync(INSTALL_STAMP, wanted)
}

const BUILT_FROM = ["apps/web", "packages", "apps/server/src", "package-lock.json"]

function* sources(path) {
  if (!existsSync(join(ROOT, path))) return
  if (!statSync(join(ROOT, path)).isDirectory()) return void (yield path)
  for (const name of readdirSync(join(ROOT, path)).toSorted()) {
    if (/^dist(?:\.|$)/.test(name) || name === "node_modules" || name.includes(".test.")) continue
    yield* sources(`${path}/${name}`)
  }
}

/** What the web bundles are made from: its own files, the packages, the servers' models. */
function sourcesHash() {
  const hash = createHash("sha256")
  for (const path of BUILT_FROM.flatMap((from) => [...sources(from)])) {
    if (path.startsWith("apps/server") && !/model(?:\/[^/]+)?\.ts$/.test(path)) continue
    hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)))
  }
  return hash.digest("hex")
}

export function ensureBuilt() {
  const wanted = sourcesHash()
  if (read(BUILD_STAMP) === wanted) return
  run(NODE, [join(ROOT, "scripts", "build.mjs")], "Building the web pages")
  mkdirSync(dirname(BUILD_STAMP), { recursive: true })
  writeFileSync(BUILD_STAMP, wanted)
}
