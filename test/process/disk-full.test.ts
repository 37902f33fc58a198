import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Serving, serving, tinhso } from "./product.ts"
import { FIGURE_COLUMNS } from "../../apps/server/src/indicators/import/columns.ts"

/** A disk of our own, small enough to fill: only root may mount one. */
const disk = mkdtempSync(join(tmpdir(), "tinhso-disk-"))
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=300m", "tmpfs", disk]).status === 0
const dataDir = join(disk, "data")
const fill = join(disk, "fill")

let server: Serving | undefined
beforeAll(async () => {
  if (mounted) server = await serving(dataDir)
})
afterAll(async () => {
  await server?.end("SIGTERM")
  if (mounted) spawnSync("umount", [disk])
  rmSync(disk, { recursive: true, force: true })
})

/** Leaves so many bytes free; the server may write meanwhile, so room is looked at each time. */
function fillUpTo(left: number): void {
  const room = () => {
    const { bavail, bsize } = statfsSync(disk)
    return bavail * bsize - left
  }
  while (room() > 0) writeFileSync(fill, Buffer.alloc(2 ** 20), { flag: "a" })
}

function manyFigures(): string {
  const file = join(tmpdir(), `tinhso-many-${process.pid}.csv`)
  const rows = Array.from(
    { length: 40_000 },
    (_, at) =>
      `d-${at},004,Bắc Giang,province,2024-10-09,observation,cameras,camera,=,${at},camera,,,,`,
  )
  writeFileSync(file, `${FIGURE_COLUMNS.join(",")}\n${rows.join("\n")}\n`)
  return file
}

test.skipIf(!mounted)(
  "a full disk refuses the import, keeps nothing of it, and is forgotten once there is room (needs root)",
  async () => {
    const file = manyFigures()
    fillUpTo(6 * 2 ** 20)
    const full = await tinhso(dataDir, "import", "figures", file, "--commit")
    rmSync(fill)
    const again = await tinhso(dataDir, "import", "figures", file, "--commit")
    rmSync(file)

    expect([full.code, full.err]).toEqual([1, expect.stringContaining("ổ đĩa đã đầy")])
    expect([again.code, again.err]).toEqual([0, ""])
    expect(again.out).toContain("thêm 40000, sửa 0, giữ nguyên 0")
  },
)
