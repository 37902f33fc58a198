/** What the bytes of a file are, whatever its name says. */
export type ContentKind =
  | "text"
  | "zip"
  | "ole"
  | "pdf"
  | "html"
  | "xml-spreadsheet"
  | "rtf"
  | "gzip"
  | "rar"
  | "7z"
  | "image"
  | "sqlite"
  | "parquet"

const SIGNATURES: readonly [ContentKind, string][] = [
  ["zip", "PK\u0003\u0004"],
  ["zip", "PK\u0005\u0006"],
  ["ole", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"],
  ["pdf", "%PDF-"],
  ["rtf", "{\\rtf"],
  ["gzip", "\u001f\u008b"],
  ["rar", "Rar!\u001a\u0007"],
  ["7z", "7z\u00bc\u00af\u0027\u001c"],
  ["image", "\u0089PNG"],
  ["image", "\u00ff\u00d8\u00ff"],
  ["image", "GIF8"],
  ["sqlite", "SQLite format 3\u0000"],
  ["parquet", "PAR1"],
]

const HTML = /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style)\b/i
const XML_SPREADSHEET = /urn:schemas-microsoft-com:office:spreadsheet/

export function contentKind(bytes: Uint8Array): ContentKind {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048))
  const latin = start.toString("latin1")
  for (const [kind, signature] of SIGNATURES) if (latin.startsWith(signature)) return kind
  const readable = withoutMark(start, latin)
  if (HTML.test(readable)) return "html"
  if (/^\s*<\?xml/i.test(readable))
    return XML_SPREADSHEET.test(readable) ? "xml-spreadsheet" : "html"
  return "text"
}

/** A byte-order mark hides the first letters; UTF-16 has a NUL beside each. */
function withoutMark(start: Buffer, latin: string): string {
  if (latin.startsWith("\u00ef\u00bb\u00bf")) return latin.slice(3)
  if (latin.startsWith("\u00ff\u00fe")) return start.toString("utf16le", 2)
  return latin
}

/** What an OLE container holds: an old workbook, or a new one under a password. */
export function oleKind(bytes: Uint8Array): "encrypted" | "old-workbook" | "other" {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.includes(Buffer.from("EncryptedPackage", "utf16le"))) return "encrypted"
  if (buffer.includes(Buffer.from("Workbook", "utf16le"))) return "old-workbook"
  return buffer.includes(Buffer.from("Book", "utf16le")) ? "old-workbook" : "other"
}
