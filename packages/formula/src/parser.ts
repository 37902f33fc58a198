import type { BinaryNode, BinaryOperator, Node, Place, Selector, UnaryNode } from "./ast.ts"
import { callNode } from "./call.ts"
import { Depth } from "./depth.ts"
import { stop } from "./fault.ts"
import { isFunction, keyword } from "./functions.ts"
import { Lexer, type Token } from "./lexer.ts"
import { afterExpression, missingOperand, unknownFunction } from "./parser-faults.ts"

/** Binding powers: the higher binds the tighter. */
export const POWER: Readonly<Record<BinaryOperator, number>> = {
  "??": 1,
  or: 2,
  and: 3,
  "=": 5,
  "<>": 5,
  "<": 5,
  "<=": 5,
  ">": 5,
  ">=": 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
}
export const NOT_POWER = 4
export const MINUS_POWER = 8
const COMPARISON = 5

const isOperator = (text: string): text is BinaryOperator => Object.hasOwn(POWER, text)

/** A Pratt parser over one token of lookahead. Throws `Stop`; `parse` is the door. */
export class Parser {
  private readonly lexer: Lexer
  private token: Token
  private readonly depth = new Depth()

  constructor(text: string) {
    this.lexer = new Lexer(text)
    this.token = this.lexer.next()
  }

  formula(): Node {
    if (this.atEnd()) {
      stop("empty", { at: 1, end: 2 }, { vi: "công thức trống", en: "the formula is empty" })
    }
    const ast = this.expression(0)
    if (!this.atEnd()) afterExpression(this.here(), this.token, this.look())
    return ast
  }

  private expression(power: number): Node {
    this.depth.enter(() => this.here())
    let left = this.operand(power)
    for (;;) {
      const op = this.operator()
      if (op === null || POWER[op] <= power) break
      left = this.binary(left, op)
      if (POWER[op] === COMPARISON) this.refuseChain()
    }
    this.depth.leave()
    return left
  }

  private binary(left: Node, op: BinaryOperator): BinaryNode {
    const place = this.here()
    const leftHeight = this.depth.height
    this.advance()
    const right = this.expression(POWER[op])
    this.depth.above(Math.max(leftHeight, this.depth.height), place)
    return { kind: "binary", op, left, right, ...place }
  }

  /** The binary operator that is next, if one is. */
  private operator(): BinaryOperator | null {
    const { kind, text } = this.token
    const op = kind === "word" ? keyword(text) : kind === "sign" ? text : undefined
    return op !== undefined && isOperator(op) ? op : null
  }

  private operand(power: number): Node {
    const { kind, text } = this.token
    if (kind === "number") return this.number()
    if (kind === "quoted") return this.measure()
    if (kind === "word") return this.word(text, power)
    if (this.isSign("(")) return this.bracket()
    if (this.isSign("-")) return this.unary("-", MINUS_POWER)
    return missingOperand(this.here(), this.written())
  }

  private number(): Node {
    this.depth.leaf()
    const { text, from } = this.token
    let { to } = this.token
    this.advance()
    const percent = this.token.kind === "sign" && this.token.text === "%"
    if (percent) {
      to = this.token.to
      this.advance()
    }
    const value = Number(percent ? `${text}e-2` : text)
    return { kind: "number", value, percent, ...this.lexer.place(from, to) }
  }

  private word(text: string, power: number): Node {
    const place = this.here()
    switch (keyword(text)) {
      case undefined:
        return this.measureOrCall(place)
      case "not":
        if (power > NOT_POWER) {
          stop("unexpected", place, {
            vi: `hãy đặt “${text} …” trong ngoặc`,
            en: `put “${text} …” in brackets`,
          })
        }
        return this.unary("not", NOT_POWER)
      case "true":
      case "false":
        this.leaf()
        return { kind: "truth", value: keyword(text) === "true", ...place }
      case "missing":
        this.leaf()
        return { kind: "missing", ...place }
      default:
        return missingOperand(place, this.written())
    }
  }

  private leaf(): void {
    this.depth.leaf()
    this.advance()
  }

  private unary(op: UnaryNode["op"], power: number): Node {
    const place = this.here()
    this.advance()
    const of = this.expression(power - 1)
    this.depth.above(this.depth.height, place)
    return { kind: "unary", op, of, ...place }
  }

  private bracket(): Node {
    const open = this.here()
    this.advance()
    const inner = this.expression(0)
    this.close(")", open)
    return inner
  }

  private measureOrCall(place: Place): Node {
    const { text } = this.token
    const after = this.lexer.next()
    if (after.kind !== "sign" || after.text !== "(") {
      return this.measure(after)
    }
    const name = text.toLowerCase()
    if (!isFunction(name)) unknownFunction(place, text)
    this.token = after
    const open = this.here()
    if (name === "growth") this.depth.enterGrowth(place)
    this.advance()
    const { args, height } = this.arguments(name === "tier")
    if (name === "growth") this.depth.leaveGrowth()
    const { end } = this.here()
    this.close(")", open)
    const node = callNode(name, args, { at: place.at, end })
    this.depth.above(height, place)
    return node
  }

  /** Arguments by ";", and inside one, for the steps of `tier`, parts by ",". */
  private arguments(steps: boolean): { args: Node[][]; height: number } {
    const args: Node[][] = []
    let height = 0
    if (this.isSign(")")) return { args, height }
    for (;;) {
      const pair: Node[] = []
      args.push(pair)
      const separator = steps && args.length > 1 ? "," : ""
      do {
        if (pair.length > 0) this.advance()
        pair.push(this.expression(0))
        height = Math.max(height, this.depth.height)
      } while (this.isSign(separator))
      if (!this.isSign(";")) return { args, height }
      this.advance()
    }
  }

  /** A measure whose code is the current token; `after` is the token behind it, if already read. */
  private measure(after?: Token): Node {
    this.depth.leaf()
    const { text, from, to } = this.token
    this.token = after ?? this.lexer.next()
    const where = this.isSign("[") ? this.selectors() : []
    return { kind: "measure", code: text, where, ...this.lexer.place(from, to) }
  }

  private selectors(): Selector[] {
    const open = this.here()
    const where: Selector[] = []
    do {
      this.token = this.lexer.value()
      const dimension = this.name("tên phân tổ", "a breakdown")
      if (!this.isSign("=")) this.expected("=", "technology=4G")
      this.token = this.lexer.value()
      const place = this.here()
      where.push({ dimension, value: this.name("giá trị của phân tổ", "a value of the breakdown") })
      if (where.findIndex((one) => one.dimension === dimension) < where.length - 1) {
        stop("breakdown", place, {
          vi: `phân tổ “${dimension}” được chọn hai lần`,
          en: `the breakdown “${dimension}” is chosen twice`,
        })
      }
    } while (this.isSign(";"))
    this.close("]", open)
    return where.toSorted((a, b) => (a.dimension < b.dimension ? -1 : 1))
  }

  private name(vi: string, en: string): string {
    const { kind, text } = this.token
    if (kind !== "word" && kind !== "quoted") {
      stop("expected", this.here(), { vi: `ở đây cần ${vi}`, en: `${en} is expected here` })
    }
    this.advance()
    return text
  }

  private close(bracket: ")" | "]", open: Place): void {
    if (this.isSign(bracket)) return this.advance()
    if (!this.atEnd()) {
      afterExpression(this.here(), this.token, this.look(), bracket)
    }
    const opening = bracket === ")" ? "(" : "["
    stop("expected", open, {
      vi: `dấu ${opening} ở cột ${open.at} không được đóng; thiếu ${bracket}`,
      en: `the ${opening} at column ${open.at} is not closed; ${bracket} is missing`,
    })
  }

  private expected(sign: string, example: string): never {
    return stop("expected", this.here(), {
      vi: `ở đây cần “${sign}”, ví dụ ${example}`,
      en: `“${sign}” is expected here, as in ${example}`,
    })
  }

  private refuseChain(): void {
    const op = this.operator()
    if (op === null || POWER[op] !== COMPARISON) return
    stop("chained-comparison", this.here(), {
      vi: "không so sánh nối tiếp: viết “a < b and b < c”",
      en: "comparisons are not chained: write “a < b and b < c”",
    })
  }

  private isSign(text: string): boolean {
    return this.token.kind === "sign" && this.token.text === text
  }

  private atEnd(): boolean {
    return this.token.kind === "end"
  }

  private advance(): void {
    this.token = this.lexer.next()
  }

  private here(): Place {
    return this.lexer.place(this.token.from, this.token.to)
  }

  /** The current token as the author wrote it: × is × here. */
  private written(): Token {
    const { from, to } = this.token
    return { ...this.token, text: this.lexer.text.slice(from, to) }
  }

  /** The text around the current token, for messages. */
  private look(): { readonly before: string; readonly after: string } {
    const { text } = this.lexer
    return { before: text.slice(0, this.token.from), after: text.slice(this.token.to) }
  }
}
