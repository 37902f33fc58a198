export const FIBRE = "tỷ_lệ_hộ_có_cáp_quang"
export const COMMUNES = `/phan-tich?chi-so=${FIBRE}&don-vi=children:22&ky=newest:4`

/** Addresses that cannot be shown as asked: what stands there, and what it is told with. */
export const WRONG = [
  ["an unknown indicator", `/phan-tich?chi-so=${FIBRE}x&don-vi=22`, 404, `có phải “${FIBRE}”?`],
  ["an unknown unit", `/phan-tich?chi-so=${FIBRE}&don-vi=children:9999`, 400, "không có đơn vị"],
  [
    "a place that nobody knows",
    `/phan-tich?chi-so=${FIBRE}&pham-vi=children&noi=Atlantis`,
    400,
    "Atlantis",
  ],
  [
    "units of another level",
    `/phan-tich?chi-so=${FIBRE}&don-vi=children:06652.2025`,
    200,
    "Không có đơn vị nào như vậy",
  ],
  ["a period in the future", `/phan-tich?chi-so=${FIBRE}&don-vi=22&ky=2031`, 200, "chưa kết thúc"],
  [
    "too many rows",
    "/phan-tich?chi-so=tổng_hộ,hộ_có_cáp_quang,cameras&don-vi=level:commune&ky=2010-01..2040-12",
    413,
    "tối đa",
  ],
  ["a day that there is not", `/phan-tich?chi-so=${FIBRE}&don-vi=22&view=at:2026-02-30`, 400, ""],
  ["a view that is gone", "/v/AAAAAAAAAAAAAAAA", 404, "không được chia sẻ"],
  ["a dashboard of somebody else", "/bang/AAAAAAAAAAAAAAAA", 404, "không được chia sẻ"],
] as const

/** Pages of the explorer and of what is kept in it. */
export const PAGES = [
  COMMUNES,
  `${COMMUNES}&bieu-do=nhieu-o`,
  `${COMMUNES}&bieu-do=ban-do`,
  `${COMMUNES}&hang=chi-so,ky&don-vi=22,24.2025`,
  `/chi-so/${FIBRE}`,
  "/phan-tich/so-sanh?mot=22&hai=24.2025",
  "/bang",
]
