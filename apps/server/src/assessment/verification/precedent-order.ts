import type { Precedent } from "../model.ts"

type Outcome = "decided" | "lowered" | "raised" | "agreed"

/** What became of a claim. */
export function outcomeOf({
  state,
  self,
  final,
}: Pick<Precedent, "state" | "self" | "final">): Outcome {
  if (state === "decided") return "decided"
  if (self === final) return "agreed"
  const [claimed, given] = [self, final].map((said) => (typeof said === "number" ? said : 0))
  return (given ?? 0) > (claimed ?? 0) ? "raised" : "lowered"
}

const ORDER: readonly Outcome[] = ["decided", "lowered", "raised", "agreed"]

/** Decided by the council first, then changed, then agreed with; those that say why before others. */
export function precedentOrder<Row extends Precedent>(rows: readonly Row[]): Row[] {
  return rows.toSorted(
    (a, b) =>
      ORDER.indexOf(outcomeOf(a)) - ORDER.indexOf(outcomeOf(b)) ||
      Number(a.reason === "") - Number(b.reason === "") ||
      (a.unit < b.unit ? -1 : 1),
  )
}
