// SPLAT!, which coverage is measured against: Debian's package.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

/** Installs it where only root is needed; without it the bench measures ours alone. */
export function ensureSplat() {
  if (existsSync("/usr/bin/splat")) return
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...args) => spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", 2, 2], env })
  process.stderr.write("Installing SPLAT! from Debian's packages …\n")
  apt("update")
  apt("install", "-y", "splat")
}
