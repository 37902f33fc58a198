/** A piece of a formula that stayed, went or came. */
export interface Piece {
  readonly kind: "same" | "removed" | "added"
  readonly text: string
}

const tokensOf = (formula: string): string[] =>
  formula.match(/[\p{L}\p{N}_.]+|\s+|[^\p{L}\p{N}_.\s]/gu) ?? []

/**
 * What changed from one formula to another, word by word.
 *
 * @example
 * formulaDiff("a / b", "a / c") // same "a / ", removed "b", added "c"
 */
export function formulaDiff(before: string, after: string): Piece[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)]
  const lengths = longestCommon(old, fresh)
  const pieces: Piece[] = []
  const add = (kind: Piece["kind"], text: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text }
    else pieces.push({ kind, text })
  }
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    const [a, b] = [old[i], fresh[j]]
    if (a !== undefined && a === b) {
      add("same", a)
      i++
      j++
    } else if (a !== undefined && at(lengths, i + 1, j) >= at(lengths, i, j + 1)) {
      add("removed", a)
      i++
    } else {
      add("added", b ?? "")
      j++
    }
  }
  return pieces
}

const at = (table: readonly (readonly number[])[], i: number, j: number) => table[i]?.[j] ?? -1

/** How long the longest common sequence of what follows is, for each pair of places. */
function longestCommon(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () =>
    Array.from({ length: b.length + 1 }, () => 0),
  )
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i]
      if (row === undefined) continue
      row[j] =
        a[i] === b[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  }
  return table
}
