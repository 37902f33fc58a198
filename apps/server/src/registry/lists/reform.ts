/**
 * The lists that exist and the documents behind them. A list of a later year is added here with
 * its day and its documents.
 */
export const OLD_LIST = "124/2004/QĐ-TTg"
export const REFORM = {
  date: "2025-07-01",
  provinces: "202/2025/QH15",
  communes: "19/2025/QĐ-TTg",
  /** Ended the work of the district level. */
  districts: "203/2025/QH15",
} as const
export const LATER = {
  date: "2026-04-30",
  provinces: "30/2026/QH16",
  communes: "237/NQ-UBTVQH16",
} as const
