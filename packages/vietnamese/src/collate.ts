/**
 * The Vietnamese order of CLDR: a ă â b c d đ e ê … o ô ơ … u ư …, tones ngang huyền hỏi ngã sắc
 * nặng only where the letters are equal, numbers by value. The tests hold it to that.
 */
const collator = new Intl.Collator("vi", { numeric: true })

/**
 * Orders two texts as a Vietnamese reader expects; 0 only for the same text (NFC and NFD are one).
 *
 * @example
 * ["Đà Nẵng", "Phường 10", "Dầu Tiếng", "Phường 2"].toSorted(compareVietnamese)
 * // ["Dầu Tiếng", "Đà Nẵng", "Phường 2", "Phường 10"]
 */
export function compareVietnamese(left: string, right: string): number {
  const order = collator.compare(left, right)
  if (order !== 0) return order
  const a = left.normalize("NFC")
  const b = right.normalize("NFC")
  if (a === b) return 0
  return a < b ? -1 : 1
}
