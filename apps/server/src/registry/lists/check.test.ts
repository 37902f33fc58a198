import { expect, test } from "vitest"
import { problemText } from "../rows.ts"
import { checkLists } from "./check.ts"
import { type ListFile, readLists } from "./read.ts"
import { sampleRows } from "./sample-lists.ts"

function problems(edits: Parameters<typeof sampleRows>[0]): string[] {
  const { lists, problems: found } = readLists(sampleRows(edits))
  return (found.length > 0 ? found : checkLists(lists)).map(problemText)
}

const replace = (from: string, to: string) => (text: string) => text.replace(from, to)
const append = (line: string) => (text: string) => `${text}\n${line}`

test("lists that agree have no problem", () => {
  expect(problems({})).toEqual([])
})

test.each<[string, ListFile, (text: string) => string, string]>([
  [
    "a code that lost its zeros",
    "communes_2025.csv",
    replace("00105,Xã Năm", "105,Xã Năm"),
    "communes_2025.csv, dòng 5, cột code: “105” không phải mã 5 chữ số (mất số 0 ở đầu?)",
  ],
  [
    "an empty code",
    "provinces_2024.csv",
    replace("27,", ","),
    "provinces_2024.csv, dòng 3, cột code: ô trống, cần một mã",
  ],
  [
    "a type that the level does not have",
    "communes_2025.csv",
    replace("Xã Năm,Xã", "Thị trấn Năm,Thị trấn"),
    "communes_2025.csv, dòng 5, cột type: “Thị trấn” không phải một trong: Xã, Phường, Đặc khu",
  ],
  [
    "a name with a sign that no name has",
    "communes_2025.csv",
    replace("Xã Năm,", "Xã <b>Năm,"),
    "communes_2025.csv, dòng 5, cột name_vi: tên có ký tự lạ “<” (U+003C)",
  ],
  [
    "a formula instead of a name",
    "provinces_2024.csv",
    replace("Tỉnh Bắc Ninh,", "=1+1,"),
    "provinces_2024.csv, dòng 3, cột name_vi: tên có ký tự lạ “=” (U+003D)",
  ],
  [
    "a code given twice",
    "communes_2024.csv",
    append("00103,Xã Ba nữa,Xã,256,27"),
    "communes_2024.csv, dòng 7, cột code: mã 00103 đã có ở dòng 4",
  ],
  [
    "a parent that no list has",
    "communes_2025.csv",
    replace("Xã Năm,Xã,22", "Xã Năm,Xã,23"),
    "communes_2025.csv, dòng 5, cột province_code: không có tỉnh, thành phố nào mã 23 trong danh mục cùng năm",
  ],
  [
    "a district of another province",
    "communes_2024.csv",
    replace("256,27", "256,24"),
    "communes_2024.csv, dòng 4, cột province_code: xã ghi tỉnh 24, nhưng huyện 256 thuộc tỉnh 27",
  ],
  [
    "a mapping from a code that no list has",
    "mapping_2024_2025.csv",
    append("00999,00105,whole,1"),
    "mapping_2024_2025.csv, dòng 8, cột old_commune_code: danh mục 2024 không có mã 00999",
  ],
  [
    "a pair given twice",
    "mapping_2024_2025.csv",
    append("00102,00103,part,0"),
    "mapping_2024_2025.csv, dòng 8, cột new_commune_code: cặp 00102 → 00103 đã có ở dòng 4",
  ],
  [
    "an old commune that goes nowhere",
    "mapping_2024_2025.csv",
    replace("\n00103,00103,whole,1", ""),
    "mapping_2024_2025.csv: thiếu dòng cho Xã Ba (mã 00103 năm 2024): không biết vào đâu",
  ],
  [
    "a new unit that comes from nowhere",
    "communes_2025.csv",
    append("00300,Xã Mới,Xã,22"),
    "mapping_2024_2025.csv: thiếu dòng cho Xã Mới (mã 00300 năm 2025): không biết từ đâu ra",
  ],
  [
    "a whole commune in two",
    "mapping_2024_2025.csv",
    append("00105,00104,whole,1"),
    "mapping_2024_2025.csv, dòng 7, cột relation: xã 00105 ghi “whole” nhưng vào 2 xã mới",
  ],
  [
    "a part that is all",
    "mapping_2024_2025.csv",
    replace("00105,00105,whole,1", "00105,00105,part,1"),
    "mapping_2024_2025.csv, dòng 7, cột relation: xã 00105 ghi “part” nhưng chỉ vào một xã mới",
  ],
  [
    "a commune that leaves its province behind",
    "mapping_2024_2025.csv",
    replace("00105,00105,", "00105,00103,"),
    "mapping_2024_2025.csv, dòng 7, cột new_commune_code: xã mới 00103 thuộc tỉnh 24, nhưng tỉnh của xã cũ 00105 vào tỉnh 22",
  ],
  [
    "a province in two",
    "provinces_mapping_2024_2025.csv",
    append("27,22"),
    "provinces_mapping_2024_2025.csv, dòng 5, cột old_province_code: mã 27 vào hơn một đơn vị mới; ở đây mỗi đơn vị cũ chỉ vào trọn một",
  ],
  [
    "an island district that has communes",
    "mapping_2024_2025_island_districts.csv",
    replace("207,", "193,"),
    "mapping_2024_2025_island_districts.csv, dòng 2, cột old_district_code: huyện 193 có xã trực thuộc; lịch sử của nó nằm ở các xã ấy",
  ],
  [
    "a new code in the list of 2026",
    "communes_2026.csv",
    append("00400,Xã Bốn,Xã,22"),
    "communes_2026.csv, dòng 7, cột code: mã 00400 không có trong danh mục 2025, và không có bảng chuyển đổi 2025–2026",
  ],
])("%s is named with its place", (_name, file, edit, message) => {
  expect(problems({ [file]: edit })).toContain(message)
})

test("a type column that contradicts the name is a warning, the name counts", () => {
  const { lists, warnings } = readLists(
    sampleRows({ "communes_2024.csv": replace("Xã Hai,Xã", "Xã Hai,Phường") }),
  )

  expect(warnings.map(problemText)).toEqual([
    "communes_2024.csv, dòng 3, cột type: tên là “Xã Hai” mà cột này ghi “Phường”; lấy theo tên",
  ])
  expect(lists.communes2024[1]).toMatchObject({ type: "Xã", name: "Hai" })
})
