import { format, type Node } from "@tinhso/formula"
import { type Expr, type ModifiedExpr, partsOf, TESTS_NULL } from "../expression/ast.ts"
import { binary, either, joined, MISSING, truth } from "./nodes.ts"
import type { Translator } from "./translator.ts"

/** Whether some figure that counts was read on the way, and whether one of them was there. */
export interface Presence {
  /** Missing exactly where no figure that was read is there; null where none is read. */
  readonly marker: Node | null
  /** Yes where at least one is read; true or false where that is known beforehand. */
  readonly reads: boolean | Node
}

/** Finds which figures an expression reads on the way that it takes. */
export class PresenceOf {
  private readonly translator: Translator

  constructor(translator: Translator) {
    this.translator = translator
  }

  of(expr: Expr): Presence {
    if (expr.kind === "item") {
      return expr.letter === "C" ? NOTHING : { marker: this.translator.item(expr), reads: true }
    }
    if (expr.kind === "modified") return this.modifiedPresence(expr)
    if (expr.kind === "call") return this.callPresence(expr)
    if (expr.kind === "binary" && (expr.op === "&&" || expr.op === "||")) {
      return this.shortCircuit(expr)
    }
    return together(partsOf(expr).map((part) => this.of(part)))
  }

  private modifiedPresence(expr: ModifiedExpr): Presence {
    const { marker, reads } = this.of(expr.of)
    return {
      marker: marker === null ? null : this.translator.shifted(expr, marker),
      reads: typeof reads === "boolean" ? reads : this.translator.shifted(expr, reads),
    }
  }

  private callPresence(expr: Extract<Expr, { kind: "call" }>): Presence {
    const { name, args } = expr
    if (TESTS_NULL.has(name)) return NOTHING
    if (name === "subExpression")
      return { marker: this.translator.subExpression(expr, "keep"), reads: true }
    if (name !== "if") return together(args.map((arg) => this.of(arg)))
    const [condition, yes, no] = args
    if (condition === undefined || yes === undefined || no === undefined) return NOTHING
    return together([this.of(condition), this.chosen(condition, this.of(yes), this.of(no))])
  }

  private shortCircuit({ op, left, right }: Extract<Expr, { kind: "binary" }>): Presence {
    const second = this.of(right)
    const chosen =
      op === "&&" ? this.chosen(left, second, NOTHING) : this.chosen(left, NOTHING, second)
    return together([this.of(left), chosen])
  }

  private chosen(condition: Expr, yes: Presence, no: Presence): Presence {
    if (yes.marker === null && no.marker === null) return NOTHING
    const test = this.translator.node(condition, "zero")
    const reads =
      yes.reads === no.reads && typeof yes.reads === "boolean"
        ? yes.reads
        : either(test, asNode(yes.reads), asNode(no.reads))
    return { marker: either(test, yes.marker ?? MISSING, no.marker ?? MISSING), reads }
  }
}

const NOTHING: Presence = { marker: null, reads: false }
const asNode = (reads: boolean | Node): Node => (typeof reads === "boolean" ? truth(reads) : reads)

function together(all: readonly Presence[]): Presence {
  const unique = new Map(
    all
      .flatMap(({ marker }) => (marker === null ? [] : flat(marker)))
      .map((node) => [format(node), node]),
  )
  if (unique.size === 0) return NOTHING
  const marker = joined("??", [...unique.values()])
  if (all.some(({ reads }) => reads === true)) return { marker, reads: true }
  const open = all.flatMap(({ reads }) => (typeof reads === "boolean" ? [] : [reads]))
  return { marker, reads: open.reduce((a, b) => binary("or", a, b)) }
}

/** The parts of a chain of `??`, so that equal ones are read once. */
function flat(node: Node): Node[] {
  if (node.kind !== "binary" || node.op !== "??") return [node]
  return [...flat(node.left), ...flat(node.right)]
}
