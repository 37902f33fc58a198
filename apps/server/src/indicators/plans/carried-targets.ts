import type { UnitRef } from "../../registry/model.ts"
import {
  differentUnitsOfMeasure,
  missingUnits,
  noCommonPeriod,
  notAdditive,
  unknownSplit,
} from "../carry/reasons.ts"
import { add, type Decimal, decimal, textOf, ZERO } from "../decimal.ts"
import type { Words } from "../wording.ts"
import type { PlacedTarget } from "./cascade.ts"
import type { CarriedTargets } from "./model.ts"

/** A unit that a place was made of, with the part of it that went there; null where unknown. */
export interface OlderUnit {
  readonly unit: UnitRef
  readonly share: number | null
}

/**
 * The targets that the older units of a place had, by measure. They are added only where the
 * measure adds over units, every older unit that went there whole has one, and all are for the same
 * time, in the same unit of measure and with the same comparator. Otherwise, and always for shares,
 * they stand side by side with the reason.
 */
export function carriedTargets(
  place: UnitRef,
  older: readonly OlderUnit[],
  targets: readonly PlacedTarget[],
): CarriedTargets[] {
  const ids = new Set(older.map(({ unit }) => unit.id))
  const theirs = targets.filter((target) => target.measure !== null && ids.has(target.place.id))
  const groups = Map.groupBy(theirs, ({ measure }) => measure?.code ?? "")
  return [...groups.values()].flatMap((group) => carried(place, older, group) ?? [])
}

function carried(
  place: UnitRef,
  older: readonly OlderUnit[],
  group: readonly PlacedTarget[],
): CarriedTargets | null {
  const [first] = group
  if (first === undefined || first.measure === null) return null
  const reason = reasonNot(older, group)
  const values = group.map(({ exact }) => decimal(exact ?? "") ?? ZERO)
  return {
    place,
    measure: first.measure.code,
    title: first.measure.nameVi,
    titleEn: first.measure.nameEn,
    how: reason === null ? "sum" : "side-by-side",
    comparator: reason === null ? first.comparator : null,
    exact: reason === null ? textOf(total(values)) : null,
    unitOfMeasure: first.unitOfMeasure ?? first.measure.unitOfMeasure,
    targets: group.map(({ plan, id, place: of, period, comparator, exact, figure }) => ({
      plan,
      target: id,
      place: of,
      period,
      comparator,
      exact,
      figure,
    })),
    ...worded(reason ?? SUMMED),
  }
}

const total = (values: readonly Decimal[]) => values.reduce(add, ZERO)
const worded = ({ vi, en }: Words) => ({ reason: vi, reasonEn: en })

const SUMMED: Words = {
  vi: "Chỉ tiêu của các đơn vị cũ được cộng lại.",
  en: "The targets of the older units are added up.",
}
const OTHER_WORDS: Words = {
  vi: "Các chỉ tiêu nói “trên”, “tối thiểu”, “bằng” khác nhau hoặc không nêu một con số, nên không cộng được.",
  en: "The targets say “more than”, “at least”, “equal” differently or give no single number, so they are not added.",
}

/** Why the targets are not one number; null where they are. */
function reasonNot(older: readonly OlderUnit[], group: readonly PlacedTarget[]): Words | null {
  const [first] = group
  const measure = first?.measure
  if (first === undefined || measure === undefined || measure === null) return OTHER_WORDS
  if (measure.overUnits !== "sum") return notAdditive(measure.share)
  const divided = older.filter(({ share }) => share !== 1).map(({ unit }) => unit)
  if (divided.length > 0) return unknownSplit(divided)
  const having = new Set(group.map(({ place }) => place.id))
  const without = older.map(({ unit }) => unit).filter(({ id }) => !having.has(id))
  if (without.length > 0) return missingUnits(without)
  if (group.some(({ period }) => period?.code !== first.period?.code)) return noCommonPeriod()
  if (group.some(({ unitOfMeasure }) => unitOfMeasure !== first.unitOfMeasure)) {
    return differentUnitsOfMeasure()
  }
  const same = group.every(
    ({ comparator, exact, high }) =>
      comparator === first.comparator && high === null && decimal(exact ?? "") !== null,
  )
  return same && having.size === group.length ? null : OTHER_WORDS
}
