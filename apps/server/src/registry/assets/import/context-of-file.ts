import type { Grid } from "@tinhso/places"
import { vn2000 } from "@tinhso/places"
import { fold, parseDate } from "@tinhso/vietnamese"

/** What the words above a table say of the whole list. */
export interface AboutFile {
  /** "Bắc Kạn", after "tỉnh" or "thành phố". */
  readonly provinces: readonly string[]
  readonly grid: Grid | null
  /** The day of the document, where it is written whole. */
  readonly day: string | null
}

/** Reads titles: "UBND TỈNH BẮC KẠN", "hệ VN-2000, KTT 106°30', múi 3°", "ngày 12/03/2024". */
export function aboutFile(texts: readonly string[]): AboutFile {
  const whole = texts.join("\n").normalize("NFC")
  return { provinces: provincesIn(whole), grid: gridIn(whole), day: dayIn(whole) }
}

function provincesIn(text: string): string[] {
  const found = text.matchAll(/(?<!\p{L})(?:tỉnh|thành phố|tp\.?)\s+((?:\p{L}+[ -]?){1,5})/giu)
  return [...found].flatMap(([, name = ""]) => {
    const words = name.trim().split(/\s+/u)
    return [4, 3, 2, 1].flatMap((count) =>
      words.length >= count ? [words.slice(0, count).join(" ")] : [],
    )
  })
}

/** A grid that is named by its meridian: "kinh tuyến trục 106°30'", "KTT 106 30". */
export function gridIn(text: string): Grid | null {
  const plain = fold(text)
  const named = new Set<number>()
  for (const [, degrees, decimals, minutes] of plain.matchAll(MERIDIAN)) {
    named.add(Number(`${degrees}.${decimals ?? 0}`) + Number(minutes ?? 0) / 60)
  }
  const [meridian] = named
  // Two meridians are two grids: which rows lie on which nobody has said.
  if (meridian === undefined || named.size > 1) return null
  const zone = /mui(?: chieu)?\D{0,4}6/u.test(plain) ? 6 : 3
  return vn2000(meridian, zone)
}

/** "KTT 107°45'", "kinh tuyến trục 107d45", "KTT: 107,75", "KTT 107 độ 45 phút". */
const MERIDIAN =
  /(?:kinh tuyen(?: truc| goc| trung uong)?|ktt)\D{0,6}(10[2-9]|11\d)(?:[.,](\d{1,3})|\s*(?:[°ºo˚d]|do|[.,-])?\s*([0-5]\d)(?!\d))?/gu

function dayIn(text: string): string | null {
  const found =
    /(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d{2})|(ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})/iu.exec(
      text,
    )
  if (found === null) return null
  const read = parseDate(found[0].replaceAll(/\s*([/.-])\s*/gu, "$1"))
  return read.kind === "day" ? read.starts : null
}
