/**
 * The formulas of a sheet by cell ("C12"), from its XML: a cell is one as soon as it has an `f`
 * element, whatever its kind, because the value beside it was only true when last computed.
 */
export function formulasOf(xml: Buffer): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const start = tagAt(xml, "sheetData", 0)
  if (start < 0) return found
  const after = xml.lastIndexOf("sheetData>")
  const end = after > start ? after : xml.length
  for (let at = tagAt(xml, "f", start); at >= 0 && at < end; at = tagAt(xml, "f", at + 2)) {
    const cell = cellBefore(xml, at)
    if (cell !== null) found.set(cell, formulaAt(xml, at))
  }
  return found
}

/** The next `<name`, with or without a namespace, from this byte on; -1 where there is none. */
function tagAt(xml: Buffer, name: string, from: number): number {
  const plain = nextTag(xml, `<${name}`, from)
  const prefixed = nextTag(xml, `:${name}`, from)
  if (plain < 0 || prefixed < 0) return Math.max(plain, prefixed)
  return Math.min(plain, prefixed)
}

function nextTag(xml: Buffer, text: string, from: number): number {
  for (let at = xml.indexOf(text, from); at >= 0; at = xml.indexOf(text, at + 1)) {
    const next = xml[at + text.length]
    const ends =
      next === 0x20 ||
      next === 0x3e ||
      next === 0x2f ||
      next === 0x0a ||
      next === 0x0d ||
      next === 0x09
    if (ends && (text.startsWith("<") || opensTag(xml, at))) return at
  }
  return -1
}

/** Whether `:f` belongs to an opening tag such as `<x:f`. */
function opensTag(xml: Buffer, colon: number): boolean {
  const before = xml.toString("latin1", Math.max(0, colon - 20), colon)
  return /<\w+$/.test(before)
}

const REFERENCE = /<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7})["']/g

function cellBefore(xml: Buffer, at: number): string | null {
  const before = xml.toString("latin1", Math.max(0, at - 600), at)
  const last = [...before.matchAll(REFERENCE)].at(-1)
  return last === undefined ? null : `${last[1]}${last[2]}`
}

function formulaAt(xml: Buffer, at: number): string {
  const text = xml.toString("utf8", at, Math.min(xml.length, at + 600))
  const inside = /^[^>]*?(\/)?>([^<]*)/.exec(text)
  return inside?.[1] === "/" ? "" : (inside?.[2] ?? "")
}
