const MOST = 10

/** Names of at most ten letters, each once whatever its case: what a Shapefile takes. */
export function fieldNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let short = name.slice(0, MOST)
    for (let n = 1; taken.has(short.toLowerCase()); n++) {
      short = `${name.slice(0, MOST - String(n).length - 1)}_${n}`
    }
    taken.add(short.toLowerCase())
    return short
  })
}
