import { buffer } from "node:stream/consumers"
import { ZipFile } from "yazl"
import { xmlText } from "../workbook/sheet-xml.ts"
import { bodyXml, headerXml, References, sectionXml } from "./body-xml.ts"
import type { DocumentText } from "./model.ts"
import { STYLES } from "./styles.ts"

export type { Align, Block, Cell, DocumentText, Run } from "./model.ts"

/** What browsers and mail call a text document. */
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
const NAMES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`
const WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

/** A text document (DOCX). The same text always gives the same bytes. */
export async function documentBytes(text: DocumentText): Promise<Buffer> {
  const references = new References()
  const body = bodyXml(text.blocks, references) + sectionXml(text.landscape, text.margins)
  const zip = new ZipFile()
  const mtime = localAs(text.at)
  const add = (path: string, content: string | Buffer) =>
    zip.addBuffer(typeof content === "string" ? Buffer.from(content, "utf8") : content, path, {
      mtime,
      forceDosTimestamp: true,
    })
  add("[Content_Types].xml", CONTENT_TYPES)
  add("_rels/.rels", PACKAGE_RELATIONS)
  add("docProps/core.xml", coreXml(text))
  add("word/document.xml", `${HEAD}<w:document ${NAMES}><w:body>${body}</w:body></w:document>`)
  add("word/_rels/document.xml.rels", relationsXml(references))
  add("word/styles.xml", STYLES)
  add("word/header1.xml", headerPart(text.mark, false))
  add("word/header2.xml", headerPart(text.mark, true))
  references.pictures.forEach((png, i) => add(`word/media/image${i + 1}.png`, png))
  zip.end()
  return buffer(zip.outputStream)
}

/** Zip files tell local time: the same figures on a clock, wherever the machine stands. */
const localAs = (at: Date) =>
  new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours())

const headerPart = (mark: string | null, numbered: boolean) =>
  `${HEAD}<w:hdr ${NAMES}>${headerXml(mark, numbered)}</w:hdr>`

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${WORDML}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORDML}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="${WORDML}.header+xml"/><Override PartName="/word/header2.xml" ContentType="${WORDML}.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const PACKAGE_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const relation = (id: string, kind: string, target: string, outside = "") =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${xmlText(target)}"${outside}/>`

function relationsXml({ links, pictures }: References): string {
  const all = [
    relation("rS1", "styles", "styles.xml"),
    relation("rH1", "header", "header1.xml"),
    relation("rH2", "header", "header2.xml"),
    ...links.map((to, i) => relation(`rL${i + 1}`, "hyperlink", to, ' TargetMode="External"')),
    ...pictures.map((_, i) => relation(`rP${i + 1}`, "image", `media/image${i + 1}.png`)),
  ]
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`
}

function coreXml({ title, at }: DocumentText): string {
  const instant = `${at.toISOString().slice(0, 19)}Z`
  const day = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:language>vi-VN</dc:language>${day("created")}${day("modified")}</cp:coreProperties>`
}
