/** The columns that a score sheet must have. */
export const SHEET_COLUMNS = [
  "Mã",
  "Chỉ tiêu",
  "Nhóm",
  "Điểm tối đa",
  "Tự đánh giá",
  "Thẩm định",
] as const
/** The columns that it may have. */
export const SHEET_OPTIONAL = [
  "Chênh lệch",
  "Trạng thái",
  "Phụ trách",
  "Hạn xử lý",
  "Minh chứng/Ghi chú",
] as const
export type SheetColumn = (typeof SHEET_COLUMNS)[number] | (typeof SHEET_OPTIONAL)[number]
