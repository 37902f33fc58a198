import type { Block, Cell, Run } from "../../../platform/document/index.ts"

/** Left open for whoever signs: a number or a day is given by them, never by the product. */
const BLANK = "……"

interface Head {
  /** Who reports. */
  readonly issuer: string
  /** "BC", "BB": what kind of document it is, in its number. */
  readonly sign: string
}

const lines = (...all: Run[]): Run[][] => all.map((run) => [run])

/**
 * The heading of an administrative document (Nghị định 30/2020/NĐ-CP, annex I): who issues it
 * (below whom it stands under, left open) and its number on the left, the national heading, place and day on the right.
 */
export function letterhead({ issuer, sign }: Head): Block {
  const left: Cell = {
    align: "center",
    rule: 25,
    lines: lines(
      { text: BLANK, size: 12 },
      { text: issuer.toLocaleUpperCase("vi"), bold: true, size: 12 },
    ),
  }
  const right: Cell = {
    align: "center",
    rule: 60,
    lines: lines(
      { text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true, size: 12 },
      { text: "Độc lập - Tự do - Hạnh phúc", bold: true, size: 13 },
    ),
  }
  const number: Cell = {
    align: "center",
    lines: lines({ text: `Số: ${BLANK}/${sign}-${BLANK}`, size: 13 }),
  }
  const day: Cell = {
    align: "center",
    lines: lines({
      text: `${BLANK}, ngày ${BLANK} tháng ${BLANK} năm ${BLANK}`,
      italic: true,
      size: 13,
    }),
  }
  return {
    kind: "table",
    widths: [68, 97],
    rows: [
      [left, right],
      [number, day],
    ],
    headRows: 0,
    borders: false,
    size: 13,
  }
}

/** The name of a kind of document and what it is about. */
export function titleBlock(kind: string, about: string): Block[] {
  const under: Cell = {
    align: "center",
    rule: 45,
    lines: [[{ text: about, bold: true, size: 14 }]],
  }
  return [
    {
      kind: "paragraph",
      align: "center",
      before: 12,
      keepNext: true,
      runs: [{ text: kind, bold: true, size: 14 }],
    },
    { kind: "table", widths: [165], rows: [[under]], headRows: 0, borders: false, size: 14 },
  ]
}

/** Who gets the document on the left; on the right the signature, both to be filled in. */
export function closing(recipients: readonly string[]): Block {
  const left: Cell = {
    lines: [
      [{ text: "Nơi nhận:", bold: true, italic: true, size: 12 }],
      ...recipients.map((text, i) => [
        {
          text: `- ${text}${i < recipients.length - 1 ? ";" : text.endsWith("…") ? "" : "."}`,
          size: 11,
        },
      ]),
    ],
  }
  const right: Cell = {
    align: "center",
    lines: lines(
      { text: "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", bold: true, size: 13 },
      { text: "(chữ ký của người có thẩm quyền, dấu của cơ quan)", italic: true, size: 12 },
      { text: "", size: 13 },
      { text: "", size: 13 },
      { text: "", size: 13 },
      { text: "Họ và tên", bold: true, size: 13 },
    ),
  }
  return {
    kind: "table",
    widths: [65, 100],
    rows: [[left, right]],
    headRows: 0,
    borders: false,
    size: 13,
  }
}
