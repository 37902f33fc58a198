import { execFile, spawnSync } from "node:child_process"
import { promisify } from "node:util"

const run = promisify(execFile)

/** Whether GDAL's programs are here; in CI they must be, so nothing is skipped there. */
export const hasGdal =
  process.env["CI"] !== undefined || spawnSync("ogrinfo", ["--version"]).status === 0

/** What a program of GDAL prints; the server under test goes on answering meanwhile. */
export async function gdal(program: "ogrinfo" | "ogr2ogr", ...args: string[]): Promise<string> {
  const { stdout, stderr } = await run(program, args, { maxBuffer: 2 ** 24 })
  if (/^ERROR/mu.test(stderr)) throw new Error(stderr)
  return stdout
}
