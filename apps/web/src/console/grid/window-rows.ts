/** Rows to draw, first and one past the last. */
export interface Drawn {
  readonly from: number
  readonly to: number
}

/** Drawn above and below what is seen, so that a quick scroll meets rows and not emptiness. */
const MARGIN = 8

/** Which of `count` rows of one height are drawn when so much of the grid is seen. */
export function windowRows(
  scrolled: number,
  height: number,
  rowHeight: number,
  count: number,
): Drawn {
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - MARGIN)
  const to = Math.min(count, Math.ceil((scrolled + height) / rowHeight) + MARGIN)
  return { from: Math.min(from, Math.max(0, count - 1)), to: Math.max(to, Math.min(count, 1)) }
}
