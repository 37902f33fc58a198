import { parseDate, toNfc } from "@tinhso/vietnamese"
import type { CitedDocument, SheetRemark } from "../model.ts"

/** The notes cell of a score sheet, taken apart. */
export interface Notes {
  readonly documents: readonly CitedDocument[]
  readonly remarks: readonly SheetRemark[]
}

/** "466/PVHXH - 15/03/2026: khảo sát…"; the number may have gaps: "1598   /GM-UBND". */
const DOCUMENT = /^(.{1,80}?)\s+[-–—]\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s*:\s*(.*)$/su
const SPEAKERS: readonly (readonly [RegExp, SheetRemark["by"]])[] = [
  [/^thành viên thẩm định\s*:\s*/iu, "verifier"],
  [/^đơn vị tự đánh giá\s*:\s*/iu, "agency"],
]
const VERDICT = /^(không\s+)?thống nhất tiêu chí\s*:?\s*\.?\s*/iu
const EXPLANATION = /^giải trình\s*:\s*/iu

/**
 * Takes the notes of a criterion apart: one item a line that begins with "*", further lines belong
 * to the item above. An item is a document (number, date, summary) or what somebody says.
 */
export function readNotes(text: string): Notes {
  const documents: CitedDocument[] = []
  const remarks: SheetRemark[] = []
  for (const item of itemsOf(text)) {
    const document = documentIn(item)
    if (document !== null) documents.push(document)
    else remarks.push(remarkIn(item))
  }
  return { documents, remarks }
}

function itemsOf(text: string): string[] {
  const items: string[] = []
  for (const line of toNfc(text).replaceAll("\u{FEFF}", "").split(/\r?\n/u)) {
    const begins = /^\s*\*\s*/u.exec(line)
    const words = line.slice(begins?.[0].length ?? 0).trim()
    if (begins !== null || items.length === 0) items.push(words)
    else items[items.length - 1] = `${items.at(-1)} ${words}`.trim()
  }
  return items.filter((item) => item !== "")
}

function documentIn(item: string): CitedDocument | null {
  const found = DOCUMENT.exec(item)
  if (found === null || SPEAKERS.some(([said]) => said.test(item))) return null
  const [, number = "", date = "", summary = ""] = found
  return {
    number: number
      .replaceAll(/\s*\/\s*/gu, "/")
      .replaceAll(/\s+/gu, " ")
      .trim(),
    date: dayIn(date),
    summary: summary.replaceAll(/\s+/gu, " ").trim(),
  }
}

function dayIn(written: string): string | null {
  const read = parseDate(written)
  return read.kind === "day" ? read.starts : null
}

function remarkIn(item: string): SheetRemark {
  const speaker = SPEAKERS.find(([said]) => said.test(item))
  if (speaker === undefined) return { by: "unknown", verdict: null, text: item }
  const [said, by] = speaker
  const words = item.replace(said, "")
  const verdict = VERDICT.exec(words)
  if (verdict === null) return { by, verdict: null, text: words }
  const text = words.slice(verdict[0].length).replace(EXPLANATION, "").trim()
  return { by, verdict: verdict[1] === undefined ? "agree" : "disagree", text }
}
