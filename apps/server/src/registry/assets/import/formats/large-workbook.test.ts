import { createWriteStream, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { afterAll, expect, test } from "vitest"
import { type WorkbookCell, workbookStream } from "../../../../platform/workbook/index.ts"
import { readAssetFile } from "./read-file.ts"

const folder = mkdtempSync(join(tmpdir(), "tinhso-large-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ROWS = 40_000

function* rows(): Generator<readonly WorkbookCell[]> {
  yield ["Mã trạm", "Tên trạm", "Kinh độ", "Vĩ độ", "Công nghệ"]
  for (let at = 1; at < ROWS; at++) {
    yield [`QNH-${at}`, `Trạm số ${at}`, 107 + at / 1e5, 21, "4G"]
  }
}

test("every row of a large workbook is read, each cell at its place", async () => {
  const path = join(folder, "lon.xlsx")
  const sheets = [{ name: "Trạm", columns: [], rows: rows() }]
  await pipeline(workbookStream(sheets, new Date("2026-11-22T00:00:00Z")), createWriteStream(path))
  const { grid, format } = await readAssetFile(path)
  const [sheet] = grid.sheets

  expect([format, sheet?.rows.length]).toEqual(["workbook", ROWS])
  expect(sheet?.rows.at(-1)).toMatchObject({
    row: ROWS,
    texts: [`QNH-${ROWS - 1}`, `Trạm số ${ROWS - 1}`, String(107 + (ROWS - 1) / 1e5), "21", "4G"],
    kinds: "ttnnt",
  })
})
