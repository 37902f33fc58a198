import type { Comparator } from "./number-model.ts"
import { movePoint, type Trouble } from "./number-digits.ts"

/** What follows a number: power of ten of the magnitude words, unit, and a bound said afterwards. */
type Tail = { power: number; unit: string | null; of: string | null; bound: Comparator | null }

const MAGNITUDES: Readonly<Record<string, number>> = {
  chục: 1,
  trăm: 2,
  nghìn: 3,
  ngàn: 3,
  vạn: 4,
  triệu: 6,
  tr: 6,
  tỷ: 9,
  tỉ: 9,
}
const MAGNITUDE = new RegExp(
  `\\s*(${Object.keys(MAGNITUDES).join("|")})(?:(?![\\p{L}\\p{M}\\d])|(?<=tr)(?=đ(?!\\p{L})))\\.?`,
  "iuy",
)
const SHARE = /\s*(%|‰|phần trăm|phần nghìn|pct)(?![\p{L}\p{M}\d%‰])\s*/iuy
const BOUND = /[\s,]*\btrở (lên|xuống)\s*$/iu
/** Words of a unit; digits only as an exponent ("km2") or in "/1.000 dân". */
const UNIT =
  /^(?:[\p{L}°₫$€µ(]|\/(?!\s*\d))(?:[\p{L}\p{M}\s.,;°₫$€²³µ·()'’/%-]|(?<=\p{L})[23](?![\p{L}\d])|(?<=\/\s?[\d.]{0,9})\d)*$/u

/**
 * Reads what stands after a number: "triệu thuê bao" is 10⁶ and the unit "thuê bao".
 *
 * @example
 * takeUnit("3,2 nghìn tỷ đồng", 3) // { power: 12, unit: "đồng", of: null, bound: null }
 */
export function takeUnit(text: string, at: number): Tail | Trouble {
  let { power, next } = takeMagnitudes(text, at)
  const rest = text.slice(next)
  const trailing = BOUND.exec(rest)
  const bound = trailing === null ? null : trailing[1]?.toLowerCase() === "lên" ? ">=" : "<="
  const end = next + (trailing?.index ?? rest.length)
  SHARE.lastIndex = next
  const share = SHARE.exec(text)
  if (share !== null && share.index + share[0].trimEnd().length <= end) next += share[0].length
  const words = text.slice(next, end).trim().replace(/[.;]$/u, "").trimEnd()
  if (words !== "" && !UNIT.test(words)) return { reason: problem(words), at: next }
  const named = words === "" ? null : words.replace(/\s+/gu, " ")
  if (share === null) return { power, unit: named, of: null, bound }
  return { power, unit: shareSign(share[1]), of: named, bound }
}

/** A decimal times a power of ten, exactly. */
export function shift(decimal: string, power: number): string {
  return power === 0 ? decimal : movePoint(decimal, power)
}

function takeMagnitudes(text: string, at: number): { power: number; next: number } {
  let power = 0
  let next = at
  for (;;) {
    MAGNITUDE.lastIndex = next
    const found = MAGNITUDE.exec(text)
    if (found === null) return { power, next }
    power += MAGNITUDES[(found[1] ?? "").toLowerCase()] ?? 0
    next += found[0].length
  }
}

function shareSign(written = ""): string {
  return /‰|nghìn/iu.test(written) ? "‰" : "%"
}

function problem(words: string): "several-numbers" | "bad-character" {
  return /\d/u.test(words) ? "several-numbers" : "bad-character"
}
