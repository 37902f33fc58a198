import type { Align, Block, Cell, DocumentText, Run } from "../../../platform/document/index.ts"
import { pngOf } from "../../../platform/picture.ts"
import type { Chart } from "../charts/svg.ts"

/** Margins of administrative documents, Nghị định 30/2020/NĐ-CP, annex I: in millimetres. */
export const PORTRAIT = {
  landscape: false,
  margins: { top: 20, right: 15, bottom: 20, left: 30 },
} as const satisfies Pick<DocumentText, "landscape" | "margins">

/** A wide table is turned; the binding edge stays the wide one. */
export const LANDSCAPE = {
  landscape: true,
  margins: { top: 30, right: 20, bottom: 15, left: 20 },
} as const satisfies Pick<DocumentText, "landscape" | "margins">

export const bodyWidth = ({ landscape, margins }: Pick<DocumentText, "landscape" | "margins">) =>
  (landscape ? 297 : 210) - margins.left - margins.right

export const heading = (text: string, level: 1 | 2 = 1): Block => ({
  kind: "paragraph",
  heading: level,
  runs: [{ text }],
})

/** A paragraph of running text: both edges straight, the first line moved in by a centimetre. */
export const prose = (runs: readonly Run[]): Block => ({
  kind: "paragraph",
  runs,
  align: "both",
  firstLine: 10,
  after: 6,
})

export const note = (text: string): Block => ({
  kind: "paragraph",
  runs: [{ text, italic: true, size: 11 }],
  after: 6,
})

export const cell = (text: string, align?: Align, more: Partial<Run> = {}): Cell => ({
  lines: [[{ text, ...more }]],
  ...(align === undefined ? {} : { align }),
})

const HEAD_SHADE = "E6ECF0"

export const headCell = (text: string): Cell => ({
  lines: [[{ text, bold: true }]],
  align: "center",
  shade: HEAD_SHADE,
})

/** A line that names what follows, over all columns. */
export const bandCell = (text: string, span: number): Cell => ({
  lines: [[{ text, bold: true }]],
  span,
  shade: "F3F6F8",
})

export const table = (
  widths: readonly number[],
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  size = 11,
): Block => ({
  kind: "table",
  widths,
  rows: [head.map(headCell), ...rows],
  headRows: 1,
  borders: true,
  size,
})

/** A chart as a picture across the text, no higher than a page has room for. */
export async function picture({ svg, width, height, description }: Chart, across: number) {
  const tallest = 200
  const scale = Math.min(across / width, tallest / height)
  const block: Block = {
    kind: "picture",
    png: await pngOf(svg),
    width: width * scale,
    height: height * scale,
    alt: description.slice(0, 2000),
  }
  return block
}
