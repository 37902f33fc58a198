/** What a file says of the figures that belong to others. */
export interface Belonging {
  readonly id: string
  readonly whole: string | null
}

export type WholeProblem =
  | { readonly kind: "unknown"; readonly whole: string }
  | { readonly kind: "cycle"; readonly path: readonly string[] }

/**
 * Which figures of a file name a whole that neither the file nor the database knows, or one that
 * belongs, over any number of steps, to the figure itself. `known` tells the whole of every stored
 * figure that is asked about; a figure in the file counts as the file says it.
 */
export function wholeProblems(
  file: readonly Belonging[],
  known: ReadonlyMap<string, string | null>,
): Map<string, WholeProblem> {
  const told = new Map(file.map(({ id, whole }) => [id, whole]))
  const wholeOf = (id: string) => (told.has(id) ? told.get(id) : known.get(id))
  const problems = new Map<string, WholeProblem>()
  const sound = new Set<string>()
  for (const { id, whole } of file) {
    if (whole === null) continue
    if (wholeOf(whole) === undefined) {
      problems.set(id, { kind: "unknown", whole })
      continue
    }
    const path = [id]
    let next: string | null | undefined = whole
    while (next !== null && next !== undefined && next !== id && !sound.has(next)) {
      if (path.includes(next)) break
      path.push(next)
      next = wholeOf(next)
    }
    if (next === id) problems.set(id, { kind: "cycle", path: [...path, id] })
    else for (const step of path) sound.add(step)
  }
  return problems
}
