import type { Node } from "@tinhso/formula"
import type { BinaryOp, Expr, ItemExpr, ModifiedExpr } from "../expression/ast.ts"
import { itemsIn, testsNull } from "./inspect.ts"
import { elementNode, type Found, leavesOf } from "./items.ts"
import { type Names, type Nulls, Untranslatable } from "./names.ts"
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
  orZero,
  sinceJanuary,
  truth,
  unary,
} from "./nodes.ts"

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

/** Says parts of expressions as formulas. */
export class Translator {
  private readonly names: Names

  constructor(names: Names) {
    this.names = names
  }

  node(expr: Expr, nulls: Nulls): Node {
    switch (expr.kind) {
      case "null":
      case "text":
        return noValue(expr)
      case "number":
        return this.number(expr.value)
      case "truth":
        return truth(expr.value)
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

  private number(value: number): Node {
    const scales = this.names.neutral === true && SCALES.has(value)
    return scales ? binary("+", number(value), number(0)) : number(value)
  }

  private asCounted(node: Node, { letter }: ItemExpr, nulls: Nulls): Node {
    return letter === "C" || nulls !== "zero" ? node : orZero(node)
  }

  item(expr: ItemExpr): Node {
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

  modified(expr: ModifiedExpr, nulls: Nulls): Node {
    const of = this.node(expr.of, nulls === "zero" ? "keep" : nulls)
    const shifted = this.shifted(expr, of)
    if (nulls !== "zero") return shifted
    if (expr.of.kind === "item" || expr.of.kind === "modified") return orZero(shifted)
    return this.shifted(expr, this.node(expr.of, "zero"))
  }

  shifted({ name, argument, at }: ModifiedExpr, of: Node): Node {
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
  subExpression({ args, at }: Extract<Expr, { kind: "call" }>, nulls: Nulls): Node {
    const [inner] = args
    const items = inner === undefined ? [] : itemsIn(inner)
    const only = new Set(items.map(({ letter, inside }) => `${letter}{${inside}}`))
    if (inner === undefined || only.size !== 1 || items[0]?.letter !== "#" || testsNull(inner)) {
      throw new Untranslatable(at, "subExpression chỉ dịch được khi đọc đúng một phần tử dữ liệu")
    }
    const computed = each(this.node(inner, "keep"))
    return nulls === "zero" ? orZero(computed) : computed
  }
}

function noValue({ kind, at }: Expr): Node {
  if (kind === "null") return MISSING
  throw new Untranslatable(at, "chuỗi ký tự không có trong công thức")
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
