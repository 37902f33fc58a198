import type { Computed, PivotIndicator } from "@tinhso/server/indicators/pivot/model"

type Described = Pick<PivotIndicator, "unitOfMeasure" | "formula">

/** A part of a whole; a change against an earlier period is in per cent too, but none. */
export const isShare = ({ unitOfMeasure, formula }: Described): boolean =>
  unitOfMeasure === "%" && !/\b(?:growth|prev)\s*\(/iu.test(formula ?? "")

/**
 * What is shown before anything is chosen: the share with the most periods, the first of equals. By
 * a share provinces can be compared; a rank, a change or a count says less at first sight.
 */
export function firstIndicator<One extends Described & Pick<Computed, "periods" | "count">>(
  computed: readonly One[],
): One | undefined {
  const filled = computed.filter(({ periods }) => periods.length > 0)
  const most = (list: readonly One[]) =>
    list.toSorted((a, b) => b.periods.length - a.periods.length)[0]
  return (
    most(filled.filter(isShare)) ??
    most(filled.filter(({ unitOfMeasure }) => unitOfMeasure === "%")) ??
    filled.find(({ count }) => !count) ??
    filled[0]
  )
}
