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
  const settled = new Set<string>()
  for (const { id, whole } of file) {
    if (whole === null || problems.has(id)) continue
    if (wholeOf(whole) === undefined) problems.set(id, { kind: "unknown", whole })
    else {
      const ring = ringFrom(id, wholeOf, settled)
      const path = [...ring, ...ring.slice(0, 1)]
      for (const step of ring) if (told.has(step)) problems.set(step, { kind: "cycle", path })
    }
  }
  return problems
}

/** The ring that the wholes of a figure end in, none where they end; each step is taken once. */
function ringFrom(
  id: string,
  wholeOf: (id: string) => string | null | undefined,
  settled: Set<string>,
): string[] {
  const path = new Set<string>()
  let next: string | null | undefined = id
  while (next !== null && next !== undefined && !settled.has(next)) {
    settled.add(next)
    path.add(next)
    next = wholeOf(next)
  }
  const steps = [...path]
  return next !== null && next !== undefined && path.has(next)
    ? steps.slice(steps.indexOf(next))
    : []
}
