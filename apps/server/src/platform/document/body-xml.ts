import { xmlText } from "../workbook/sheet-xml.ts"
import type { Block, Cell, Paragraph, Picture, Run, Table } from "./model.ts"

const TWIPS = 1440 / 25.4
const EMU = 36_000
const twips = (millimetres: number) => Math.round(millimetres * TWIPS)

/** What the body refers to: addresses and pictures, each once, in the order they come. */
export class References {
  readonly links: string[] = []
  readonly pictures: Buffer[] = []
  readonly #known = new Map<string, string>()

  link(address: string): string {
    const known = this.#known.get(address)
    if (known !== undefined) return known
    const id = `rL${this.links.push(address)}`
    this.#known.set(address, id)
    return id
  }

  picture(png: Buffer): number {
    return this.pictures.push(png)
  }
}

/** The blocks of a document, one after another. */
export function bodyXml(blocks: readonly Block[], references: References): string {
  return blocks.map((block) => blockXml(block, references)).join("")
}

function blockXml(block: Block, references: References): string {
  switch (block.kind) {
    case "paragraph":
      return paragraphXml(block, references)
    case "table":
      // A table that ends a page needs a paragraph after it; two tables would grow together.
      return `${tableXml(block, references)}<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>`
    case "picture":
      return pictureXml(block, references)
    case "page-break":
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
  }
}

function paragraphXml(paragraph: Paragraph, references: References): string {
  const { runs, align, heading, firstLine, before, after, keepNext, indent } = paragraph
  const spacing = [
    ...(before === undefined ? [] : [`w:before="${before * 20}"`]),
    ...(after === undefined ? [] : [`w:after="${after * 20}"`]),
  ]
  const properties = [
    heading === undefined ? "" : `<w:pStyle w:val="Heading${heading}"/>`,
    keepNext === true ? "<w:keepNext/>" : "",
    spacing.length === 0 ? "" : `<w:spacing ${spacing.join(" ")}/>`,
    firstLine === undefined && indent === undefined
      ? ""
      : `<w:ind w:left="${twips(indent ?? 0)}" w:firstLine="${twips(firstLine ?? 0)}"/>`,
    align === undefined ? "" : `<w:jc w:val="${align}"/>`,
  ].join("")
  return `<w:p><w:pPr>${properties}</w:pPr>${runsXml(runs, references)}</w:p>`
}

const runsXml = (runs: readonly Run[], references: References, size?: number) =>
  runs.map((run) => runXml(run, references, size)).join("")

function runXml(run: Run, references: References, size?: number): string {
  const halves = (run.size ?? size ?? 0) * 2
  const properties = [
    run.link === undefined ? "" : '<w:rStyle w:val="Hyperlink"/>',
    run.bold === true ? "<w:b/>" : "",
    run.italic === true ? "<w:i/>" : "",
    halves === 0 ? "" : `<w:sz w:val="${halves}"/><w:szCs w:val="${halves}"/>`,
  ].join("")
  const text = `<w:r><w:rPr>${properties}</w:rPr>${linesXml(run.text)}</w:r>`
  if (run.link === undefined) return text
  return `<w:hyperlink r:id="${references.link(run.link)}" w:history="1">${text}</w:hyperlink>`
}

/** Text as it was written, line by line: what people type into a field has lines. */
const linesXml = (text: string) =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`)
    .join("<w:br/>")

const EDGES = ["top", "left", "bottom", "right", "insideH", "insideV"]

function tableXml(table: Table, references: References): string {
  const { widths, rows, headRows, borders } = table
  const line = (edge: string) =>
    `<w:${edge} w:val="${borders ? "single" : "nil"}"${borders ? ' w:sz="4" w:space="0" w:color="5A6670"' : ""}/>`
  const margin = borders ? 70 : 0
  const head = [
    `<w:tblW w:w="${twips(widths.reduce((sum, width) => sum + width, 0))}" w:type="dxa"/>`,
    `<w:tblBorders>${EDGES.map(line).join("")}</w:tblBorders>`,
    '<w:tblLayout w:type="fixed"/>',
    `<w:tblCellMar><w:left w:w="${margin}" w:type="dxa"/><w:right w:w="${margin}" w:type="dxa"/></w:tblCellMar>`,
  ].join("")
  const grid = widths.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join("")
  const body = rows.map((row, i) => rowXml(table, row, i < headRows, references))
  return `<w:tbl><w:tblPr>${head}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body.join("")}</w:tbl>`
}

function rowXml(
  table: Table,
  row: readonly Cell[],
  isHead: boolean,
  references: References,
): string {
  let column = 0
  const cells = row.map((cell) => {
    const span = cell.span ?? 1
    const width = table.widths.slice(column, column + span).reduce((sum, one) => sum + one, 0)
    column += span
    return cellXml(table, cell, width, references)
  })
  const properties = `<w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>`
  return `<w:tr>${properties}${cells.join("")}</w:tr>`
}

function cellXml(table: Table, cell: Cell, width: number, references: References): string {
  const { lines, align, span, shade, rule } = cell
  const properties = [
    `<w:tcW w:w="${twips(width)}" w:type="dxa"/>`,
    span === undefined ? "" : `<w:gridSpan w:val="${span}"/>`,
    shade === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${shade}"/>`,
  ].join("")
  const place = align === undefined ? "" : `<w:jc w:val="${align}"/>`
  const around = table.borders ? '<w:spacing w:before="30" w:after="30"/>' : ""
  // A cell holds at least one paragraph.
  const paragraphs = (lines.length === 0 ? [[]] : lines).map(
    (runs) => `<w:p><w:pPr>${around}${place}</w:pPr>${runsXml(runs, references, table.size)}</w:p>`,
  )
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs.join("")}${rule === undefined ? "" : ruleXml(rule, width)}</w:tc>`
}

/** A line in the middle, as stands under the heading of a document. */
function ruleXml(length: number, width: number): string {
  const side = twips(Math.max(0, (width - length) / 2))
  return `<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="20" w:after="0" w:line="120" w:lineRule="exact"/><w:ind w:left="${side}" w:right="${side}"/></w:pPr></w:p>`
}

function pictureXml({ png, width, height, alt }: Picture, references: References): string {
  const number = references.picture(png)
  const [across, down] = [Math.round(width * EMU), Math.round(height * EMU)]
  const name = `docPr id="${number}" name="Hình ${number}" descr="${xmlText(alt)}"`
  return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${across}" cy="${down}"/><wp:${name}/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${number}" name="hinh${number}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rP${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${across}" cy="${down}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

/** The page: A4, its margins, headers; page numbers from the second page on. */
export function sectionXml(
  landscape: boolean,
  margins: { top: number; right: number; bottom: number; left: number },
): string {
  const [width, height] = landscape ? [297, 210] : [210, 297]
  const turned = landscape ? ' w:orient="landscape"' : ""
  const margin = `w:top="${twips(margins.top)}" w:right="${twips(margins.right)}" w:bottom="${twips(margins.bottom)}" w:left="${twips(margins.left)}"`
  return `<w:sectPr><w:headerReference w:type="default" r:id="rH2"/><w:headerReference w:type="first" r:id="rH1"/><w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${turned}/><w:pgMar ${margin} w:header="${twips(10)}" w:footer="${twips(10)}" w:gutter="0"/><w:titlePg/></w:sectPr>`
}

/** What stands above a page: its number, in the middle, and the mark. */
export function headerXml(mark: string | null, numbered: boolean): string {
  const number = numbered
    ? '<w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    : ""
  const marked =
    mark === null
      ? ""
      : `<w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="8A2F00"/><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">${xmlText(mark)}</w:t></w:r></w:p>`
  return `${number}${marked}` || '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'
}
