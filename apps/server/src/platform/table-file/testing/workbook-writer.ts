import { type Entry, writeZip } from "./zip-writer.ts"

/** A cell: a word, a number, nothing, or its XML with `{r}` where the address goes. */
export type CellSpec = string | number | null | { readonly xml: string }

export interface SheetSpec {
  readonly name: string
  readonly rows?: readonly (readonly CellSpec[])[]
  readonly merges?: readonly string[]
  /** Rows that are not shown, from 1. */
  readonly hiddenRows?: readonly number[]
  readonly state?: "hidden" | "veryHidden"
  /** The whole XML of the sheet instead of rows. */
  readonly xml?: string
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[]
  readonly date1904?: boolean
  readonly styles?: string
  readonly sharedStrings?: string
  readonly extra?: readonly Entry[]
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

/** Styles: 1 is a date, 2 percent with two decimals, 3 day and time, 4 a time, 5 hours run up. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm:ss"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/></cellXfs></styleSheet>`

const escape = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")

const text = (name: string, data: string): Entry => ({ name, data: Buffer.from(data, "utf8") })

function cellXml(cell: CellSpec, address: string): string {
  if (cell === null) return ""
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`
  if (typeof cell === "object") return cell.xml.replaceAll("{r}", address)
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`
}

function sheetXml({ rows = [], merges = [], hiddenRows = [] }: SheetSpec): string {
  const body = rows.map((cells, at) => {
    const inside = cells.map((cell, column) =>
      cellXml(cell, `${String.fromCodePoint(65 + column)}${at + 1}`),
    )
    return `<row r="${at + 1}"${hiddenRows.includes(at + 1) ? ' hidden="1"' : ""}>${inside.join("")}</row>`
  })
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${body.join("")}</sheetData>${merged === "" ? "" : `<mergeCells count="${merges.length}">${merged}</mergeCells>`}</worksheet>`
}

/** The parts of a workbook, before they are zipped. */
export function workbookEntries(spec: WorkbookSpec): Entry[] {
  const sheets = spec.sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escape(name)}" sheetId="${at + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  )
  const links = spec.sheets.map(
    (_sheet, at) =>
      `<Relationship Id="rId${at + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const types = spec.sheets.map(
    (_sheet, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  const shared = spec.sharedStrings
  return [
    text(
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${types.join("")}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${shared === undefined ? "" : `<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/>`}</Types>`,
    ),
    text(
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    text(
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${spec.date1904 === true ? ' date1904="1"' : ""}/><sheets>${sheets.join("")}</sheets></workbook>`,
    ),
    text(
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}<Relationship Id="rId900" Type="${REL}/styles" Target="styles.xml"/>${shared === undefined ? "" : `<Relationship Id="rId901" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>`}</Relationships>`,
    ),
    text("xl/styles.xml", spec.styles ?? HEAD + STYLES),
    ...(shared === undefined ? [] : [text("xl/sharedStrings.xml", shared)]),
    ...spec.sheets.map((sheet, at) =>
      text(`xl/worksheets/sheet${at + 1}.xml`, sheet.xml ?? sheetXml(sheet)),
    ),
    ...(spec.extra ?? []),
  ]
}

export const writeWorkbook = (spec: WorkbookSpec): Buffer => writeZip(workbookEntries(spec))

/** A workbook of one sheet, "Số liệu". */
export const oneSheet = (
  rows: readonly (readonly CellSpec[])[],
  more: Omit<SheetSpec, "name" | "rows"> & Omit<WorkbookSpec, "sheets"> = {},
): Buffer => writeWorkbook({ ...more, sheets: [{ ...more, name: "Số liệu", rows }] })
