import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { coverageCommands } from "../../commands/index.ts"
import { writeHgt } from "../../testing/terrain-files.ts"

const HEAD = "id,lat,lon,height_m,frequency_mhz,power_dbm,technology,operator"

/** What `coverage run` writes for some stations around Hạ Long, on flat ground: its folder. */
export async function computedFolder(stations: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tinhso-served-"))
  await writeHgt(folder, { south: 20, west: 107 }, () => 20)
  const table = join(folder, "tram.csv")
  await writeFile(table, [HEAD, ...stations].join("\n"))
  const out = join(folder, "phu")
  const program = new Command().exitOverride()
  coverageCommands(program, {
    open: () => Promise.reject(new Error("no database is needed")),
    out: () => undefined,
    note: () => undefined,
    fail: () => undefined,
    path: (typed) => typed,
  })
  const files = ["--stations", table, "--terrain", folder, "--out", out]
  const how = ["--radius", "3", "--resolution", "100", "--mode", "covered", "--workers", "1"]
  const argv = ["coverage", "run", ...files, ...how, "--missing-terrain", "skip"]
  await program.parseAsync(argv, { from: "user" })
  return out
}
