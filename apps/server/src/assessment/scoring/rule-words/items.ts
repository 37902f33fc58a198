import { parseNumber, searchKey, toNfc } from "@tinhso/vietnamese"
import { MAXIMUM } from "../compile-rule.ts"

/** One case of a rule: what holds, and what it is worth. */
export interface Item {
  readonly label: string
  /** The points as a formula: "20", "điểm_tối_đa", "điểm_tối_đa * 1 / 2". */
  readonly gives: string
  readonly share: number | null
  readonly points: number | null
}

/** The maximum, as decisions write it. */
export const MAX_WORDS = "(?:(?:số\\s*)?điểm\\s*(?:số\\s*)?tối\\s*đa|tối\\s*đa|điểm\\s*chuẩn|max)"
export const TIMES = "[x×*·.]"

const REMARKS = /^(?:minh chứng|ghi chú|tài liệu|trong đó|lưu ý)/iu

/** The cases of a rule, "label: worth" each; null where some part is none. */
export function itemsIn(words: string): Item[] | null {
  const bySign = readPieces(words.split(/\s*[;\n]\s*/u))
  if (bySign !== null && bySign.length >= 2) return bySign
  // "Có: 10 điểm, không: 0 điểm": a comma or full stop ends a case where the next one has a colon.
  return readPieces(words.split(/\s*[;\n]\s*|[,.]\s+(?=[^,.:;]{1,80}:)/u))
}

function readPieces(pieces: readonly string[]): Item[] | null {
  const items: Item[] = []
  for (const piece of pieces) {
    const item = itemIn(piece)
    if (item !== null) items.push(item)
    else if (piece.trim() !== "" && !REMARKS.test(piece.trim())) return null
  }
  return items
}

const WORTH_AFTER = /^(.*?)\s*(?::|=>|→|\s(?:thì\s+)?(?:được|chấm|cho|tính|đạt)\s)\s*([^:]+)$/isu

function itemIn(piece: string): Item | null {
  const text = toNfc(piece)
    .replaceAll(/\s+/gu, " ")
    .replace(/^\s*[-+•*–]\s*/u, "")
    .replace(/[.,]\s*$/u, "")
    .trim()
  const at = text.lastIndexOf(":")
  const parts =
    at > 0 ? [text.slice(0, at), text.slice(at + 1)] : (WORTH_AFTER.exec(text)?.slice(1) ?? [])
  const [label = "", said = ""] = parts.map((part) => part.trim())
  const worth = worthOf(said)
  return label === "" || worth === null ? null : { label, ...worth }
}

const SHARE = new RegExp(`^(?:(\\d+)\\s*/\\s*(\\d+)\\s*${TIMES}?\\s*)?${MAX_WORDS}$`, "iu")
const PART = new RegExp(`^(\\d{1,3}(?:[.,]\\d+)?)\\s*(%?)\\s*${TIMES}?\\s*${MAX_WORDS}$`, "iu")

/** "20", "10đ", "điểm tối đa", "1/2 điểm tối đa", "50% điểm tối đa", "không có điểm". */
function worthOf(said: string): Omit<Item, "label"> | null {
  const text = said
    .replace(/^(?:được|đạt|chấm|tính)\s+/iu, "")
    .replace("½", "1/2")
    .trim()
  if (/^(?:khong (?:co |tinh |duoc )?diem|khong diem)$/u.test(searchKey(text)))
    return points(0, "0")
  const part = partOf(text)
  if (part !== null) return part
  const read = parseNumber(text.replace(/\s*(?:điểm|đ)$/iu, ""))
  if (read.kind !== "number" || read.value < 0 || read.comparator !== "=") return null
  return points(read.value, read.exact)
}

/** A share of the maximum: all of it, 1/2, 50%. */
function partOf(text: string): Omit<Item, "label"> | null {
  const share = SHARE.exec(text)
  if (share !== null) {
    const [, upper = "1", lower = "1"] = share
    if (Number(lower) === 0) return null
    const gives = upper === lower ? MAXIMUM : `${MAXIMUM} * ${upper} / ${lower}`
    return { gives, share: Number(upper) / Number(lower), points: null }
  }
  const part = PART.exec(text)
  if (part === null) return null
  const [, number = "", percent = ""] = part
  const value = number.replace(",", ".")
  const gives = `${MAXIMUM} * ${value}${percent}`
  return { gives, share: Number(value) / (percent === "" ? 1 : 100), points: null }
}

const points = (value: number, exact: string) => ({ gives: exact, share: null, points: value })

/** "Còn lại", "chưa có", "không đạt": what holds where nothing else does. */
export const isRest = (label: string): boolean =>
  /^(?:(?:cac )?(?:truong hop )?(?:con lai|khac)|khong(?: dat| co| thuc hien| ban hanh| trien khai)?|chua(?: \w+){0,3}|nguoc lai)$/u.test(
    searchKey(label),
  )

/** What a case is worth of the maximum; null where that is not known. */
export const shareOf = ({ share, points: own }: Item, maxPoints: number | null): number | null =>
  share ?? (own === null || maxPoints === null || maxPoints === 0 ? null : own / maxPoints)
