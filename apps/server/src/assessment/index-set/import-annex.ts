import { readTable } from "../../platform/table-file/index.ts"
import {
  ALL_ANNEX_COLUMNS,
  ANNEX_COLUMNS,
  type AnnexColumn,
  type AnnexField,
} from "./annex-columns.ts"
import { annexUnread } from "../errors.ts"
import { type AnnexRead, type AnnexRow, readAnnex } from "./annex-rows.ts"

/** Reads an annex as offices keep it (XLSX or CSV); nothing is kept. */
export async function readAnnexFile(path: string, sheet: string | undefined): Promise<AnnexRead> {
  const table = await readTable<AnnexColumn>(path, {
    columns: [],
    optional: ALL_ANNEX_COLUMNS,
    ...(sheet === undefined ? {} : { sheet }),
  })
  const has = new Set(table.optionalColumns)
  const chosen = (field: AnnexField) => ANNEX_COLUMNS[field].find((name) => has.has(name))
  const missing = (["code", "name", "maxPoints"] as const).filter(
    (field) => chosen(field) === undefined,
  )
  if (missing.length > 0) {
    throw annexUnread(missing.map((field) => ANNEX_COLUMNS[field].slice(0, 3).join(" hoặc ")))
  }
  const rows = table.rows.map(({ row, cells }): AnnexRow => {
    const value = (field: AnnexField) => {
      const column = chosen(field)
      return column === undefined ? "" : cells[column].text
    }
    return {
      row,
      cells: {
        code: value("code"),
        name: value("name"),
        maxPoints: value("maxPoints"),
        ruleWords: value("ruleWords"),
        evidence: value("evidence"),
        dataSource: value("dataSource"),
        coVerifier: value("coVerifier"),
        note: value("note"),
      },
    }
  })
  return readAnnex(rows)
}
