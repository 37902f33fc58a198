import { MOST_POSITIONS, type ReadBytes } from "./bytes.ts"

export type UnicodeEncoding = "utf-8" | "utf-16le" | "utf-16be"

/** Which normal form a Unicode file was written in; its text is always returned in NFC. */
export type Form = "NFC" | "NFD" | "mixed"

/** Enough of a file to tell what it is. */
const PREFIX = 1 << 20
const BOMS: readonly (readonly [UnicodeEncoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
]
/** Control characters that no text file holds; those above U+007F betray text encoded twice. */
const CONTROL = /[^\P{Cc}\t\n\v\f\r\u0085]/u
/** What Vietnamese text in UTF-16 is made of: its letters and marks, punctuation and signs. */
const EXPECTED =
  /^(?:[\t\n\v\f\r\u0020-\u007e\u00a0-\u00ffĂăĐđĨĩŨũƠơƯưẠ-ỹ\u2000-\u206f\u20ab\u20ac\u2122\u2190-\u22ff\ufeff]|[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323])+$/u

/** The byte order mark at the beginning, or null. */
export function byteOrderMark(
  bytes: Uint8Array,
): { encoding: UnicodeEncoding; length: number } | null {
  for (const [encoding, mark] of BOMS) {
    if (mark.every((byte, i) => bytes[i] === byte)) return { encoding, length: mark.length }
  }
  return null
}

/** The text when every byte is valid in the encoding, otherwise null. */
export function readStrictly(bytes: Uint8Array, encoding: UnicodeEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The text with U+FFFD for what is not valid, and the offsets where that happened. */
export function readLeniently(bytes: Uint8Array, encoding: UnicodeEncoding): ReadBytes {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return { text, undecodable: damage(bytes, encoding) }
}

/**
 * Offsets of damage when bytes are UTF-8 all the same: invalid, but with more letters that only
 * UTF-8 writes so than broken places. Text in a legacy encoding has hardly any of them.
 */
export function damagedUtf8(bytes: Uint8Array): number[] | null {
  const { text, undecodable } = readLeniently(bytes.subarray(0, PREFIX), "utf-8")
  const letters = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  if (letters === 0 || letters < undecodable.length) return null
  return damage(bytes, "utf-8")
}

export function hasControls(text: string): boolean {
  return CONTROL.test(text)
}

/** Whether every character is one that Vietnamese text has. */
export function isExpected(text: string): boolean {
  return EXPECTED.test(text)
}

export function formOf(text: string, nfc: string): Form {
  if (text === nfc) return "NFC"
  return text === nfc.normalize("NFD") ? "NFD" : "mixed"
}

function damage(bytes: Uint8Array, encoding: UnicodeEncoding): number[] {
  return encoding === "utf-8" ? damageUtf8(bytes) : damageUtf16(bytes, encoding === "utf-16le")
}

/** Offsets at which no valid sequence begins. */
function damageUtf8(bytes: Uint8Array): number[] {
  const found: number[] = []
  for (let at = 0; at < bytes.length && found.length < MOST_POSITIONS;) {
    const lead = bytes[at] ?? 0
    const wanted = sequenceLength(lead)
    let length = 1
    while (length < wanted && continues(bytes[at + length], lead, length)) length++
    if (wanted === 0 || length < wanted) found.push(at)
    at += length
  }
  return found
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** Whether a byte may stand at an index of a sequence; the second has narrower limits. */
function continues(byte: number | undefined, lead: number, index: number): boolean {
  if (byte === undefined || (byte & 0xc0) !== 0x80) return false
  if (index > 1) return true
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  return byte >= low && byte <= high
}

/** Offsets of surrogates without their other half, and of a last odd byte. */
function damageUtf16(bytes: Uint8Array, little: boolean): number[] {
  const found: number[] = []
  const high = little ? 1 : 0
  for (let at = 0; at < bytes.length && found.length < MOST_POSITIONS; at += 2) {
    const kind = (bytes[at + high] ?? 0) & 0xfc
    const following = (bytes[at + 2 + high] ?? 0) & 0xfc
    if (at + 1 >= bytes.length || kind === 0xdc) found.push(at)
    else if (kind === 0xd8 && following === 0xdc) at += 2
    else if (kind === 0xd8) found.push(at)
  }
  return found
}
