/** How annexes head their columns; the first that a file has is read. */
export const ANNEX_COLUMNS = {
  code: ["Mã", "Mã chỉ số", "STT", "TT", "Số TT"],
  name: [
    "Tiêu chí",
    "Tên tiêu chí",
    "Chỉ số",
    "Tên chỉ số",
    "Chỉ tiêu",
    "Nội dung",
    "Chỉ số/Tiêu chí",
    "Tiêu chí đánh giá",
    "Chỉ số/Chỉ số thành phần",
  ],
  maxPoints: ["Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Điểm"],
  ruleWords: [
    "Cách tính",
    "Cách tính điểm",
    "Cách xác định",
    "Cách đánh giá",
    "Phương pháp đánh giá",
    "Hướng dẫn đánh giá",
    "Cách chấm điểm",
  ],
  evidence: [
    "Tài liệu kiểm chứng",
    "Tài liệu minh chứng",
    "Minh chứng",
    "Hồ sơ minh chứng",
    "Tài liệu giải trình",
  ],
  dataSource: ["Nguồn số liệu", "Nguồn dữ liệu", "Nguồn"],
  coVerifier: [
    "Đơn vị phối hợp thẩm định",
    "Cơ quan phối hợp thẩm định",
    "Đơn vị thẩm định",
    "Cơ quan thẩm định",
    "Đơn vị phối hợp",
  ],
  note: ["Ghi chú"],
} as const

export type AnnexField = keyof typeof ANNEX_COLUMNS
export type AnnexColumn = (typeof ANNEX_COLUMNS)[AnnexField][number]

export const ALL_ANNEX_COLUMNS: readonly AnnexColumn[] = Object.values(ANNEX_COLUMNS).flat()
