import type { BinaryNode, BinaryOperator, MeasureNode, Node } from "./ast.ts"
import { formatCode } from "./format.ts"
import { POWER } from "./parser.ts"
import { call, type Say, type Sentence } from "./sentence-calls.ts"

/** How people call a measure; undefined where the code must do. */
export type Names = (code: string) => Sentence | undefined

/**
 * A formula as a sentence, with brackets where the order of reading would mislead.
 *
 * @example
 * sentence(ast, names) // { vi: "số hộ có cáp quang chia cho tổng số hộ", en: "households with fibre divided by households" }
 */
export function sentence(ast: Node, names: Names = () => undefined): Sentence {
  return saidOf(ast, 0, names)
}

const WORDS: Readonly<Record<BinaryOperator, Sentence>> = {
  "+": { vi: "cộng", en: "plus" },
  "-": { vi: "trừ", en: "minus" },
  "*": { vi: "nhân với", en: "times" },
  "/": { vi: "chia cho", en: "divided by" },
  "=": { vi: "bằng", en: "equals" },
  "<>": { vi: "khác", en: "differs from" },
  "<": { vi: "nhỏ hơn", en: "is less than" },
  "<=": { vi: "không quá", en: "is at most" },
  ">": { vi: "lớn hơn", en: "is greater than" },
  ">=": { vi: "đạt từ", en: "is at least" },
  and: { vi: "và", en: "and" },
  or: { vi: "hoặc", en: "or" },
  "??": { vi: "(nếu thiếu thì lấy)", en: "(or, where missing,)" },
}

function saidOf(node: Node, power: number, names: Names): Sentence {
  const part: Say = (one, needed = 0) => saidOf(one, needed, names)
  if (node.kind === "measure") return measureSaid(node, names)
  if (node.kind === "binary") return binarySaid(node, power, part)
  return call(node, part)
}

function binarySaid({ op, left, right }: BinaryNode, power: number, say: Say): Sentence {
  const own = POWER[op]
  const [first, second] = [say(left, own - 1), say(right, own)]
  const { vi, en } = WORDS[op]
  const whole = {
    vi: `${first.vi} ${vi} ${second.vi}`,
    en: `${first.en} ${en} ${second.en}`,
  }
  return own <= power ? { vi: `(${whole.vi})`, en: `(${whole.en})` } : whole
}

function measureSaid({ code, where }: MeasureNode, names: Names): Sentence {
  const name = names(code) ?? { vi: formatCode(code), en: formatCode(code) }
  if (where.length === 0) return name
  const chosen = where.map(({ dimension, value }) => `${dimension}: ${value}`).join("; ")
  return { vi: `${name.vi} (${chosen})`, en: `${name.en} (${chosen})` }
}
