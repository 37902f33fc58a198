// A browser for the tests: Debian's Chromium, or the one inside an npm package where its
// libraries are there, or Debian's after installing it.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

const DEBIAN = "/usr/bin/chromium"

async function packaged() {
  const { default: chromium } = await import("@sparticuz/chromium")
  const path = await chromium.executablePath()
  return spawnSync(path, ["--version"]).status === 0 ? path : null
}

function install() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...args) => spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", 2, 2], env })
  process.stderr.write("Installing Chromium from Debian's packages …\n")
  apt("update")
  apt("install", "-y", "chromium")
  return existsSync(DEBIAN) ? DEBIAN : null
}

/** The path of a browser that starts, or null. */
export async function ensureChromium() {
  if (existsSync(DEBIAN)) return DEBIAN
  return (await packaged()) ?? install()
}
