/** Pixels of a picture that hang together side by side, found row by row as runs. */
export interface Components {
  /** The component of a pixel; the pixel must be one of those that were asked for. */
  of(column: number, row: number): number
}

/** Joins runs of rows; a number of a component is that of one of its runs. */
export function componentsOf(inside: Uint8Array, columns: number, rows: number): Components {
  const starts = new Int32Array(rows + 1)
  const from: number[] = []
  const to: number[] = []
  for (let row = 0; row < rows; row++) {
    starts[row] = from.length
    for (let column = 0; column < columns; column++) {
      if (inside[row * columns + column] === 0) continue
      from.push(column)
      while (column + 1 < columns && inside[row * columns + column + 1] === 1) column++
      to.push(column)
    }
  }
  starts[rows] = from.length
  const parents = Int32Array.from(from.keys())
  for (let row = 1; row < rows; row++) joinRows(parents, from, to, starts, row)
  return {
    of(column, row) {
      let low = starts[row]!
      let high = starts[row + 1]! - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if (to[middle]! < column) low = middle + 1
        else high = middle
      }
      return rootOf(parents, low)
    },
  }
}

function joinRows(
  parents: Int32Array,
  from: readonly number[],
  to: readonly number[],
  starts: Int32Array,
  row: number,
): void {
  let above = starts[row - 1]!
  let here = starts[row]!
  while (above < starts[row]! && here < starts[row + 1]!) {
    if (from[above]! <= to[here]! && from[here]! <= to[above]!) {
      parents[rootOf(parents, here)] = rootOf(parents, above)
    }
    if (to[above]! < to[here]!) above++
    else here++
  }
}

function rootOf(parents: Int32Array, one: number): number {
  let at = one
  while (parents[at] !== at) {
    parents[at] = parents[parents[at]!]!
    at = parents[at]!
  }
  return at
}
