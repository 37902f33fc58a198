import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const LINK = [
  "15.000 ; earth dielectric constant",
  "0.005 ; earth conductivity",
  "301.000 ; atmospheric bending constant",
  "900.000 ; frequency, MHz",
  "2 ; radio climate",
  "1 ; vertical polarisation",
  "0.50 ; fraction of situations",
  "0.50 ; fraction of time",
  "0 ; effective radiated power",
]

/**
 * Processor seconds that SPLAT! (Debian's package) takes for one station of 15 km on the same ground;
 * null where it is not installed.
 */
export function splatSeconds(terrain: string): number | null {
  if (spawnSync("splat", []).error !== undefined) return null
  const folder = mkdtempSync(join(tmpdir(), "tinhso-splat-"))
  for (const tile of readdirSync(terrain).filter((name) => name.endsWith(".hgt"))) {
    execFileSync("srtm2sdf", [join(terrain, tile)], { cwd: folder, stdio: "ignore" })
  }
  // SPLAT counts longitudes to the west.
  writeFileSync(join(folder, "tx.qth"), "TX\n21.0\n253.0\n45m\n")
  writeFileSync(join(folder, "tx.lrp"), `${LINK.join("\n")}\n`)
  const command = "time -p splat -t tx -L 1.5 -R 15 -metric -olditm -o tx.ppm"
  const { stderr } = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" })
  const seconds = (what: string) => Number(new RegExp(`^${what} ([\\d.]+)`, "m").exec(stderr)?.[1])
  const used = seconds("user") + seconds("sys")
  if (!readdirSync(folder).includes("tx.ppm")) throw new Error(`splat drew nothing: ${stderr}`)
  return used
}
