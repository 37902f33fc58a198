import { compareVietnamese } from "./collate.ts"
import { fold } from "./fold.ts"
import { compareKey } from "./tone.ts"

/** A candidate near a text. `distance` counts letters changed, marks apart; 0 = only marks differ. */
export type Nearest = { text: string; distance: number }

type Ranked = Nearest & { marks: number }

/**
 * The candidates nearest to a text, for "có phải …?": fewest letters added, dropped, changed or
 * swapped (Damerau–Levenshtein, adjacent swaps) with marks and case folded; equally near ones by
 * the distance with marks, then alphabetically. Farther than two fifths of the letters is no
 * suggestion, so the answer may be empty.
 *
 * @example
 * nearest("Ba Chẻ", ["Ba Chúc", "Ba Chẽ", "Ba Tơ"], 1) // [{ text: "Ba Chẽ", distance: 0 }]
 */
export function nearest(text: string, candidates: readonly string[], limit: number): Nearest[] {
  const wanted = fold(text)
  if (wanted === "" || limit < 1) return []
  const found = withinReach(wanted, candidates, limit)
  const key = compareKey(text)
  const ranked = found.map((near) => ({ ...near, marks: markDistance(key, near.text) }))
  return ranked
    .toSorted(byNearness)
    .slice(0, limit)
    .map((near) => ({ text: near.text, distance: near.distance }))
}

/** Candidates no farther than the `limit`-th nearest; ties are all kept. Each text once. */
function withinReach(wanted: string, candidates: readonly string[], limit: number): Nearest[] {
  const reach = Math.max(1, Math.floor(wanted.length * 0.4))
  const byDistance: Set<string>[] = Array.from({ length: reach + 1 }, () => new Set())
  const measure = distanceTo(wanted)
  let most = reach
  const letters = letterSet(wanted)
  for (const candidate of candidates) {
    const key = fold(candidate)
    if (lettersApart(letters, letterSet(key)) > most) continue
    const distance = measure(key, most)
    if (distance > most) continue
    byDistance[distance]?.add(candidate)
    most = farthestNeeded(byDistance, limit, most)
  }
  return byDistance
    .slice(0, most + 1)
    .flatMap((texts, distance) => [...texts].map((text) => ({ text, distance })))
}

/** The letters of a text as bits; letters beyond a–z share bits, which only lets more through. */
function letterSet(text: string): number {
  let set = 0
  for (let i = 0; i < text.length; i++) set |= 1 << (text.charCodeAt(i) & 31)
  return set
}

/** A bound below the distance: every letter that only one text has costs at least one change. */
function lettersApart(a: number, b: number): number {
  return Math.max(bits(a & ~b), bits(b & ~a))
}

function bits(set: number): number {
  let left = set
  let count = 0
  while (left !== 0) {
    left &= left - 1
    count++
  }
  return count
}

function farthestNeeded(byDistance: readonly Set<string>[], limit: number, most: number): number {
  let count = 0
  for (let distance = 0; distance < most; distance++) {
    count += byDistance[distance]?.size ?? 0
    if (count >= limit) return distance
  }
  return most
}

function byNearness(a: Ranked, b: Ranked): number {
  return a.distance - b.distance || a.marks - b.marks || compareVietnamese(a.text, b.text)
}

function markDistance(key: string, candidate: string): number {
  const other = compareKey(candidate)
  return distanceTo(key.normalize("NFD"))(other.normalize("NFD"), key.length + other.length)
}

/** Distance from one text to many, giving up (returning more than `most`) as soon as it may. */
function distanceTo(wanted: string): (other: string, most: number) => number {
  let before = new Int32Array(64)
  let last = new Int32Array(64)
  let row = new Int32Array(64)
  return (other, most) => {
    if (Math.abs(wanted.length - other.length) > most) return most + 1
    if (other.length >= row.length) {
      before = new Int32Array(other.length * 2)
      last = new Int32Array(other.length * 2)
      row = new Int32Array(other.length * 2)
    }
    for (let j = 0; j <= other.length; j++) last[j] = j
    for (let i = 1; i <= wanted.length; i++) {
      if (fillRow(wanted, other, i, row, last, before) > most) return most + 1
      ;[before, last, row] = [last, row, before]
    }
    return last[other.length] ?? 0
  }
}

/** One row of the table; returns its smallest entry, below which no later row can fall. */
function fillRow(
  wanted: string,
  other: string,
  i: number,
  row: Int32Array,
  last: Int32Array,
  before: Int32Array,
): number {
  const letter = wanted.charCodeAt(i - 1)
  const previous = wanted.charCodeAt(i - 2)
  let least = i
  row[0] = i
  for (let j = 1; j <= other.length; j++) {
    const here = other.charCodeAt(j - 1)
    let cost = (last[j - 1] ?? 0) + (here === letter ? 0 : 1)
    cost = Math.min(cost, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
    if (j > 1 && i > 1 && here === previous && other.charCodeAt(j - 2) === letter) {
      cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
    }
    row[j] = cost
    if (cost < least) least = cost
  }
  return least
}
