import { fieldsOf } from "../row-text.ts"

/** A row that is not the same in two releases, by its lines. */
export interface Pair {
  readonly change: "changed" | "added" | "removed"
  readonly before: string | null
  readonly after: string | null
}

/** The lines of two blocks of the same indicator and period; how many are the same. */
export function compareLines(
  before: readonly string[],
  after: readonly string[],
): { readonly same: number; readonly pairs: Pair[] } {
  const pairs: Pair[] = []
  const there = new Set(after)
  const left = new Map(
    before.flatMap((line) => (there.has(line) ? [] : [[keyOf(line), line] as const])),
  )
  const same = before.length - left.size
  const known = new Set(before)
  for (const line of after) {
    if (known.has(line)) continue
    const key = keyOf(line)
    const old = left.get(key)
    left.delete(key)
    if (old === undefined) pairs.push({ change: "added", before: null, after: line })
    else pairs.push({ change: "changed", before: old, after: line })
  }
  for (const line of left.values()) pairs.push({ change: "removed", before: line, after: null })
  return { same, pairs: pairs.toSorted((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1)) }
}

function keyOf(line: string): string {
  const fields = fieldsOf(line)
  return [fields[0], fields[1], fields[2], fields[5], fields[14]].join("\n")
}

const sortOf = ({ before, after }: Pair) => keyOf(after ?? before ?? "")
