/**
 * How well folded words fit a thing with some folded texts: 0 the whole of one, 1 its beginning,
 * 2 words that follow each other in it, 3 all words somewhere in it; null where they do not fit.
 */
export function searchRank(wanted: string, keys: readonly string[]): number | null {
  let best: number | null = null
  for (const key of keys) {
    const rank = rankIn(wanted, key)
    if (rank !== null && (best === null || rank < best)) best = rank
  }
  return best
}

function rankIn(wanted: string, key: string): number | null {
  if (key === wanted) return 0
  if (key.startsWith(wanted)) return 1
  if (key.includes(` ${wanted}`)) return 2
  const padded = ` ${key}`
  return wanted.split(" ").every((word) => padded.includes(` ${word}`)) ? 3 : null
}
