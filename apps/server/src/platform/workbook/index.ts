import { Readable } from "node:stream"
import { ZipFile } from "yazl"
import type { WorkbookSheet } from "./model.ts"
import { sheetXml, xmlText } from "./sheet-xml.ts"
import { stylesXml } from "./styles.ts"

export { columnName } from "./sheet-xml.ts"
export type { WorkbookCell, WorkbookField, WorkbookSheet } from "./model.ts"

/** What browsers and mail call a workbook. */
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/**
 * A workbook (XLSX) as it is written: rows are asked for while the file is being sent. Text is
 * never a formula, and numbers are numbers. `at` is the day that the file tells of itself.
 */
export function workbookStream(sheets: readonly WorkbookSheet[], at: Date): Readable {
  const zip = new ZipFile()
  const names = sheetNames(sheets)
  const add = (path: string, pieces: Iterable<string>) =>
    zip.addReadStream(Readable.from(encoded(pieces)), path, { mtime: at })
  add("[Content_Types].xml", [contentTypes(sheets.length)])
  add("_rels/.rels", [relations([["officeDocument", "xl/workbook.xml"]])])
  add("xl/workbook.xml", [workbookXml(names)])
  add("xl/_rels/workbook.xml.rels", [
    relations([
      ...names.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      ["styles", "styles.xml"] as const,
    ]),
  ])
  add("xl/styles.xml", [stylesXml])
  for (const [index, sheet] of sheets.entries()) {
    add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet))
  }
  zip.end()
  return Readable.from(zip.outputStream)
}

function* encoded(pieces: Iterable<string>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece, "utf8")
}

/** Names that spreadsheets accept: at most 31 letters, some of them forbidden, each once. */
function sheetNames(sheets: readonly WorkbookSheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, index) => {
    const clean = name
      .replaceAll(/[[\]:*?/\\]/g, " ")
      .trim()
      .slice(0, 31)
    const free = clean === "" || taken.has(clean.toLowerCase()) ? `${index + 1}` : clean
    taken.add(free.toLowerCase())
    return free
  })
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"

const contentTypes = (sheets: number) =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${XLSX}.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${Array.from(
    { length: sheets },
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  ).join("")}</Types>`

const relations = (targets: readonly (readonly [kind: string, target: string])[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([kind, target], i) =>
        `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`

const workbookXml = (names: readonly string[]) =>
  `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${names
    .map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join("")}</sheets></workbook>`
