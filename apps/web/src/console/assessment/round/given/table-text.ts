import { readTsv } from "../../../grid/clipboard-table.ts"

/** The cells of a pasted text; where it has no tab, semicolons part them, as in a list typed by hand. */
export function cellsOf(text: string): string[][] {
  const rows = readTsv(text)
  if (rows.some((cells) => cells.length > 1)) return rows
  return rows.map(([line = ""]) => line.split(";").map((cell) => cell.trim()))
}
