import { extname } from "node:path"
import { contentKind, oleKind, type ContentKind } from "./content-kind.ts"
import { emptyFile, unreadable } from "./errors.ts"

const WORKBOOK_NAMES = new Set([".xlsx", ".xlsm"])
const TEXT_NAMES = new Set([".csv", ".tsv", ".txt", ".tab"])

const WHAT: Record<Exclude<ContentKind, "text" | "zip" | "ole">, string> = {
  pdf: "tài liệu PDF",
  html: "trang HTML (XML) chứ không phải bảng tính",
  "xml-spreadsheet": "bảng tính XML 2003",
  rtf: "văn bản RTF",
  gzip: "tệp nén gzip",
  rar: "tệp nén RAR",
  "7z": "tệp nén 7z",
  image: "hình ảnh",
  sqlite: "cơ sở dữ liệu SQLite",
  parquet: "tệp Parquet",
}
const SAVE_AS = "Hãy mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx hoặc .csv."

/** Decides how to read a file: its content and its name must say the same. */
export function requireKind(bytes: Buffer, file: string): "text" | "workbook" {
  if (bytes.length === 0) throw emptyFile(file)
  const kind = contentKind(bytes)
  const ending = extname(file).toLowerCase()
  if (kind === "ole") throw unreadable({ file }, whatOle(bytes))
  if (kind === "zip") {
    if (TEXT_NAMES.has(ending)) {
      throw unreadable(
        { file },
        `tên tệp là ${ending} nhưng nội dung là tệp nén zip (có thể là bảng tính .xlsx đổi tên).`,
      )
    }
    return "workbook"
  }
  if (kind !== "text") throw unreadable({ file }, `nội dung là ${WHAT[kind]}. ${SAVE_AS}`)
  if (WORKBOOK_NAMES.has(ending) || ending === ".xls" || ending === ".xlsb" || ending === ".ods") {
    throw unreadable(
      { file },
      `tên tệp là ${ending} nhưng nội dung không phải bảng tính; tệp hỏng, bị cắt hoặc bị đổi tên.`,
    )
  }
  return "text"
}

function whatOle(bytes: Buffer): string {
  const kind = oleKind(bytes)
  if (kind === "encrypted") return "bảng tính có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."
  if (kind === "old-workbook") return `bảng tính Excel 97–2003 (.xls). ${SAVE_AS}`
  return `tệp Office cũ, không phải bảng tính .xlsx. ${SAVE_AS}`
}
