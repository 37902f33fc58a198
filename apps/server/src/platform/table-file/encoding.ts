import { decode, type Decoded } from "@tinhso/vietnamese"
import { isUtf8 } from "node:buffer"
import { unreadable } from "./errors.ts"

export interface DecodedText {
  /** The text in UTF-8, without a byte-order mark. */
  readonly utf8: Buffer
  readonly encoding: string
}

const HOW = "Hãy lưu lại tệp bằng bảng mã UTF-8 (trong Excel: CSV UTF-8)."

/** The letters of a text file, whichever way they were written; a doubtful encoding is refused. */
export function decodeText(bytes: Buffer, file: string): DecodedText {
  if (isUtf8(bytes) && !bytes.includes(0)) {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    return { utf8: marked ? bytes.subarray(3) : bytes, encoding: "utf-8" }
  }
  const decoded = decode(bytes)
  if (decoded.encoding === "unknown") throw unreadable({ file }, whyUnknown(decoded, bytes))
  return { utf8: Buffer.from(decoded.text, "utf8"), encoding: decoded.encoding }
}

function whyUnknown({ problem, candidates, undecodable }: Decoded, bytes: Buffer): string {
  const nul = bytes.indexOf(0)
  if (problem === "not-text" && nul >= 0) {
    return `có ký tự NUL ở ${whereIs(bytes, nul)}; tệp hỏng hoặc không phải văn bản.`
  }
  const names = candidates.map(({ encoding }) => encoding).join(", ")
  const [first] = undecodable
  if (first !== undefined) {
    const code = (bytes[first] ?? 0).toString(16).toUpperCase().padStart(2, "0")
    return `gần như viết bằng bảng mã ${names}, nhưng ${undecodable.length} byte không thuộc bảng mã ấy; byte đầu tiên là 0x${code} ở ${whereIs(bytes, first)}. Có thể tệp trộn nhiều bảng mã. ${HOW}`
  }
  const at = whereIs(bytes, firstBeyondAscii(bytes))
  return problem === "ambiguous"
    ? `không rõ bảng mã nào trong ${names}: cả hai đều đọc được (từ ${at}). ${HOW}`
    : `không nhận ra bảng mã chữ (từ ${at}). ${HOW}`
}

const firstBeyondAscii = (bytes: Buffer) =>
  Math.max(
    0,
    bytes.findIndex((byte) => byte > 0x7e || byte < 9),
  )

/** "dòng 3 (byte thứ 120)" */
function whereIs(bytes: Buffer, offset: number): string {
  let line = 1
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1
  return `dòng ${line} (byte thứ ${offset + 1})`
}
