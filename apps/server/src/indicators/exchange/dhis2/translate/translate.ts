import { type Node, format } from "@tinhso/formula"
import {
  type BinaryOp,
  type Expr,
  type ItemExpr,
  type ModifiedExpr,
  partsOf,
} from "../expression/ast.ts"
import { parseExpression } from "../expression/parse.ts"
import { elementNode, type ElementMeasure, type Found, leavesOf } from "./items.ts"
import {
  before,
  binary,
  each,
  either,
  extreme,
  isThere,
  joined,
  measure,
  MISSING,
  number,
  onlyWith,
  orZero,
  sinceJanuary,
  truth,
  unary,
} from "./nodes.ts"

/** What expressions may name. */
export interface Names {
  readonly element: (id: string) => ElementMeasure | { readonly refused: string }
  readonly indicator: (id: string) => { readonly code: string } | { readonly refused: string }
  readonly constant: (id: string) => number | null
  /** The code that stands for the number of days of a period. */
  readonly days: string
  /** Writes 100, 1000 … as sums, so that they say nothing of the unit of measure. */
  readonly neutral?: boolean
}

/** A part that has no equal meaning here, with the column where it stands. */
export class Untranslatable extends Error {
  readonly at: number

  constructor(at: number, why: string) {
    super(why)
    this.at = at
  }
}

/**
 * How a missing figure counts: 0 in calculations, nothing inside functions that test for it; `spread`
 * where the whole is missing with it.
 */
type Nulls = "zero" | "keep" | "spread"

/** Whether some figure that counts was read on the way, and whether one of them was there. */
interface Presence {
  /** Missing exactly where no figure that was read is there; null where none is read. */
  readonly marker: Node | null
  /** Yes where at least one is read; true or false where that is known beforehand. */
  readonly reads: boolean | Node
}

const OPERATORS: ReadonlyMap<BinaryOp, Extract<Node, { kind: "binary" }>["op"]> = new Map([
  ["*", "*"],
  ["/", "/"],
  ["+", "+"],
  ["-", "-"],
  ["<", "<"],
  [">", ">"],
  ["<=", "<="],
  [">=", ">="],
  ["==", "="],
  ["!=", "<>"],
  ["&&", "and"],
  ["||", "or"],
])

const NO_EQUAL: ReadonlyMap<string, string> = new Map([
  ["log", "lôgarit"],
  ["log10", "lôgarit"],
  ["normDistCum", "phân phối chuẩn"],
  ["normDistDen", "phân phối chuẩn"],
  ["removeZeros", "bỏ số 0"],
  ["contains", "so chuỗi"],
  ["containsItems", "so chuỗi"],
])

const ITEMS_NOT_HERE: ReadonlyMap<string, string> = new Map([
  ["OUG", "số đơn vị của một nhóm"],
  ["R", "tỷ lệ báo cáo của một bộ dữ liệu"],
  ["I", "chỉ số của chương trình theo dõi (tracker)"],
  ["D", "phần tử dữ liệu của chương trình theo dõi (tracker)"],
  ["A", "thuộc tính của chương trình theo dõi (tracker)"],
  ["V", "biến của chương trình theo dõi (tracker)"],
])

/** Numbers that make a ratio a percentage, or one per 1 000. */
const SCALES: ReadonlySet<number> = new Set([100, 1000, 10_000, 100_000, 1_000_000])

/** A chain longer than this is no formula that a person wrote. */
const MOST_HEIGHT = 120

/**
 * Our formula for a DHIS2 expression, with the same value wherever both have one:
 * - what is missing counts as 0, unless everything that was read is missing: then so is the result;
 * - inside isNull, isNotNull and firstNonNull nothing is replaced, and nothing counts as read;
 * - of `if`, `&&` and `||` only the part that decides counts as read;
 * - a / 0 is missing (DHIS2: infinite, which is no figure either).
 * Throws `Untranslatable` for the first part that has no equal meaning.
 */
export function translate(text: string, names: Names): Node {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Untranslatable(parsed.at, parsed.why)
  if (height(parsed.expr) > MOST_HEIGHT)
    throw new Untranslatable(1, "biểu thức quá dài hoặc quá sâu")
  return new Translator(names).root(parsed.expr)
}

function height(expr: Expr): number {
  let most = 0
  const waiting: { expr: Expr; depth: number }[] = [{ expr, depth: 1 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    most = Math.max(most, next.depth)
    for (const part of partsOf(next.expr)) waiting.push({ expr: part, depth: next.depth + 1 })
  }
  return most
}

class Translator {
  private readonly names: Names

  constructor(names: Names) {
    this.names = names
  }

  root(expr: Expr): Node {
    const single = this.singleItem(expr)
    if (single !== null) return single
    // One figure, only calculated with: it is missing where the figure is.
    if (readsOneFigure(expr)) return this.node(expr, "spread")
    const value = this.defined(expr)
    const { marker, reads } = this.presence(expr)
    if (marker === null || reads === false) return value
    if (reads === true) return onlyWith(marker, value)
    const shown = binary("or", unary("not", reads), isThere(marker))
    return either(shown, value, MISSING)
  }

  /** A figure by itself is missing where it is missing. */
  private singleItem(expr: Expr): Node | null {
    if (expr.kind === "item" && expr.letter !== "C") return this.item(expr)
    if (expr.kind === "call" && expr.name === "subExpression")
      return this.subExpression(expr, "keep")
    if (expr.kind !== "modified") return null
    const of = this.singleItem(expr.of)
    return of === null ? null : this.shifted(expr, of)
  }

  /** A result that only functions of missing figures leave open is 0. */
  private defined(expr: Expr): Node {
    const value = this.node(expr, "zero")
    if (!this.mayBeNull(expr)) return value
    if (divides(expr)) {
      throw new Untranslatable(
        expr.at,
        "firstNonNull có thể không có giá trị trong một biểu thức có phép chia; hãy thêm một số ở cuối firstNonNull",
      )
    }
    return orZero(value)
  }

  /** Whether a part can be without value although missing figures count as 0. */
  private mayBeNull(expr: Expr): boolean {
    if (expr.kind === "null") return true
    if (expr.kind !== "call") return partsOf(expr).some((part) => this.mayBeNull(part))
    if (expr.name === "isNull" || expr.name === "isNotNull" || expr.name === "subExpression")
      return false
    if (expr.name === "firstNonNull") return !expr.args.some((arg) => neverNull(arg))
    return expr.args.some((arg) => this.mayBeNull(arg))
  }

  private node(expr: Expr, nulls: Nulls): Node {
    switch (expr.kind) {
      case "number":
        return this.names.neutral === true && SCALES.has(expr.value)
          ? binary("+", number(expr.value), number(0))
          : number(expr.value)
      case "truth":
        return truth(expr.value)
      case "null":
        return MISSING
      case "text":
        throw new Untranslatable(expr.at, "chuỗi ký tự không có trong công thức")
      case "days":
        return measure(this.names.days)
      case "item":
        return this.asCounted(this.item(expr), expr, nulls)
      case "modified":
        return this.modified(expr, nulls)
      case "unary":
        return this.unary(expr, nulls)
      case "binary":
        return this.binary(expr, nulls)
      case "call":
        return this.call(expr, nulls)
    }
  }

  private asCounted(node: Node, { letter }: ItemExpr, nulls: Nulls): Node {
    return letter === "C" || nulls !== "zero" ? node : orZero(node)
  }

  private item(expr: ItemExpr): Node {
    const { letter, inside, at } = expr
    if (letter === "C") {
      const value = this.names.constant(inside)
      if (value === null) throw new Untranslatable(at, `không có hằng số ${inside} trong metadata`)
      return number(value)
    }
    if (letter === "N") {
      const found = this.names.indicator(inside)
      if ("refused" in found) throw new Untranslatable(at, found.refused)
      return measure(found.code)
    }
    if (letter === "#") return nodeOf(this.element(inside), at)
    const what = ITEMS_NOT_HERE.get(letter) ?? "không biết"
    throw new Untranslatable(at, `${letter}{${inside}} (${what}) không có nghĩa tương đương`)
  }

  private element(inside: string): Found {
    const [id = "", optionCombo = "", attributeCombo = "", more] = inside.split(".")
    if (more !== undefined || id.includes(":") || id.includes("&")) {
      return { refused: `#{${inside}} (nhóm phần tử dữ liệu) không có nghĩa tương đương` }
    }
    const element = this.names.element(id)
    if ("refused" in element) return element
    return elementNode(element, leavesOf(element, optionCombo, attributeCombo))
  }

  private modified(expr: ModifiedExpr, nulls: Nulls): Node {
    const of = this.node(expr.of, nulls === "zero" ? "keep" : nulls)
    const shifted = this.shifted(expr, of)
    if (nulls !== "zero") return shifted
    if (expr.of.kind === "item" || expr.of.kind === "modified") return orZero(shifted)
    return this.shifted(expr, this.node(expr.of, "zero"))
  }

  private shifted({ name, argument, at }: ModifiedExpr, of: Node): Node {
    if (name === "yearToDate" && argument === "") return sinceJanuary(of)
    if (name !== "periodOffset") {
      throw new Untranslatable(at, `.${name}(${argument}) không có nghĩa tương đương`)
    }
    const offset = Number(argument)
    if (!Number.isInteger(offset) || argument === "") {
      throw new Untranslatable(at, `.periodOffset(${argument}): cần một số nguyên`)
    }
    if (offset > 0) throw new Untranslatable(at, "không đọc số của kỳ sau")
    return offset === 0 ? of : before(of, -offset)
  }

  private unary(expr: Extract<Expr, { kind: "unary" }>, nulls: Nulls): Node {
    const of = this.node(expr.of, nulls)
    if (expr.op === "+") return of
    return unary(expr.op === "!" ? "not" : "-", of)
  }

  private binary(expr: Extract<Expr, { kind: "binary" }>, nulls: Nulls): Node {
    const op = OPERATORS.get(expr.op)
    if (op !== undefined)
      return binary(op, this.node(expr.left, nulls), this.node(expr.right, nulls))
    const power = expr.op === "^" && expr.right.kind === "number" ? expr.right.value : null
    if (power === null || !Number.isInteger(power) || power < 1 || power > 4) {
      throw new Untranslatable(expr.at, `phép tính “${expr.op}” không có nghĩa tương đương`)
    }
    const base = this.node(expr.left, nulls)
    return Array.from({ length: power - 1 }, () => base).reduce((a, b) => binary("*", a, b), base)
  }

  private call(expr: Extract<Expr, { kind: "call" }>, nulls: Nulls): Node {
    const { name, args, at } = expr
    const kept = () => args.map((arg) => this.node(arg, "keep"))
    const counted = () => args.map((arg) => this.node(arg, nulls))
    switch (name) {
      case "if":
        return this.choice(expr, nulls)
      case "isNotNull":
        return isThere(one(kept(), at))
      case "isNull":
        return unary("not", isThere(one(kept(), at)))
      case "firstNonNull":
        return joined("??", kept())
      case "greatest":
      case "least":
        if (nulls === "keep")
          throw new Untranslatable(
            at,
            `${name} trong firstNonNull hoặc isNull không có nghĩa tương đương`,
          )
        return extreme(name === "greatest" ? "max" : "min", counted())
      case "subExpression":
        return this.subExpression(expr, nulls)
      default: {
        const what = NO_EQUAL.get(name)
        throw new Untranslatable(
          at,
          `hàm ${name}${what === undefined ? "" : ` (${what})`} không có nghĩa tương đương`,
        )
      }
    }
  }

  private choice({ args, at }: Extract<Expr, { kind: "call" }>, nulls: Nulls): Node {
    const [condition, yes, no, more] = args
    if (condition === undefined || yes === undefined || no === undefined || more !== undefined) {
      throw new Untranslatable(at, "if cần ba đối số")
    }
    return either(this.node(condition, nulls), this.node(yes, nulls), this.node(no, nulls))
  }

  /** What DHIS2 computes for each value before it adds: for one figure, our `each`. */
  private subExpression({ args, at }: Extract<Expr, { kind: "call" }>, nulls: Nulls): Node {
    const [inner] = args
    const items = inner === undefined ? [] : itemsIn(inner)
    const only = new Set(items.map(({ letter, inside }) => `${letter}{${inside}}`))
    if (inner === undefined || only.size !== 1 || items[0]?.letter !== "#" || testsNull(inner)) {
      throw new Untranslatable(at, "subExpression chỉ dịch được khi đọc đúng một phần tử dữ liệu")
    }
    const computed = each(this.node(inner, "keep"))
    return nulls === "zero" ? orZero(computed) : computed
  }

  private presence(expr: Expr): Presence {
    switch (expr.kind) {
      case "item":
        return expr.letter === "C" ? NOTHING : { marker: this.item(expr), reads: true }
      case "modified":
        return this.modifiedPresence(expr)
      case "call":
        return this.callPresence(expr)
      case "binary":
        if (expr.op === "&&" || expr.op === "||") return this.shortCircuit(expr)
        return together([this.presence(expr.left), this.presence(expr.right)])
      case "unary":
        return this.presence(expr.of)
      default:
        return NOTHING
    }
  }

  private modifiedPresence(expr: ModifiedExpr): Presence {
    const { marker, reads } = this.presence(expr.of)
    return {
      marker: marker === null ? null : this.shifted(expr, marker),
      reads: typeof reads === "boolean" ? reads : this.shifted(expr, reads),
    }
  }

  private callPresence(expr: Extract<Expr, { kind: "call" }>): Presence {
    const { name, args } = expr
    if (name === "isNull" || name === "isNotNull" || name === "firstNonNull") return NOTHING
    if (name === "subExpression") return { marker: this.subExpression(expr, "keep"), reads: true }
    if (name !== "if") return together(args.map((arg) => this.presence(arg)))
    const [condition, yes, no] = args
    if (condition === undefined || yes === undefined || no === undefined) return NOTHING
    return together([
      this.presence(condition),
      this.chosen(condition, this.presence(yes), this.presence(no)),
    ])
  }

  private shortCircuit({ op, left, right }: Extract<Expr, { kind: "binary" }>): Presence {
    const second = this.presence(right)
    const chosen =
      op === "&&" ? this.chosen(left, second, NOTHING) : this.chosen(left, NOTHING, second)
    return together([this.presence(left), chosen])
  }

  private chosen(condition: Expr, yes: Presence, no: Presence): Presence {
    if (yes.marker === null && no.marker === null) return NOTHING
    const test = this.node(condition, "zero")
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

function one(nodes: readonly Node[], at: number): Node {
  const [only] = nodes
  if (only === undefined || nodes.length !== 1) throw new Untranslatable(at, "cần một đối số")
  return only
}

function nodeOf(found: Found, at: number): Node {
  if ("refused" in found) throw new Untranslatable(at, found.refused)
  return found.node
}

const neverNull = (expr: Expr): boolean =>
  expr.kind === "number" || (expr.kind === "item" && expr.letter === "C")

/** Arithmetic over one figure, nothing that asks or chooses. */
function readsOneFigure(expr: Expr): boolean {
  const figures = new Set(
    itemsIn(expr)
      .filter(({ letter }) => letter !== "C")
      .map(({ letter, inside }) => `${letter}${inside}`),
  )
  return figures.size === 1 && onlyCalculates(expr)
}

function onlyCalculates(expr: Expr): boolean {
  if (expr.kind === "call" && expr.name !== "greatest" && expr.name !== "least") return false
  if (expr.kind === "binary" && !["+", "-", "*", "/"].includes(expr.op)) return false
  if (expr.kind === "modified" || expr.kind === "truth" || expr.kind === "null") return false
  if (expr.kind === "unary" && expr.op === "!") return false
  return partsOf(expr).every(onlyCalculates)
}

const divides = (expr: Expr): boolean =>
  (expr.kind === "binary" && expr.op === "/") || partsOf(expr).some(divides)

export function itemsIn(expr: Expr): ItemExpr[] {
  return expr.kind === "item" ? [expr] : partsOf(expr).flatMap(itemsIn)
}

const testsNull = (expr: Expr): boolean =>
  (expr.kind === "call" &&
    ["isNull", "isNotNull", "firstNonNull", "subExpression"].includes(expr.name)) ||
  expr.kind === "modified" ||
  partsOf(expr).some(testsNull)
