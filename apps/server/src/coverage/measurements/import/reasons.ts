/** Why rows are left out, in words. */
const REASONS: Readonly<Record<string, string>> = {
  "no-value": "không có mức tín hiệu, tốc độ hay độ trễ nào",
  "level-form": "mức tín hiệu không phải là số",
  "level-range": "mức tín hiệu ngoài khoảng máy thu đo được",
  "level-unit": "mức tín hiệu không âm: có phải ASU, không phải dBm?",
  technology: "không phải công nghệ di động nào đã biết",
  "time-form": "thời điểm không đọc được",
  "time-day": "không có ngày này",
  "time-future": "thời điểm ở tương lai",
  "speed-range": "tốc độ hoặc độ trễ không dùng được",
  "place-missing": "không có tọa độ",
  "place-outside": "tọa độ ngoài Việt Nam",
  "place-unreadable": "tọa độ không đọc được",
  "place-grid": "tọa độ mét nhưng chưa rõ múi chiếu",
  "place-decimal-mark": "tọa độ có vẻ mất dấu thập phân",
  "place-mixed": "một tọa độ là độ, một tọa độ không phải",
  "place-several": "tọa độ có thể là nhiều nơi",
}

export const reasonInWords = (code: string): string => REASONS[code] ?? code

/** The reason with what was written there. */
export function refusalInWords(code: string, detail: string): string {
  if (detail === "") return reasonInWords(code)
  if (code.startsWith("place-")) return detail
  const shown = detail.length > 60 ? `${detail.slice(0, 60)}…` : detail
  return `“${shown}”: ${reasonInWords(code)}`
}
