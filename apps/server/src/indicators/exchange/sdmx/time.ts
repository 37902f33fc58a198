export type TimeRead = { readonly code: string } | { readonly refused: string }

/** A frequency by the writing of our period: 2024 A, 2024-Q1 Q, 2024-03 M, 2024-03-05 D. */
export function frequencyOf(period: string): "A" | "Q" | "M" | "D" {
  if (period.length === 4) return "A"
  if (period.includes("Q")) return "Q"
  return period.length === 7 ? "M" : "D"
}

const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-S[12]$/u, "là nửa năm"],
  [/^\d{4}-T[1-3]$/u, "là bốn tháng"],
  [/^\d{4}-W\d{1,2}$/u, "là một tuần"],
  [/^\d{4}-D\d{1,3}$/u, "là ngày thứ bao nhiêu trong năm"],
  [/\//u, "là một khoảng thời gian"],
  [/T\d/u, "có cả giờ"],
]

/**
 * A TIME_PERIOD in our writing. Half years, trimesters, weeks, ranges and instants are no periods of
 * ours: they are refused, not approximated.
 */
export function readTimePeriod(text: string): TimeRead {
  const reporting = /^(\d{4})-(?:A1|M(0[1-9]|1[0-2]))$/u.exec(text)
  if (reporting !== null) {
    const [, year = "", month] = reporting
    return { code: month === undefined ? year : `${year}-${month}` }
  }
  const plain = /^\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/u.test(text)
  if (plain) return { code: text }
  const why = REFUSED.find(([pattern]) => pattern.test(text))?.[1]
  const shown = `thời gian “${text.slice(0, 40)}”`
  return why === undefined
    ? { refused: `${shown} phải có dạng 2024, 2024-Q1, 2024-03 hoặc 2024-03-05` }
    : { refused: `${shown} ${why}; Tỉnh Số chỉ có ngày, tháng, quý và năm` }
}
