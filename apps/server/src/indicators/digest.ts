import { hash } from "node:crypto"
import type { FigureDraft } from "./import/draft.ts"

/** SHA-256 over what a figure says and where it belongs; where it was read does not count. */
export function digestOf(draft: FigureDraft, unit: string): string {
  return hash(
    "sha256",
    JSON.stringify([
      draft.source,
      unit,
      draft.place,
      draft.placeLevel,
      draft.period.code,
      draft.kind,
      draft.measure,
      draft.label,
      draft.comparator,
      draft.exact,
      draft.unitOfMeasure,
      draft.breakdown.map(({ label, exact }) => [label, exact]),
      draft.datesPrinted,
      draft.whole,
      draft.relation,
      draft.note,
    ]),
  )
}
