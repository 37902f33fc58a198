import type { GridFile, GridRow, GridSheet, Limits } from "./model.ts"
import { inChild } from "./workbook-process.ts"
import type { GridBatch, GridHead } from "./workbook-protocol.ts"

interface GrowingSheet extends GridSheet {
  readonly rows: GridRow[]
  readonly hiddenRows: ReadonlySet<number>
}

/** All sheets of a workbook as they lie there, hidden ones too. */
export async function workbookGrid(
  bytes: Buffer,
  file: string,
  limits: Limits,
): Promise<Pick<GridFile, "sheets" | "encoding" | "delimiter">> {
  const sheets: GrowingSheet[] = []
  await inChild({ step: "grid", bytes: new Uint8Array(bytes), file, limits }, (part) => {
    if (part.step === "sheet") sheets.push(growing(part))
    else if (part.step === "cells") addRows(sheets.at(-1), part)
  })
  const done = sheets.map(({ name, hidden, merges, rows }) => ({ name, hidden, merges, rows }))
  return { sheets: done, encoding: null, delimiter: null }
}

const growing = ({ name, hidden, merges, hiddenRows }: GridHead): GrowingSheet => ({
  name,
  hidden,
  merges,
  rows: [],
  hiddenRows: new Set(hiddenRows),
})

function addRows(sheet: GrowingSheet | undefined, batch: GridBatch): void {
  batch.rows.forEach((row, at) => {
    sheet?.rows.push({
      row,
      hidden: sheet.hiddenRows.has(row),
      texts: batch.texts[at] ?? [],
      kinds: batch.kinds[at] ?? "",
    })
  })
}
