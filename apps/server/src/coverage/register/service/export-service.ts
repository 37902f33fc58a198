import { Readable } from "node:stream"
import { csvLine, notFormula } from "@tinhso/csv"
import type { Context } from "../../../platform/context.ts"
import { workbookStream, XLSX } from "../../../platform/workbook/index.ts"
import { gapColumns } from "../gap-columns.ts"
import type { GapFileQuestion, RegisteredGap } from "../model.ts"
import { findGaps, mapGaps } from "./list-service.ts"
import type { Sight } from "./sight-service.ts"

type GapFormat = "csv" | "xlsx" | "geojson"

export const FILE_TYPES: Readonly<Record<GapFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: XLSX,
  geojson: "application/geo+json",
}

/** Spreadsheets read a CSV as UTF-8 where it says so. */
const BYTE_ORDER_MARK = "\ufeff"

export interface GapFile {
  readonly name: string
  readonly stream: Readable
}

/** All gaps that fit, in the order asked for, as a file. */
export async function exportGaps(
  ctx: Context,
  format: GapFormat,
  asked: GapFileQuestion,
  sight: Sight,
): Promise<GapFile> {
  if (format === "geojson") {
    const collection = await mapGaps(ctx, asked, sight)
    const stream = Readable.from([Buffer.from(`${JSON.stringify(collection)}\n`)])
    return { name: `vung-lom-song-${collection.at}.geojson`, stream }
  }
  const { day, rows } = await findGaps(ctx, asked, sight)
  const name = `vung-lom-song-${day}.${format}`
  if (format === "csv") {
    return { name, stream: Readable.from([Buffer.from(BYTE_ORDER_MARK + csvOf(rows))]) }
  }
  const sheet = {
    name: "Vùng lõm sóng",
    columns: gapColumns.map(({ title, width }) => ({ title, width })),
    rows: rows.map((gap) => gapColumns.map(({ cell }) => cell(gap))),
    isWide: true,
  }
  return { name, stream: workbookStream([sheet], ctx.now()) }
}

function csvOf(rows: readonly RegisteredGap[]): string {
  const lines = [
    gapColumns.map(({ title }): string | number | null => title),
    ...rows.map((gap) => gapColumns.map(({ cell }) => textOf(cell(gap)))),
  ]
  return lines.map((line) => `${csvLine(line)}\r\n`).join("")
}

/** What people type is never a formula in their spreadsheet. */
const textOf = (value: string | number | null) =>
  typeof value === "string" ? notFormula(value) : value
