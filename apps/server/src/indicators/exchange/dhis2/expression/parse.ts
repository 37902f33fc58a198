import type { BinaryOp, Expr } from "./ast.ts"

export type Parsed =
  | { readonly ok: true; readonly expr: Expr }
  | { readonly ok: false; readonly at: number; readonly why: string }

/** Loosest first. Operators of one level are read from left to right, as the DHIS2 server reads them. */
const LEVELS: readonly (readonly BinaryOp[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/", "%"],
]

const MOST_DEPTH = 100

class Fault extends Error {
  readonly at: number
  readonly why: string

  constructor(at: number, why: string) {
    super(why)
    this.at = at
    this.why = why
  }
}

/**
 * The tree of a DHIS2 expression. Precedence is that of the DHIS2 server's grammar: `*`, `/` and `%`
 * are one level, so are `+` and `-`, each from left to right; `^` binds tightest and from the right.
 * (The JavaScript library @dhis2/expression-parser 1.1.0 lets `*` bind tighter than `/` and `+` than
 * `-`: there `2 - 3 + 4` is -5. A server says 3.)
 */
export function parseExpression(text: string): Parsed {
  try {
    const reader = new Reader(text)
    const expr = reader.whole()
    return { ok: true, expr }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, at: error.at, why: error.why }
    throw error
  }
}

const NUMBER = /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/uy
const NAME = /[A-Za-z_][A-Za-z0-9_:]*/uy
const ITEM = /([#A-Z]+)\{([^}]*)\}/uy

class Reader {
  private readonly text: string
  private pos = 0
  private depth = 0

  constructor(text: string) {
    this.text = text
  }

  whole(): Expr {
    const expr = this.level(0)
    if (this.pos < this.text.length) this.stop(`ký tự “${this.text[this.pos]}” không đúng chỗ`)
    return expr
  }

  private stop(why: string): never {
    throw new Fault(this.pos + 1, why)
  }

  private blanks(): void {
    for (;;) {
      while (/\s/u.test(this.text[this.pos] ?? "")) this.pos++
      if (!this.text.startsWith("/*", this.pos)) return
      const end = this.text.indexOf("*/", this.pos)
      if (end < 0) this.stop("chú thích không kết thúc")
      this.pos = end + 2
    }
  }

  private level(which: number): Expr {
    const ops = LEVELS[which]
    if (ops === undefined) return this.unary()
    let left = this.level(which + 1)
    for (;;) {
      const at = this.pos + 1
      const op = this.operator(ops)
      if (op === null) return left
      left = { kind: "binary", op, left, right: this.level(which + 1), at }
    }
  }

  private operator(ops: readonly BinaryOp[]): BinaryOp | null {
    this.blanks()
    for (const op of ops) {
      const word = op === "&&" ? "and" : op === "||" ? "or" : null
      if (word !== null && this.word(word)) return op
      if (!this.text.startsWith(op, this.pos)) continue
      this.pos += op.length
      return op
    }
    return null
  }

  private word(word: string): boolean {
    NAME.lastIndex = this.pos
    if (NAME.exec(this.text)?.[0] !== word) return false
    this.pos += word.length
    return true
  }

  private unary(): Expr {
    this.blanks()
    const at = this.pos + 1
    const sign = this.text[this.pos]
    if (sign === "-" || sign === "+" || sign === "!") {
      this.pos++
      return { kind: "unary", op: sign, of: this.deeper(() => this.unary()), at }
    }
    if (this.word("not")) return { kind: "unary", op: "!", of: this.deeper(() => this.unary()), at }
    return this.power()
  }

  private power(): Expr {
    const base = this.modified(this.primary())
    this.blanks()
    if (this.text[this.pos] !== "^") return base
    const at = this.pos + 1
    this.pos++
    return { kind: "binary", op: "^", left: base, right: this.deeper(() => this.unary()), at }
  }

  private deeper<T>(read: () => T): T {
    if (++this.depth > MOST_DEPTH) this.stop(`lồng nhau quá ${MOST_DEPTH} tầng`)
    const result = read()
    this.depth--
    return result
  }

  private modified(of: Expr): Expr {
    let expr = of
    for (;;) {
      this.blanks()
      const found = /\.([A-Za-z]+)\(([^()]*)\)/uy
      found.lastIndex = this.pos
      const match = found.exec(this.text)
      if (match === null) return expr
      const [whole, name = "", argument = ""] = match
      expr = { kind: "modified", of: expr, name, argument: argument.trim(), at: this.pos + 1 }
      this.pos += whole.length
    }
  }

  private primary(): Expr {
    this.blanks()
    const at = this.pos + 1
    const first = this.text[this.pos] ?? ""
    if (first === "(") return this.bracketed()
    if (first === "[") return this.named(at)
    if (first === "'" || first === '"') return this.quoted(first, at)
    NUMBER.lastIndex = this.pos
    const number = NUMBER.exec(this.text)?.[0]
    if (number !== undefined) {
      this.pos += number.length
      return { kind: "number", value: Number(number), at }
    }
    ITEM.lastIndex = this.pos
    const item = ITEM.exec(this.text)
    if (item !== null) {
      this.pos += item[0].length
      return { kind: "item", letter: item[1] ?? "", inside: (item[2] ?? "").trim(), at }
    }
    return this.call(at)
  }

  private bracketed(): Expr {
    this.pos++
    const inner = this.deeper(() => this.level(0))
    this.blanks()
    if (this.text[this.pos] !== ")") this.stop("thiếu dấu )")
    this.pos++
    return inner
  }

  private named(at: number): Expr {
    const end = this.text.indexOf("]", this.pos)
    const name = end < 0 ? "" : this.text.slice(this.pos + 1, end).trim()
    if (name !== "days") this.stop(`không biết [${name}]`)
    this.pos = end + 1
    return { kind: "days", at }
  }

  private quoted(quote: string, at: number): Expr {
    const end = this.text.indexOf(quote, this.pos + 1)
    if (end < 0) this.stop("chuỗi không kết thúc")
    this.pos = end + 1
    return { kind: "text", at }
  }

  private call(at: number): Expr {
    NAME.lastIndex = this.pos
    const name = NAME.exec(this.text)?.[0]
    if (name === undefined) {
      return this.stop(
        this.pos >= this.text.length ? "biểu thức chưa hết" : "không hiểu được từ đây",
      )
    }
    this.pos += name.length
    if (name === "true" || name === "false") return { kind: "truth", value: name === "true", at }
    if (name === "null") return { kind: "null", at }
    this.blanks()
    if (this.text[this.pos] !== "(") this.stop(`“${name}” không phải là một hàm`)
    this.pos++
    return { kind: "call", name, args: this.deeper(() => this.args()), at }
  }

  private args(): Expr[] {
    const args: Expr[] = []
    this.blanks()
    if (this.text[this.pos] === ")") {
      this.pos++
      return args
    }
    for (;;) {
      args.push(this.level(0))
      this.blanks()
      const next = this.text[this.pos]
      if (next !== "," && next !== ")") this.stop("cần dấu , hoặc )")
      this.pos++
      if (next === ")") return args
    }
  }
}
