import { type ByteEncoding, NONE, SINGLE, VNI_PAIRS } from "./tables.ts"

/** Text read byte by byte; U+FFFD stands at the offsets listed (the first hundred of them). */
export type ReadBytes = { text: string; undecodable: number[] }

export const MOST_POSITIONS = 100
const CHUNK = 1 << 18
const REPLACEMENT = 0xfffd

/**
 * Reads bytes of a legacy encoding. The text is not yet NFC (windows-1258 has combining marks).
 *
 * @example
 * readBytes(Uint8Array.of(0x4d, 0xb7), "tcvn3") // { text: "Mã", undecodable: [] }
 */
export function readBytes(bytes: Uint8Array, encoding: ByteEncoding): ReadBytes {
  const parts: string[] = []
  const undecodable: number[] = []
  const codes = new Uint16Array(Math.min(CHUNK, bytes.length))
  const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true })
  const fill = encoding === "vni" ? fillVni : fillSingle
  for (let at = 0; at < bytes.length;) {
    const { next, length } = fill(bytes, at, SINGLE[encoding], codes, undecodable)
    parts.push(utf16.decode(codes.subarray(0, length)))
    at = next
  }
  return { text: parts.join(""), undecodable }
}

type Filled = { next: number; length: number }

function fillSingle(
  bytes: Uint8Array,
  at: number,
  table: Uint16Array,
  codes: Uint16Array,
  undecodable: number[],
): Filled {
  const length = Math.min(codes.length, bytes.length - at)
  for (let i = 0; i < length; i++) {
    const code = table[bytes[at + i] ?? 0] ?? NONE
    codes[i] = code
    if (code === NONE) codes[i] = replaced(at + i, undecodable)
  }
  return { next: at + length, length }
}

/** A vowel and its mark byte make one letter; a mark byte alone is undecodable. */
function fillVni(
  bytes: Uint8Array,
  at: number,
  table: Uint16Array,
  codes: Uint16Array,
  undecodable: number[],
): Filled {
  let next = at
  let length = 0
  while (next < bytes.length && length < codes.length) {
    const byte = bytes[next] ?? 0
    const mark = bytes[next + 1] ?? 0
    const pair = mark < 0xc0 ? 0 : (VNI_PAIRS[(byte << 8) | mark] ?? 0)
    let code = pair
    if (pair === 0) {
      code = table[byte] ?? NONE
      if (code === NONE) code = replaced(next, undecodable)
    }
    codes[length++] = code
    next += pair === 0 ? 1 : 2
  }
  return { next, length }
}

function replaced(at: number, undecodable: number[]): number {
  if (undecodable.length < MOST_POSITIONS) undecodable.push(at)
  return REPLACEMENT
}
