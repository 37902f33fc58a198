import type { Criterion, Round } from "../model.ts"

/**
 * The organisation that confirms a criterion of an agency besides the lead; null where the index
 * names nobody, where it is the lead itself, and where it would have to confirm its own figure.
 */
export function confirmerOf(
  { coVerifier }: Pick<Criterion, "coVerifier">,
  { lead, coVerifiers }: Pick<Round, "lead" | "coVerifiers">,
  unit: string,
): string | null {
  const named = coVerifier === "" ? undefined : coVerifiers[coVerifier]
  return named === undefined || named === lead || named === unit ? null : named
}

/** By agency, the codes of the criteria that somebody confirms besides the lead. */
export function confirmedCriteria(
  criteria: readonly Pick<Criterion, "code" | "coVerifier">[],
  round: Pick<Round, "lead" | "coVerifiers">,
): (unit: string) => ReadonlySet<string> {
  const of = (unit: string) =>
    new Set(
      criteria.filter((one) => confirmerOf(one, round, unit) !== null).map(({ code }) => code),
    )
  const bodies = new Set(Object.values(round.coVerifiers))
  const ordinary = of("")
  return (unit) => (bodies.has(unit) ? of(unit) : ordinary)
}
