import { extname } from "node:path"
import { type FileFormat, readListFile } from "../../../registry/index.ts"
import { type GridSheet, openTextRows } from "../../../platform/table-file/index.ts"

/** A file whose rows can be read one by one; the same for tables and maps. */
export interface RowSource {
  readonly fileName: string
  readonly sha256: string
  readonly format: "text" | "workbook" | "geojson" | "kml" | "shapefile"
  readonly encoding: string | null
  /** Sheets with rows, the hidden ones left out; one without a name for everything but workbooks. */
  readonly sheets: readonly {
    readonly name: string | null
    feed(take: (row: number, cells: readonly string[]) => void): Promise<void>
  }[]
  readonly hidden: readonly string[]
}

const MAPS = new Set([".geojson", ".json", ".kml", ".kmz", ".zip"])

/** Opens a file of measurements: text is streamed, everything else is read as lists of assets are. */
export async function openSource(path: string, fileName: string): Promise<RowSource> {
  if (!MAPS.has(extname(fileName).toLowerCase())) {
    const text = await openTextRows(path, { fileName })
    if (text !== null) {
      const { sha256, encoding, feed } = text
      return {
        fileName: text.fileName,
        sha256,
        encoding,
        format: "text",
        sheets: [{ name: null, feed }],
        hidden: [],
      }
    }
  }
  const { grid, format } = await readListFile(path, fileName)
  const shown = grid.sheets.filter(({ hidden }) => !hidden)
  return {
    fileName: grid.fileName,
    sha256: grid.sha256,
    encoding: grid.encoding,
    format: FORMATS[format],
    sheets: shown.map((sheet) => ({
      name: sheet.name,
      feed: async (take) => feedSheet(sheet, take),
    })),
    hidden: grid.sheets.filter(({ hidden }) => hidden).map(({ name }) => name ?? ""),
  }
}

const FORMATS: Readonly<Record<FileFormat, RowSource["format"]>> = {
  workbook: "workbook",
  text: "text",
  opencellid: "text",
  geojson: "geojson",
  kml: "kml",
  shapefile: "shapefile",
}

/** A formula's kept result is never trusted: its cell reads as empty. */
function feedSheet(
  { rows }: GridSheet,
  take: (row: number, cells: readonly string[]) => void,
): void {
  for (const { row, texts, kinds } of rows) {
    const trusted = /[fe]/u.test(kinds)
      ? texts.map((text, i) => (kinds[i] === "f" || kinds[i] === "e" ? "" : text))
      : texts
    take(row, trusted)
  }
}
