import {
  type AcrossNode,
  type BinaryNode,
  type ClampNode,
  type ExtremeNode,
  isComparison,
  type MeasureNode,
  type Node,
  type PeriodsNode,
  type Place,
  type RankNode,
  type TierNode,
  type UnaryNode,
  withParts,
} from "../ast.ts"
import { type Fault, fault } from "../fault.ts"
import type { Catalogue } from "./catalogue.ts"
import { Faults, type Mismatch } from "./faults.ts"
import { match } from "../match.ts"
import { bringToScale } from "./percent.ts"
import type { Typed } from "./typed.ts"
import * as units from "./unit.ts"
import type { Unit } from "./unit.ts"

type Surroundings = "ytd" | "each" | "peers"

/** Finds the types and units of a tree from the leaves up, noting what is wrong. */
export class Inference {
  readonly faults: Fault[] = []
  readsUnits = false
  private readonly catalogue: Catalogue
  private readonly say = new Faults(this.faults)
  private readonly inside: Surroundings[] = []

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue
  }

  /** The whole formula. */
  root(ast: Node): Typed {
    return this.notOff(this.infer(ast))
  }

  private infer(node: Node): Typed {
    return match<Node, Typed>(node, {
      number: (written) => number(written, written.percent ? units.RATIO : units.BARE),
      truth: (written) => truth(written),
      missing: (written) => unknown(written),
      measure: (measure) => this.measure(measure),
      binary: (both) => this.binary(both),
      if: (choice) => this.choice(choice),
      unary: (one) => this.unary(one),
      tier: (tier) => this.tier(tier),
      each: (across) => this.across(across),
      peers: (across) => this.across(across),
      rank: (across) => this.across(across),
      min: (several) => this.extreme(several),
      max: (several) => this.extreme(several),
      clamp: (range) => this.clamp(range),
      round: (one) => this.over(one),
      abs: (one) => this.over(one),
      ytd: (one) => this.within("ytd", () => this.over(one)),
      prev: (earlier) => this.backwards(earlier),
      growth: (earlier) => ({ ...this.backwards(earlier), unit: units.RATIO }),
    })
  }

  private unary(node: UnaryNode): Typed {
    return node.op === "not" ? truth({ ...node, of: this.truth(node.of) }) : this.over(node)
  }

  private extreme(node: ExtremeNode): Typed {
    const { parts, unit } = this.alike(node.args, node, "compare")
    return number({ ...node, args: parts }, unit)
  }

  private clamp(node: ClampNode): Typed {
    const { parts, unit } = this.alike([node.of, node.low, node.high], node, "compare")
    return number(withParts(node, parts), unit)
  }

  private backwards(node: PeriodsNode): Typed {
    if (this.inside.includes("ytd")) this.say.nesting(node, node.kind, "ytd")
    return this.over(node)
  }

  /** A node over one number, of the same unit. */
  private over(node: Extract<Node, { of: Node }>): Typed {
    const of = this.number(node.of)
    return number({ ...node, of: of.node }, of.unit)
  }

  private measure(node: MeasureNode): Typed {
    const found = this.catalogue.resolve(node)
    if ("vi" in found) {
      this.faults.push(found)
      return unknown(node)
    }
    const { unit } = found.measure
    if (units.isTruthUnit(unit)) return truth(found.node)
    return number(found.node, units.parseUnit(unit))
  }

  private binary(node: BinaryNode): Typed {
    const { op } = node
    if (op === "and" || op === "or") {
      return truth({ ...node, left: this.truth(node.left), right: this.truth(node.right) })
    }
    if (op === "??") return this.otherwise(node)
    if (isComparison(op)) return this.comparison(node)
    if (op === "+" || op === "-") {
      const { parts, unit } = this.alike(
        [node.left, node.right],
        node,
        op === "+" ? "add" : "subtract",
      )
      const [left = node.left, right = node.right] = parts
      return number({ ...node, left, right }, unit)
    }
    return this.product(node)
  }

  private product(node: BinaryNode): Typed {
    const left = this.number(node.left)
    const right = this.number(node.right)
    const next = { ...node, left: left.node, right: right.node }
    if (left.type === null || right.type === null) return unknown(next)
    const combine = node.op === "*" ? units.times : units.over
    const plain = [node.right, node.op === "*" ? node.left : node.right].map(plainNumber)
    return number(next, combine(left.unit, right.unit, plain[0] ?? plain[1] ?? null))
  }

  private comparison(node: BinaryNode): Typed {
    const left = this.infer(node.left)
    const right = this.infer(node.right)
    const equality = node.op === "=" || node.op === "<>"
    if (equality && left.type === "truth" && right.type === "truth") {
      return truth({ ...node, left: left.node, right: right.node })
    }
    const { parts } = this.agree([this.asNumber(left), this.asNumber(right)], node, "compare")
    const [first = node.left, second = node.right] = parts
    return truth({ ...node, left: first, right: second })
  }

  private otherwise(node: BinaryNode): Typed {
    const { parts, unit, type } = this.sameKind(
      [this.infer(node.left), this.infer(node.right)],
      node,
    )
    const [left = node.left, right = node.right] = parts
    return { node: { ...node, left, right }, type, unit }
  }

  private choice(node: Extract<Node, { kind: "if" }>): Typed {
    const condition = this.truth(node.condition)
    const { parts, unit, type } = this.sameKind([this.infer(node.yes), this.infer(node.no)], node)
    const [yes = node.yes, no = node.no] = parts
    return { node: { ...node, condition, yes, no }, type, unit }
  }

  private tier(node: TierNode): Typed {
    const of = this.number(node.of)
    const froms = node.steps.map(({ from }) =>
      number(from, from.percent ? units.RATIO : units.BARE),
    )
    const { parts } = this.agree([of, ...froms], node, "compare")
    const steps = node.steps.map(({ gives }, i) => {
      const from = parts[i + 1]
      return { from: from?.kind === "number" ? from : gives, gives }
    })
    node.steps.forEach(({ from }, i) => {
      const before = node.steps[i - 1]
      if (before !== undefined && before.from.value <= from.value) this.say.tierOrder(from)
    })
    const percent = node.steps.every(({ gives }) => gives.percent || gives.value === 0)
    const unit = percent ? units.RATIO : units.POINTS
    return number({ ...node, of: parts[0] ?? of.node, steps }, unit)
  }

  private across(node: AcrossNode | RankNode): Typed {
    this.readsUnits = true
    const around = node.kind === "each" ? "each" : "peers"
    if (this.inside.includes("each") || (around === "peers" && this.inside.includes("peers"))) {
      this.say.nesting(node, node.kind, this.inside.findLast((one) => one !== "ytd") ?? around)
    }
    const of = this.within(around, () => this.number(node.of))
    const next = { ...node, of: of.node }
    if (next.kind === "rank") return number(next, units.RANK)
    if (next.how === "count") return number(next, units.UNITS)
    if (next.how === "sum" && units.isRatio(of.unit)) this.say.sumOfRatios(node)
    const counted = of.unit.kind === "bare" && next.how === "sum"
    return number(next, counted ? units.UNITS : of.unit)
  }

  /** A value that is off by a factor is told once, and then is of no unit. */
  private notOff(typed: Typed): Typed {
    const factor = units.offBy(typed.unit)
    if (factor === null) return typed
    this.say.offBy(typed.node, factor)
    return unknown(typed.node)
  }

  private within<Result>(around: Surroundings, work: () => Result): Result {
    this.inside.push(around)
    const result = work()
    this.inside.pop()
    return result
  }

  private number(node: Node): Typed {
    return this.asNumber(this.infer(node))
  }

  private asNumber(typed: Typed): Typed {
    if (typed.type !== "truth") return typed
    this.say.needsNumber(typed.node)
    return { ...typed, type: null }
  }

  private truth(node: Node): Node {
    const typed = this.infer(node)
    if (typed.type === "number") this.say.needsTruth(node)
    return typed.node
  }

  private alike(nodes: readonly Node[], at: Place, how: Mismatch) {
    return this.agree(
      nodes.map((node) => this.number(node)),
      at,
      how,
    )
  }

  private sameKind(
    all: readonly Typed[],
    at: Place,
  ): { parts: Node[]; unit: Unit; type: Typed["type"] } {
    const types = new Set(all.map(({ type }) => type).filter((type) => type !== null))
    if (types.size > 1) {
      this.faults.push(
        fault("type", at, {
          vi: "hai nhánh phải cùng là số hoặc cùng là đúng/sai",
          en: "both branches must be numbers, or both yes or no",
        }),
      )
    }
    const [type = null] = types
    return { ...this.agree(all, at, "choose"), type }
  }

  /** Brings parts to one unit, or says that there is none. */
  private agree(all: readonly Typed[], at: Place, how: Mismatch): { parts: Node[]; unit: Unit } {
    const scaled = bringToScale(all.map((part) => this.notOff(part)))
    let unit: Unit = units.BARE
    for (const part of scaled) {
      const next = part.type === null ? unit : units.together(unit, part.unit)
      if (next === null) {
        this.say.mismatch(at, how, unit, part.unit)
        break
      }
      unit = next
    }
    return { parts: scaled.map(({ node }) => node), unit }
  }
}

const number = (node: Node, unit: Unit): Typed => ({ node, type: "number", unit })
const truth = (node: Node): Typed => ({ node, type: "truth", unit: units.BARE })
const unknown = (node: Node): Typed => ({ node, type: null, unit: units.BARE })

const plainNumber = (node: Node) => (node.kind === "number" && !node.percent ? node.value : null)
