import { searchKey } from "@tinhso/vietnamese"

/** How annexes head their columns; the first of a field that a file has is read. */
const ANNEX_COLUMNS = {
  code: ["Mã", "Mã chỉ số", "Mã tiêu chí", "code", "STT", "TT", "Số TT", "Số thứ tự"],
  name: [
    "Tiêu chí",
    "Tên tiêu chí",
    "Chỉ số",
    "Tên chỉ số",
    "Chỉ tiêu",
    "Nội dung",
    "Nội dung tiêu chí",
    "Nội dung đánh giá",
    "Chỉ số/Tiêu chí",
    "Tiêu chí/Chỉ số",
    "Tiêu chí đánh giá",
    "Chỉ số, tiêu chí",
    "Lĩnh vực, tiêu chí",
    "Tiêu chí/Tiêu chí thành phần",
    "Tiêu chí, tiêu chí thành phần",
    "Chỉ số/Chỉ số thành phần",
    "Chỉ số, chỉ số thành phần",
    "Chỉ số chính/Chỉ số thành phần",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "name_vi",
  ],
  maxPoints: [
    "Điểm tối đa",
    "Số điểm tối đa",
    "Điểm số tối đa",
    "Điểm chuẩn",
    "Thang điểm",
    "Điểm",
    "Số điểm",
    "max_points",
  ],
  ruleWords: [
    "Cách tính điểm",
    "Cách tính",
    "Cách xác định",
    "Cách đánh giá",
    "Cách thức đánh giá",
    "Phương pháp đánh giá",
    "Phương pháp tính",
    "Phương pháp tính điểm",
    "Hướng dẫn đánh giá",
    "Hướng dẫn chấm điểm",
    "Cách chấm điểm",
    "Công thức tính",
    "formula_text",
  ],
  evidence: [
    "Tài liệu kiểm chứng",
    "Tài liệu minh chứng",
    "Minh chứng",
    "Hồ sơ minh chứng",
    "Hồ sơ, tài liệu minh chứng",
    "Tài liệu giải trình",
    "Yêu cầu minh chứng",
  ],
  dataSource: ["Nguồn số liệu", "Nguồn dữ liệu", "Nguồn", "Nguồn thông tin", "source_url"],
  coVerifier: [
    "Đơn vị phối hợp thẩm định",
    "Cơ quan phối hợp thẩm định",
    "Cơ quan cùng thẩm định",
    "Đơn vị thẩm định",
    "Cơ quan thẩm định",
    "Đơn vị phối hợp",
    "Đơn vị chủ trì thẩm định số liệu",
  ],
  note: ["Ghi chú", "confidence"],
  parent: ["Thuộc mục", "parent_code"],
  kind: ["Loại dòng", "rule_kind"],
  rule: ["Công thức"],
  figures: ["Số liệu của công thức"],
  notApplicable: ["Khi không áp dụng"],
  set: ["Bộ", "set"],
} as const

export type AnnexField = keyof typeof ANNEX_COLUMNS

const FIELDS = Object.entries(ANNEX_COLUMNS).map(([field, names]) => ({
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table above
  field: field as AnnexField,
  keys: names.map(keyOf),
}))

/** Without marks, case, signs between words, and what stands in brackets: "Điểm tối đa (1)". */
function keyOf(heading: string): string {
  return searchKey(heading.replaceAll(/\([^)]*\)/gu, " "))
    .replaceAll(/[^a-z0-9_]+/gu, " ")
    .trim()
}

/** What the columns of a header say, each by its levels from the top: field → column. */
export function fieldsOf(columns: readonly (readonly string[])[]): Map<AnnexField, number> {
  const keys = columns.map((levels) => {
    const said = levels.filter((level) => level.trim() !== "")
    return new Set([...said.map(keyOf), keyOf(said.join(" "))])
  })
  const found = new Map<AnnexField, number>()
  const taken = new Set<number>()
  for (const { field, keys: names } of FIELDS) {
    for (const name of names) {
      const at = keys.findIndex((one, column) => one.has(name) && !taken.has(column))
      if (at < 0) continue
      found.set(field, at)
      taken.add(at)
      break
    }
  }
  return found
}

/** How a field is usually headed, for a person to whom it is missing. */
export const usualNames = (field: AnnexField): string =>
  ANNEX_COLUMNS[field].slice(0, 3).join(" hoặc ")
