import { Refusal } from "../problem.ts"
import { columnLetter, describePlace, type Place } from "./position.ts"

const kind = (code: string, title: string, status = 422) => ({ code, status, title })

const UNREADABLE = kind("tep-khong-doc-duoc", "Không đọc được tệp")
const TOO_LARGE = kind("tep-qua-lon", "Tệp quá lớn", 413)
const HEADER = kind("tieu-de-khong-dung", "Dòng tiêu đề không đúng")
const CELLS = kind("o-khong-doc-duoc", "Có ô không đọc được")
const SHEET = kind("chon-trang-tinh", "Cần chọn trang tính")

const number = (value: number) => value.toLocaleString("vi-VN")
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const quoted = (texts: readonly string[]) => texts.map((text) => `“${shorten(text)}”`).join(", ")

/** Texts of strangers are shown, not repeated at length. */
export function shorten(text: string, most = 60): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${number(text.length)} ký tự)`
}

/** Anything about the file as a whole. */
export const unreadable = (place: Place, why: string) =>
  new Refusal(UNREADABLE, `${capital(describePlace(place))}: ${why}`)

export const tooLarge = (place: Place, why: string) =>
  new Refusal(TOO_LARGE, `${capital(describePlace(place))}: ${why}`)

export const fileNotFound = (file: string) =>
  new Refusal(kind("khong-thay-tep", "Không thấy tệp", 404), `Không có tệp ${file}.`)

export const fileNotOpened = (file: string) => unreadable({ file }, "không có quyền mở.")

export const notAFile = (file: string) =>
  unreadable({ file }, "không phải một tệp (là thư mục, ống hoặc thiết bị).")

export const emptyFile = (file: string) => unreadable({ file }, "tệp rỗng, không có dòng nào.")

export const tooManyRows = (place: Place, limit: number) =>
  tooLarge(place, `nhiều hơn ${number(limit)} dòng. Hãy chia thành nhiều tệp nhỏ hơn.`)

export const tooManyColumns = (place: Place, limit: number) =>
  tooLarge(place, `nhiều hơn ${number(limit)} cột.`)

export interface CellProblem {
  readonly row: number
  readonly column: number | null
  readonly header: string
  readonly why: string
}

/** Problems of single rows and cells; the first in the detail, all of them in `errors`. */
export function badCells(place: Place, problems: readonly CellProblem[]): Refusal {
  const [first] = problems
  const at = (problem: CellProblem): Place =>
    problem.column === null
      ? { ...place, row: problem.row }
      : {
          ...place,
          row: problem.row,
          column: problem.column,
          ...(problem.header === "" ? {} : { header: problem.header }),
        }
  const more = problems.length > 1 ? ` Còn ${problems.length - 1} chỗ khác cũng cần sửa.` : ""
  return new Refusal(
    CELLS,
    first === undefined ? "" : `${capital(describePlace(at(first)))}: ${first.why}${more}`,
    problems.map((problem) => ({
      pointer:
        problem.column === null
          ? `${problem.row}`
          : `${columnLetter(problem.column)}${problem.row}`,
      detail: `${capital(describePlace(at(problem)))}: ${problem.why}`,
    })),
  )
}

export const noHeader = (place: Place) =>
  new Refusal(HEADER, `${capital(describePlace(place))}: không có dòng nào có chữ.`)

export interface Missing {
  readonly row: number
  readonly seen: readonly string[]
  readonly missing: readonly { name: string; like: { text: string; column: number } | null }[]
}

export function missingColumns(place: Place, { row, seen, missing }: Missing): Refusal {
  const each = missing.map(({ name, like }) =>
    like === null
      ? `“${name}”`
      : `“${name}” (có phải cột ${columnLetter(like.column)} “${shorten(like.text)}”?)`,
  )
  const list = seen.length === 0 ? "trống" : quoted(seen.slice(0, 40))
  return new Refusal(
    HEADER,
    `${capital(describePlace({ ...place, row }))}: thiếu cột ${each.join(", ")}. ` +
      `Dòng tiêu đề đọc được: ${list}.`,
    missing.map(({ name }, at) => ({ pointer: name, detail: `Thiếu cột ${each[at]}` })),
  )
}

export const columnTwice = (place: Place, row: number, name: string, columns: readonly number[]) =>
  new Refusal(
    HEADER,
    `${capital(describePlace({ ...place, row }))}: cột “${name}” có ${columns.length} lần ` +
      `(cột ${columns.map(columnLetter).join(", ")}). Mỗi cột chỉ được có một lần.`,
  )

export const mergedHeader = (place: Place, ranges: readonly string[], seen: readonly string[]) =>
  new Refusal(
    HEADER,
    `${capital(describePlace(place))}: tiêu đề có ô gộp ${ranges.slice(0, 10).join(", ")}. ` +
      "Cần đúng một dòng tiêu đề, mỗi cột một ô, không gộp. " +
      `Các ô tiêu đề đọc được: ${quoted(seen.slice(0, 40))}.`,
  )

export const sheetNotFound = (
  place: Place,
  wanted: string,
  sheets: readonly string[],
  like: string | null,
) =>
  new Refusal(
    SHEET,
    `${capital(describePlace(place))}: không có trang tính “${wanted}”` +
      `${like === null ? "" : `; có phải “${like}”?`} Các trang tính: ${quoted(sheets)}.`,
  )

export const severalSheets = (place: Place, sheets: readonly string[]) =>
  new Refusal(
    SHEET,
    `${capital(describePlace(place))}: ${sheets.length} trang tính đều có đủ các cột: ` +
      `${quoted(sheets)}. Hãy chọn một bằng --sheet TÊN.`,
    sheets.map((sheet) => ({ pointer: sheet, detail: "Trang tính có thể chọn" })),
  )

export const onlyHiddenSheets = (place: Place, sheets: readonly string[]) =>
  new Refusal(
    SHEET,
    `${capital(describePlace(place))}: chỉ trang tính ẩn ${quoted(sheets)} có đủ các cột. ` +
      "Hãy bỏ ẩn, hoặc chọn bằng --sheet TÊN.",
  )
