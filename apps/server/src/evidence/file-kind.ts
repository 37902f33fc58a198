import type { FileKind } from "./model.ts"

/** What a file begins with, and what it packs where it is a zip. */
export interface Look {
  readonly head: Uint8Array
  /** The names inside a zip; null where it is none or cannot be read. */
  readonly packed: readonly string[] | "bomb" | null
  /** As the sender calls it: tells only a table in text from other text. */
  readonly name: string
}

type Judged = { readonly kind: FileKind } | { readonly refused: string }

const SIGNATURES: readonly (readonly [FileKind, string])[] = [
  ["png", "\u0089PNG\r\n\u001a\n"],
  ["jpeg", "\u00ff\u00d8\u00ff"],
  ["tiff", "II*\0"],
  ["tiff", "MM\0*"],
]
const WEBP = /^RIFF[\s\S]{4}WEBP/u
/** A PDF may have a few bytes before its mark: readers look through the first kilobyte. */
const PDF = /^[\s\S]{0,1000}%PDF-\d/u

const OLD =
  "là tệp Office cũ hoặc có mật khẩu; hãy bỏ mật khẩu và lưu lại thành .docx, .xlsx hoặc .pdf."
const PACKED = "là tệp nén; hãy gửi từng tệp bên trong."
const PROGRAM = "là chương trình, không phải văn bản."
const OTHER_IMAGE = "là ảnh GIF hoặc BMP; hãy lưu lại thành PNG hoặc JPEG."
const REFUSED: readonly (readonly [string, string])[] = [
  ["\u00d0\u00cf\u0011\u00e0", OLD],
  ["Rar!", PACKED],
  ["7z\u00bc\u00af", PACKED],
  ["\u001f\u008b", PACKED],
  ["MZ", PROGRAM],
  ["\u007fELF", PROGRAM],
  ["\u00ca\u00fe\u00ba\u00be", PROGRAM],
  ["#!", PROGRAM],
  ["GIF8", OTHER_IMAGE],
  ["BM", OTHER_IMAGE],
  ["{\\rtf", "là văn bản RTF; hãy lưu lại thành .docx hoặc .pdf."],
]

/** Pages run scripts in whoever opens them. */
const PAGE = /^\s*(?:<\?xml|<!--|<!doctype|<html|<head|<body|<script|<svg|<table|<meta)/iu

/** What a file is, by its content; or why it is not kept. */
export function fileKind({ head, packed, name }: Look): Judged {
  if (head.byteLength === 0) return { refused: "trống, không có gì bên trong." }
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const latin = bytes.toString("latin1")
  if (latin.startsWith("PK\u0003\u0004") || latin.startsWith("PK\u0005\u0006"))
    return packedKind(packed)
  for (const [kind, signature] of SIGNATURES) if (latin.startsWith(signature)) return { kind }
  if (WEBP.test(latin)) return { kind: "webp" }
  if (PDF.test(latin)) return { kind: "pdf" }
  for (const [signature, why] of REFUSED) {
    if (latin.startsWith(signature) && !isWords(bytes)) return { refused: why }
  }
  return textKind(bytes, latin, name)
}

/** "MZ" and "BM" also begin words: a text has no bytes that only other files have. */
function isWords(bytes: Buffer): boolean {
  return (
    bytes.length > 8 && !bytes.includes(0) && /^(?:MZ|BM)/u.test(bytes.toString("latin1", 0, 2))
  )
}

function packedKind(packed: Look["packed"]): Judged {
  if (packed === "bomb") return { refused: "là tệp nén phình ra quá lớn khi mở." }
  if (packed === null) return { refused: "là tệp nén bị hỏng hoặc bị cắt; hãy gửi lại tệp gốc." }
  if (packed.some((one) => /(?:^|\/)vbaProject\.bin$/iu.test(one))) {
    return { refused: "có macro; hãy lưu lại không kèm macro." }
  }
  if (packed.includes("word/document.xml")) return { kind: "docx" }
  if (packed.some((one) => /^xl\/workbook\.(?:xml|bin)$/u.test(one))) return { kind: "xlsx" }
  return { refused: "là tệp nén; hãy gửi từng tệp bên trong." }
}

function textKind(bytes: Buffer, latin: string, name: string): Judged {
  const utf16 = /^(?:\u00ff\u00fe|\u00fe\u00ff)/u.test(latin)
  const readable = utf16
    ? (latin.startsWith("\u00ff") ? bytes : swapped(bytes)).toString("utf16le", 2)
    : latin.replace(/^\u00ef\u00bb\u00bf/u, "")
  // oxlint-disable-next-line no-control-regex -- bytes that no text has are what is looked for
  if (/[\0-\u0008\u000e-\u001a\u001c-\u001f]/u.test(readable)) {
    return { refused: "không phải loại tệp nào đọc được ở đây." }
  }
  if (PAGE.test(readable)) return { refused: "là trang web hoặc ảnh vẽ có thể chứa mã lệnh." }
  return { kind: /\.(?:csv|tsv)$/iu.test(name) ? "csv" : "txt" }
}

const swapped = (bytes: Buffer) =>
  Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16()
