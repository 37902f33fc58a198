import { expect, test } from "vitest"
import type { AssetImportReport, ImportRow } from "./model.ts"
import { shortened } from "./shortened.ts"

const row = (number: number, state: ImportRow["state"]) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what is asked for
  ({ row: number, state, problems: [] }) as Pick<
    ImportRow,
    "row" | "state" | "problems"
  > as ImportRow

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what is asked for
const report = {
  rows: [row(1, "propose"), row(2, "propose"), row(3, "refuse")],
  notes: ["a"],
} as Pick<AssetImportReport, "rows" | "notes"> as AssetImportReport

test("a long report keeps the rows that need somebody, and says that others are left out", () => {
  const { rows, notes } = shortened(report, 2)

  expect(rows.map(({ row: number }) => number)).toEqual([1, 3])
  expect(notes).toEqual([
    "a",
    "Gửi về 2 trong 3 dòng, dòng có vấn đề trước; số đếm tính trên mọi dòng.",
  ])
})

test("a report of few rows is sent as it is", () => {
  expect(shortened(report, 3)).toBe(report)
})
