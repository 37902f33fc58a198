/** Why points are not compared, in words. */
const REASONS: Readonly<Record<string, string>> = {
  "no-technology": "không ghi công nghệ (no technology)",
  "no-layer": "vùng phủ không tính công nghệ này (not computed)",
  "no-operator": "vùng phủ không có trạm của nhà mạng này (no station of this operator)",
  "no-level": "không có mức tín hiệu, chỉ có tốc độ hay độ trễ (no level)",
  outside: "ngoài ảnh vùng phủ (outside of the pictures)",
  "not-modelled": "ngoài bán kính của các trạm hoặc không có địa hình (not modelled)",
  "not-asked": "không thuộc công nghệ, nhà mạng đang hỏi (not asked for)",
}

export const leftOutInWords = (
  counts: ReadonlyMap<string, number>,
): { code: string; vi: string; points: number }[] =>
  [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, points]) => ({ code, vi: REASONS[code] ?? code, points }))
