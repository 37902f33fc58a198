import type { Node } from "@tinhso/formula"
import { cutParts } from "../../../cells/cut.ts"
import type { Adding } from "../adding.ts"
import { extreme, binary, joined, measure, onlyWith, orZero } from "./nodes.ts"

/** One combination of options that values of a data element have. */
export interface Leaf {
  readonly optionCombo: string
  readonly attributeCombo: string
  /** "" for the whole. */
  readonly cut: string
}

/** What a data element has become. */
export interface ElementMeasure {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly adding: Exclude<Adding, { refused: string }>
  readonly leaves: readonly Leaf[]
  /** The indicator that sums all leaves; null where there is one leaf only. */
  readonly total: string | null
}

export type Found = { readonly node: Node } | { readonly refused: string }

const chosen = ({ code }: ElementMeasure, { cut }: Leaf): Node => measure(code, cutParts(cut))

const among = (wanted: string, has: string) =>
  wanted === "" || wanted === "*" || wanted.split("&").includes(has)

/** The leaves of `de.coc.aoc`; "*" and nothing stand for all. */
export function leavesOf(
  element: ElementMeasure,
  optionCombo: string,
  attributeCombo: string,
): readonly Leaf[] {
  return element.leaves.filter(
    (leaf) => among(optionCombo, leaf.optionCombo) && among(attributeCombo, leaf.attributeCombo),
  )
}

/**
 * What `#{de}` or `#{de.coc}` reads, missing where nothing of it is there. DHIS2 adds the options
 * that are there; our breakdowns make a whole only when all are, so the sum is written out.
 */
export function elementNode(element: ElementMeasure, leaves: readonly Leaf[]): Found {
  const [first] = leaves
  if (first === undefined) return { refused: `“${element.name}” không có tổ hợp phân tổ này` }
  if (leaves.length === 1) return { node: chosen(element, first) }
  if (leaves.length === element.leaves.length && element.total !== null) {
    return { node: measure(element.total) }
  }
  return sumOfLeaves(element, leaves)
}

/** All the leaves as one, written out. */
export function sumOfLeaves(element: ElementMeasure, leaves: readonly Leaf[]): Found {
  const nodes = leaves.map((leaf) => chosen(element, leaf))
  const marker = joined("??", nodes)
  const { overUnits } = element.adding
  if (overUnits === "sum") return { node: onlyWith(marker, joined("+", nodes.map(orZero))) }
  if (overUnits === "min" || overUnits === "max") {
    if (nodes.length > 20) return { refused: `“${element.name}” có hơn 20 tổ hợp phân tổ` }
    const known = nodes.map((node) => binary("??", node, marker))
    return { node: extreme(overUnits, known) }
  }
  return {
    refused: `“${element.name}” gộp bằng trung bình hoặc không gộp, không cộng được các phân tổ`,
  }
}
