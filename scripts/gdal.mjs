// GDAL's programs, which the tests read the register and the rasters with: Debian's package.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

/** Installs them where only root is needed; without them those tests are skipped, and fail in CI. */
export function ensureGdal() {
  if (existsSync("/usr/bin/ogrinfo")) return
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...args) => spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", 2, 2], env })
  process.stderr.write("Installing GDAL from Debian's packages …\n")
  apt("update")
  apt("install", "-y", "gdal-bin")
}
