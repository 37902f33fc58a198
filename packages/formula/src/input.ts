import type { Aggregate, Best, Node, Selector } from "./ast.ts"
import { parts } from "./ast.ts"
import { format, formatMeasure } from "./format.ts"

/** From which period a figure is taken: so many back, and alone or summed up since January. */
export interface When {
  readonly shift: number
  readonly ytd: boolean
}

/**
 * One figure that a formula needs for a unit and a period. `each`, `peers` and `rank` are figures
 * too: whoever holds the data evaluates `of` for the units below (or beside) and hands in the
 * aggregate (`aggregate`) or the rank (`ranks`).
 */
export type Input = InputSource & {
  readonly when: When
  /** Canonical text, the same for the same figure: `prev(bts[technology=4G]; 2)`. */
  readonly key: string
}

type InputSource =
  | { readonly kind: "measure"; readonly code: string; readonly where: readonly Selector[] }
  | { readonly kind: "each" | "peers"; readonly of: Node; readonly how: Aggregate }
  | { readonly kind: "rank"; readonly of: Node; readonly best: Best }

export const NOW: When = { shift: 0, ytd: false }

/** The moment inside `prev`, `ytd` or the earlier half of `growth`. */
export const back = (when: When, periods: number): When => ({
  ...when,
  shift: when.shift + periods,
})
export const sinceJanuary = (when: When): When => ({ ...when, ytd: true })

/** The input that a node is, read at a moment; null for nodes that are computed. */
export function inputOf(node: Node, when: When): Input | null {
  const source = sourceOf(node)
  return source === null ? null : { ...source, when, key: keyOf(source, node, when) }
}

function sourceOf(node: Node): InputSource | null {
  if (node.kind === "measure") return { kind: "measure", code: node.code, where: node.where }
  if (node.kind === "rank") return { kind: "rank", of: node.of, best: node.best }
  if (node.kind !== "each" && node.kind !== "peers") return null
  return { kind: node.kind, of: node.of, how: node.how }
}

function keyOf(source: InputSource, node: Node, { shift, ytd }: When): string {
  const plain = source.kind === "measure" ? formatMeasure(source) : format(node)
  const summed = ytd ? `ytd(${plain})` : plain
  if (shift === 0) return summed
  return shift === 1 ? `prev(${summed})` : `prev(${summed}; ${shift})`
}

/** Calls `found` for every input of a formula, in the order written; the same one may come twice. */
function walkInputs(node: Node, when: When, found: (input: Input) => void): void {
  const input = inputOf(node, when)
  if (input !== null) return found(input)
  if (node.kind === "prev") return walkInputs(node.of, back(when, node.periods), found)
  if (node.kind === "ytd") return walkInputs(node.of, sinceJanuary(when), found)
  for (const part of parts(node)) walkInputs(part, when, found)
  if (node.kind === "growth") walkInputs(node.of, back(when, node.periods), found)
}

/**
 * What a formula needs to be evaluated: each figure once.
 *
 * @example
 * inputs(parse("growth(a) + prev(b)")).map((input) => input.key) // ["a", "prev(a)", "prev(b)"]
 */
export function inputs(ast: Node): Input[] {
  const found = new Map<string, Input>()
  walkInputs(ast, NOW, (input) => found.set(input.key, input))
  return [...found.values()]
}

/** One base measure or indicator that a formula reads, and in which surroundings. */
export interface Dependency {
  readonly code: string
  readonly where: readonly Selector[]
  readonly when: When
  /** Read unit by unit (`each`), among peers (`peers`, `rank`), or for the unit itself (null). */
  readonly within: "each" | "peers" | null
}

/** Everything that a formula depends on, also inside `each`, `peers` and `rank`; each once. */
export function dependencies(ast: Node): Dependency[] {
  const found = new Map<string, Dependency>()
  collect(ast, NOW, null, found)
  return [...found.values()]
}

function collect(
  ast: Node,
  from: When,
  within: Dependency["within"],
  found: Map<string, Dependency>,
): void {
  walkInputs(ast, from, (input) => {
    if (input.kind !== "measure") {
      const inner = within === "each" || input.kind === "each" ? "each" : "peers"
      return collect(input.of, input.when, inner, found)
    }
    const { code, where, when, key } = input
    found.set(`${within ?? ""} ${key}`, { code, where, when, within })
  })
}
