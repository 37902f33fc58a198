type OfKind<Of, Kind> = Of extends { readonly kind: infer Own }
  ? Kind extends Own
    ? Of & { readonly kind: Kind }
    : never
  : never

/** What to do for every kind of a union, none left out. */
export type Cases<Of extends { readonly kind: string }, Result> = {
  readonly [Kind in Of["kind"]]: (node: OfKind<Of, Kind>) => Result
}

type AnyKind = { readonly kind: string }
/** Written as a method, whose parameter TypeScript lets be narrower. */
type AnyCase<Result> = { run(node: AnyKind): Result }["run"]

/** Does what the cases say for the kind that a value is of. */
export function match<Of extends AnyKind, Result>(node: Of, cases: Cases<Of, Result>): Result
export function match<Result>(
  node: AnyKind,
  cases: Readonly<Record<string, AnyCase<Result>>>,
): Result {
  const chosen = cases[node.kind]
  if (chosen === undefined) throw new RangeError(`no case for ${node.kind}`)
  return chosen(node)
}
