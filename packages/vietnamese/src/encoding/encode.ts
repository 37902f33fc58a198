import type { Encoding } from "./decode.ts"
import { type ByteEncoding, NONE, SINGLE, VNI_PAIRS } from "./tables.ts"
import type { Form, UnicodeEncoding } from "./unicode.ts"

/** How a Unicode file is written; both come back from `decode`. */
export type EncodeOptions = { bom?: boolean; form?: Form }

const BOM = "\ufeff"
const REPEATED_MARK_BASES = /[\u0300\u0301\u0303\u0309\u0323]/u
const writers = new Map<ByteEncoding, Map<string, readonly number[]>>()

/**
 * The bytes of a text in an encoding. Throws a RangeError for a character that the encoding does
 * not have, such as a toned capital in TCVN3.
 *
 * @example
 * encode("Bắc Kạn", "vni") // 42 61 E9 63 20 4B 61 EF 6E
 */
export function encode(text: string, encoding: Encoding, options: EncodeOptions = {}): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(unicodeText(text, options))
    case "utf-16le":
    case "utf-16be":
      return encodeUtf16(unicodeText(text, options), encoding)
    case "ascii":
      return encodeAscii(text)
    case "windows-1258":
    case "tcvn3":
    case "vni":
      return encodeBytes(text, encoding)
  }
}

function unicodeText(text: string, options: EncodeOptions): string {
  const body = text.normalize(options.form === "NFD" ? "NFD" : "NFC")
  return options.bom === true ? BOM + body : body
}

function encodeUtf16(text: string, encoding: UnicodeEncoding): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) {
    view.setUint16(i * 2, text.charCodeAt(i), encoding === "utf-16le")
  }
  return bytes
}

function encodeAscii(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length !== text.length) throw new RangeError("the text has other than ASCII letters")
  return bytes
}

function encodeBytes(text: string, encoding: ByteEncoding): Uint8Array {
  const writer = writerOf(encoding)
  const nfc = text.normalize("NFC")
  const bytes = new Uint8Array(nfc.length * 2)
  let length = 0
  for (const character of nfc) {
    const written = writer.get(character)
    if (written === undefined) {
      throw new RangeError(`${encoding} has no ${JSON.stringify(character)}`)
    }
    for (const byte of written) bytes[length++] = byte
  }
  return bytes.slice(0, length)
}

function writerOf(encoding: ByteEncoding): ReadonlyMap<string, readonly number[]> {
  let writer = writers.get(encoding)
  if (writer === undefined) {
    writer = encoding === "vni" ? vniWriter() : singleWriter(encoding)
    if (encoding === "windows-1258") addMarked(writer)
    writers.set(encoding, writer)
  }
  return writer
}

function singleWriter(encoding: ByteEncoding): Map<string, readonly number[]> {
  const writer = new Map<string, readonly number[]>()
  SINGLE[encoding].forEach((code, byte) => {
    if (code !== NONE) writer.set(String.fromCharCode(code), [byte])
  })
  return writer
}

/** Capitals take capital marks; the table lists them last. */
function vniWriter(): Map<string, readonly number[]> {
  const writer = singleWriter("vni")
  VNI_PAIRS.forEach((code, pair) => {
    const letter = String.fromCharCode(code)
    const marks = pair & 0xff
    if (code !== 0 && (letter !== letter.toLowerCase()) === marks < 0xe0) {
      writer.set(letter, [pair >> 8, marks])
    }
  })
  return writer
}

/** windows-1258: a letter that has no byte is written as its base letter and a combining tone. */
function addMarked(writer: Map<string, readonly number[]>): void {
  for (const base of "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY") {
    for (const tone of "\u0300\u0301\u0303\u0309\u0323") {
      const letter = (base + tone).normalize("NFC")
      const bytes = [...(writer.get(base) ?? []), ...(writer.get(tone) ?? [])]
      if (!writer.has(letter) && !REPEATED_MARK_BASES.test(letter)) writer.set(letter, bytes)
    }
  }
}
