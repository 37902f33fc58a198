import { readBytes, type ReadBytes } from "./bytes.ts"
import { type Candidate, recognise } from "./recognise.ts"
import {
  byteOrderMark,
  damagedUtf8,
  type Form,
  formOf,
  hasControls,
  isExpected,
  readLeniently,
  readStrictly,
  type UnicodeEncoding,
} from "./unicode.ts"
import type { ByteEncoding } from "./tables.ts"

export type Encoding = "ascii" | UnicodeEncoding | ByteEncoding

/** Why an encoding stayed unknown. */
export type DecodeProblem =
  /** Control characters, or a mixture that no encoding allows. */
  | "not-text"
  /** Recognised, but some bytes cannot be read: `undecodable` has their offsets. */
  | "damaged"
  /** Two encodings give two plausible texts. */
  | "ambiguous"
  /** Readable by the byte, but the words are not Vietnamese. */
  | "not-vietnamese"

/**
 * What bytes say. `text` is NFC and without its byte order mark; it is empty when the encoding is
 * "unknown". `confidence` is 0 to 1; `candidates` are the legacy encodings considered, best first.
 */
export type Decoded = {
  text: string
  encoding: Encoding | "unknown"
  confidence: number
  hadBom: boolean
  form: Form
  undecodable: number[]
  candidates: { encoding: Encoding; confidence: number }[]
  problem: DecodeProblem | null
}

/**
 * Recognises the encoding of Vietnamese text and reads it: ASCII, UTF-8 and UTF-16 with or without
 * byte order mark, windows-1258, TCVN3 (ABC) and VNI. Every byte must be readable, or the answer is
 * "unknown" with the reason; it is also "unknown" where the bytes are not Vietnamese or fit two
 * encodings alike. Where a person knows the encoding, use `decodeAs`.
 *
 * @example
 * decode(Uint8Array.of(0x42, 0xbe, 0x63, 0x20, 0x4b, 0xb9, 0x6e)) // text "Bắc Kạn", "tcvn3"
 */
export function decode(bytes: Uint8Array): Decoded {
  const bom = byteOrderMark(bytes)
  if (bom !== null) return decodeMarked(bytes.subarray(bom.length), bom.encoding, bom.length)
  const utf8 = readStrictly(bytes, "utf-8")
  if (utf8 !== null && !hasControls(utf8)) {
    if (utf8.length === bytes.length) return known(utf8, "ascii", 1, false)
    return known(utf8, "utf-8", utf8Confidence(bytes.length - utf8.length), false)
  }
  return decodeUtf16(bytes) ?? (utf8 === null ? decodeBytes(bytes) : unknown("not-text"))
}

/**
 * Reads bytes in an encoding that is known, in NFC and without byte order mark. Bytes that do not
 * belong to it become U+FFFD, with their offsets (the first hundred) in `undecodable`.
 *
 * @example
 * decodeAs(Uint8Array.of(0x43, 0xf6), "vni") // { text: "Cư", undecodable: [] }
 */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): ReadBytes {
  const bom = byteOrderMark(bytes)
  const skip = bom !== null && bom.encoding === encoding ? bom.length : 0
  const { text, undecodable } = readAs(bytes.subarray(skip), encoding)
  return { text: text.normalize("NFC"), undecodable: undecodable.map((at) => at + skip) }
}

function readAs(bytes: Uint8Array, encoding: Encoding): ReadBytes {
  switch (encoding) {
    case "ascii":
    case "utf-8":
      return readLeniently(bytes, "utf-8")
    case "utf-16le":
    case "utf-16be":
      return readLeniently(bytes, encoding)
    case "windows-1258":
    case "tcvn3":
    case "vni":
      return readBytes(bytes, encoding)
  }
}

function decodeMarked(bytes: Uint8Array, encoding: UnicodeEncoding, skipped: number): Decoded {
  const text = readStrictly(bytes, encoding)
  if (text === null) {
    const undecodable = readLeniently(bytes, encoding).undecodable.map((at) => at + skipped)
    return { ...unknown("damaged", [{ encoding, confidence: 1 }], undecodable), hadBom: true }
  }
  if (hasControls(text)) return { ...unknown("not-text"), hadBom: true }
  return known(text, encoding, 1, true)
}

/** UTF-16 without a mark: only when one byte order gives nothing but characters of Vietnamese. */
function decodeUtf16(bytes: Uint8Array): Decoded | null {
  if (bytes.length % 2 !== 0 || bytes.length < 4 || !bytes.includes(0)) return null
  for (const encoding of ["utf-16le", "utf-16be"] as const) {
    const text = readStrictly(bytes, encoding)
    if (text !== null && isExpected(text)) return known(text, encoding, 0.95, false)
  }
  return null
}

/** Bytes that are neither valid UTF-8 nor UTF-16. */
function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes.includes(0)) return unknown("not-text")
  const damage = damagedUtf8(bytes)
  if (damage !== null) return unknown("damaged", [{ encoding: "utf-8", confidence: 0.9 }], damage)
  const { candidates, doubt } = recognise(bytes)
  const [best] = candidates
  if (doubt !== null || best === undefined) return unknown(doubt ?? "not-vietnamese", candidates)
  const { text, undecodable } = readBytes(bytes, best.encoding)
  if (undecodable.length > 0) return unknown("damaged", candidates, undecodable)
  return { ...known(text, best.encoding, best.confidence, false), form: "NFC", candidates }
}

function utf8Confidence(extraBytes: number): number {
  return extraBytes >= 4 ? 1 : 0.9
}

function known(text: string, encoding: Encoding, confidence: number, hadBom: boolean): Decoded {
  const nfc = text.normalize("NFC")
  return {
    text: nfc,
    encoding,
    confidence,
    hadBom,
    form: formOf(text, nfc),
    undecodable: [],
    candidates: [{ encoding, confidence }],
    problem: null,
  }
}

function unknown(
  problem: DecodeProblem,
  candidates: Candidate[] | Decoded["candidates"] = [],
  undecodable: number[] = [],
): Decoded {
  return {
    text: "",
    encoding: "unknown",
    confidence: 0,
    hadBom: false,
    form: "NFC",
    undecodable,
    candidates,
    problem,
  }
}
