import type { UnitRef } from "../../registry/model.ts"
import { add, compare, type Decimal, decimal, textOf, ZERO } from "../decimal.ts"
import { exactly, meet, nearly } from "../interval.ts"
import type { Comparator, Measure, Period } from "../model.ts"
import { few, number, quantity, unitAfter, type Words } from "../wording.ts"
import type { CascadeResult } from "./model.ts"

/** A target of a plan, with the place it is for and the target of the level above. */
export interface PlacedTarget {
  readonly plan: string
  readonly id: string
  readonly text: string
  readonly textEn: string
  readonly place: UnitRef
  readonly parent: { readonly plan: string; readonly target: string } | null
  readonly measure: Measure | null
  readonly period: Period | null
  readonly comparator: Comparator | null
  readonly exact: string | null
  readonly high: string | null
  readonly unitOfMeasure: string | null
  readonly figure: string | null
}

/** What published cells say of a target and of those that it was given on to. */
export type OverCells = (
  parent: PlacedTarget,
  children: readonly PlacedTarget[],
) => CascadeResult["cells"]

/**
 * Each target that was given on to units below, with whether what they were given adds up to it.
 * Asked only of measures that add over units, at the same time and in the same unit of measure. The
 * parts of "tối thiểu" and "trên" may add up to more, of "tối đa" and "dưới" to less; of an exact
 * number to that number; of "khoảng" to what it is rounded from.
 */
export function cascadeResults(
  targets: readonly PlacedTarget[],
  cells: OverCells = () => null,
): CascadeResult[] {
  const below = Map.groupBy(
    targets.filter(({ parent }) => parent !== null),
    ({ parent }) => `${parent?.plan} ${parent?.target}`,
  )
  return targets.flatMap((target) => {
    const children = below.get(`${target.plan} ${target.id}`)
    if (children === undefined) return []
    return [{ ...resultOf(target, children), cells: cells(target, children) }]
  })
}

type Found = Pick<CascadeResult, "outcome" | "sumExact"> & { readonly words: Words }

function resultOf(
  parent: PlacedTarget,
  children: readonly PlacedTarget[],
): Omit<CascadeResult, "cells"> {
  const { outcome, sumExact, words } = judge(parent, children)
  return {
    parent: { plan: parent.plan, target: parent.id, place: parent.place },
    text: parent.text,
    textEn: parent.textEn,
    children: children.map(({ plan, id, place, comparator, exact }) => ({
      plan,
      target: id,
      place,
      comparator,
      exact,
    })),
    outcome,
    sumExact,
    explanation: words.vi,
    explanationEn: words.en,
  }
}

const not = (outcome: "incomplete" | "not-added", vi: string, en: string): Found => ({
  outcome,
  sumExact: null,
  words: { vi, en },
})

function judge(parent: PlacedTarget, children: readonly PlacedTarget[]): Found {
  const wanted = valueOf(parent)
  if (parent.measure === null || wanted === null || parent.comparator === null) {
    return not(
      "not-added",
      "Chỉ tiêu cấp trên không có con số của một chỉ số, nên không cộng được.",
      "The target above has no number of a measure, so nothing can be added up.",
    )
  }
  if (parent.measure.overUnits !== "sum") {
    return not(
      "not-added",
      "Chỉ số này không cộng được giữa các đơn vị, nên các chỉ tiêu chỉ được đặt cạnh nhau.",
      "This measure does not add over units, so the targets only stand side by side.",
    )
  }
  const other = children.find((child) => !comparable(parent, child))
  if (other !== undefined) {
    return not(
      "not-added",
      `Chỉ tiêu của ${other.place.fullName} khác chỉ số, kỳ hoặc đơn vị tính.`,
      `The target of ${other.place.fullName} is of another measure, period or unit of measure.`,
    )
  }
  const silent = children.filter((child) => valueOf(child) === null)
  if (silent.length > 0) {
    const names = few(
      silent.map(({ place }) => ({ vi: place.fullName, en: place.fullName })),
      ", ",
    )
    return not(
      "incomplete",
      `Chưa có con số cho ${names.vi}.`,
      `There is no number for ${names.en}.`,
    )
  }
  return added(parent, parent.comparator, wanted, children)
}

const valueOf = ({ exact, high }: PlacedTarget): Decimal | null =>
  high === null ? decimal(exact ?? "") : null

const comparable = (parent: PlacedTarget, child: PlacedTarget): boolean =>
  child.measure?.code === parent.measure?.code &&
  child.period?.code === parent.period?.code &&
  child.unitOfMeasure === parent.unitOfMeasure

function added(
  parent: PlacedTarget,
  comparator: Comparator,
  wanted: Decimal,
  children: readonly PlacedTarget[],
): Found {
  const values = children.map((child) => valueOf(child) ?? ZERO)
  const sum = values.reduce(add, ZERO)
  const fits = agrees(sum, comparator, wanted)
  const unit = unitAfter(parent.unitOfMeasure ?? "")
  const parts = few(values.map(number), " + ")
  const [total, goal] = [number(sum), quantity(comparator, wanted)]
  const [than, thanEn] = fits
    ? ["khớp với", "agrees with"]
    : ["không khớp với", "does not agree with"]
  return {
    outcome: fits ? "pass" : "fail",
    sumExact: textOf(sum),
    words: {
      vi: `${parts.vi} = ${total.vi}${unit.vi}, ${than} chỉ tiêu ${goal.vi}${unit.vi} của ${parent.place.fullName}.`,
      en: `${parts.en} = ${total.en}${unit.en}, which ${thanEn} the target of ${goal.en}${unit.en} of ${parent.place.fullName}.`,
    },
  }
}

function agrees(sum: Decimal, comparator: Comparator, wanted: Decimal): boolean {
  const order = compare(sum, wanted)
  switch (comparator) {
    case "=":
      return order === 0
    case ">":
    case ">=":
      return order >= 0
    case "<":
    case "<=":
      return order <= 0
    case "~":
      return meet(exactly(sum), nearly({ comparator, value: wanted }))
  }
}
