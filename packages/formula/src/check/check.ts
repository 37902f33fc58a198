import type { Node } from "../ast.ts"
import type { Fault } from "../fault.ts"
import { dependencies, type Dependency } from "../input.ts"
import { Catalogue, type Measures } from "./catalogue.ts"
import { Inference } from "./infer.ts"
import { unitText } from "./unit.ts"

export interface CheckedFormula {
  readonly ok: true
  /**
   * The formula to store and run: codes as the catalogue spells them, and a percent literal beside
   * a figure kept in % brought to its scale (`tỷ_lệ >= 90%` is `tỷ_lệ >= 90`).
   */
  readonly ast: Node
  readonly type: "number" | "truth"
  /** "hộ", "%", "đồng/người"; "" for a ratio, a plain number, a yes or no. */
  readonly unit: string
  readonly dependencies: readonly Dependency[]
  /** Reads earlier periods (`prev`, `growth`, `ytd`). */
  readonly needsHistory: boolean
  /** Reads other units (`each`, `peers`, `rank`). */
  readonly needsUnits: boolean
  /** Measures that no area above the reporting one has, read outside `each`. */
  readonly notAggregable: readonly string[]
}

export type Checked =
  | CheckedFormula
  | { readonly ok: false; readonly errors: readonly [Fault, ...Fault[]] }

/**
 * Whether a formula makes sense over a catalogue: every measure known (whatever its case), numbers
 * and answers in their places, units that go together. All that is wrong is told at once, in the
 * order of the columns.
 *
 * @example
 * check(ast, { measures: new Map([["hộ", { unit: "hộ" }], ["tỷ_lệ", { unit: "%" }]]) })
 * // hộ + tỷ_lệ: { ok: false, errors: [{ at: 4, code: "unit", … }] }
 */
export function check(ast: Node, { measures }: { readonly measures: Measures }): Checked {
  const inference = new Inference(new Catalogue(measures))
  const result = inference.root(ast)
  const [first, ...rest] = inference.faults.toSorted((a, b) => a.at - b.at)
  if (first !== undefined) return { ok: false, errors: [first, ...rest] }
  const needs = dependencies(result.node)
  return {
    ok: true,
    ast: result.node,
    type: result.type === "truth" ? "truth" : "number",
    unit: result.type === "truth" ? "" : unitText(result.unit),
    dependencies: needs,
    needsHistory: needs.some(({ when }) => when.shift > 0 || when.ytd),
    needsUnits: inference.readsUnits,
    notAggregable: notAggregable(needs, measures),
  }
}

function notAggregable(needs: readonly Dependency[], measures: Measures): string[] {
  const codes = needs
    .filter(({ code, within }) => within === null && measures.get(code)?.overUnits === "none")
    .map(({ code }) => code)
  return [...new Set(codes)]
}
