import { readTable } from "../../platform/table-file/index.ts"
import type { ScoreSheet } from "../model.ts"
import { type SheetColumn, SHEET_COLUMNS, SHEET_OPTIONAL } from "./columns.ts"
import { groupsOf, questionsOf, totalsOf } from "./judge-sheet.ts"
import type { DecimalMark } from "./points-cell.ts"
import { readRows } from "./read-rows.ts"

export interface SheetOptions {
  readonly sheet?: string | undefined
  /** The mark before decimals in texts; numbers of a workbook have none. */
  readonly decimal?: DecimalMark | undefined
  readonly fileName?: string | undefined
}

/** Reads a score sheet (CSV or XLSX): self-scores, verified points, what changed, and what to ask. */
export async function readScoreSheet(path: string, options: SheetOptions): Promise<ScoreSheet> {
  const table = await readTable<SheetColumn>(path, {
    columns: SHEET_COLUMNS,
    optional: SHEET_OPTIONAL,
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.fileName === undefined ? {} : { fileName: options.fileName }),
  })
  const { rows, heads, findings } = readRows(table.rows, options.decimal)
  return {
    fileName: table.fileName,
    sheet: table.sheet,
    sha256: table.sha256,
    rows: [...rows],
    groups: groupsOf(rows, heads),
    totals: totalsOf(rows),
    findings: [...findings, ...questionsOf(rows, heads)].toSorted(
      (a, b) => (a.row ?? 0) - (b.row ?? 0),
    ),
  }
}
