import { fold, nearest } from "@tinhso/vietnamese"
import { AGGREGATES, BEST, type Node, type NumberNode, type Place, type Step } from "./ast.ts"
import { stop } from "./fault.ts"
import { FUNCTIONS, type FunctionName } from "./functions.ts"

/** How far back `prev` and `growth` may look. */
export const MAX_PERIODS = 120
export const MAX_DIGITS = 15

/** The node of a call, its arguments counted and read. Only the steps of `tier` are pairs. */
export function callNode(name: FunctionName, args: readonly Node[][], place: Place): Node {
  const { least, most, form } = FUNCTIONS[name]
  if (args.length < least || args.length > most) {
    const count = least === most ? `${least}` : `${least}–${most}`
    stop("arguments", place, {
      vi: `hàm ${name} cần ${count} đối số, ở đây có ${args.length}: ${form}`,
      en: `${name} takes ${count} arguments, not ${args.length}: ${form}`,
    })
  }
  const firsts = args.flatMap((parts) => parts.slice(0, 1))
  if (name !== "tier") return node(name, firsts, place)
  const [of = missing(place)] = firsts
  return { kind: "tier", of, steps: args.slice(1).map(step), ...place }
}

function node(name: Exclude<FunctionName, "tier">, args: readonly Node[], place: Place): Node {
  const [of = missing(place), second = missing(place), third = missing(place)] = args
  const given = args.length > 1 ? second : null
  switch (name) {
    case "if":
      return { kind: "if", condition: of, yes: second, no: third, ...place }
    case "min":
    case "max":
      return { kind: name, args, ...place }
    case "clamp":
      return { kind: "clamp", of, low: second, high: third, ...place }
    case "round":
      return { kind: "round", of, digits: whole(given, 0, 0, MAX_DIGITS), ...place }
    case "prev":
    case "growth":
      return { kind: name, of, periods: whole(given, 1, 1, MAX_PERIODS), ...place }
    case "abs":
    case "ytd":
      return { kind: name, of, ...place }
    case "each":
    case "peers":
      return { kind: name, of, how: oneOf(given, AGGREGATES, "sum"), ...place }
    case "rank":
      return { kind: "rank", of, best: oneOf(given, BEST, "high"), ...place }
  }
}

const missing = (place: Place): Node => ({ kind: "missing", ...place })

/** A step "4,20": from 4 on, 20. */
function step(pair: readonly Node[]): Step {
  const [from, gives] = pair
  const place = { at: from?.at ?? 1, end: pair.at(-1)?.end ?? 2 }
  if (pair.length !== 2 || from === undefined || gives === undefined) {
    stop("argument", place, {
      vi: "mỗi bậc của tier là một cặp “ngưỡng,giá trị”, ví dụ 4,20; số thập phân viết bằng dấu chấm",
      en: "each step of tier is a pair “threshold,value”, as in 4,20; decimals are written with a point",
    })
  }
  return { from: constant(from), gives: constant(gives) }
}

function constant(found: Node): NumberNode {
  if (found.kind === "number") return found
  if (found.kind === "unary" && found.op === "-" && found.of.kind === "number") {
    return { ...found.of, value: 0 - found.of.value, at: found.at }
  }
  stop("argument", found, {
    vi: "ngưỡng và giá trị của tier phải là số viết sẵn",
    en: "thresholds and values of tier must be plain numbers",
  })
}

function whole(found: Node | null, otherwise: number, least: number, most: number): number {
  if (found === null) return otherwise
  const { value, percent } =
    found.kind === "number" ? found : { value: Number.NaN, percent: false }
  if (Number.isInteger(value) && !percent && value >= least && value <= most) return value
  stop("argument", found, {
    vi: `ở đây cần một số nguyên từ ${least} đến ${most}`,
    en: `a whole number from ${least} to ${most} is expected here`,
  })
}

function oneOf<Word extends string>(
  found: Node | null,
  words: readonly Word[],
  otherwise: Word,
): Word {
  if (found === null) return otherwise
  const written = found.kind === "measure" && found.where.length === 0 ? found.code : ""
  const word = words.find((one) => one === written.toLowerCase())
  if (word !== undefined) return word
  stop("argument", found, {
    vi: `ở đây cần một trong các từ ${words.join(", ")}`,
    en: `one of the words ${words.join(", ")} is expected here`,
    suggestion: nearest(fold(written), words, 1)[0]?.text,
  })
}
