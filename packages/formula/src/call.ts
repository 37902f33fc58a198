import { fold, nearest } from "@tinhso/vietnamese"
import {
  type AcrossNode,
  AGGREGATES,
  BEST,
  type Node,
  type NumberNode,
  type PeriodsNode,
  type Place,
  type Step,
} from "./ast.ts"
import { stop } from "./fault.ts"
import { FUNCTIONS, type FunctionName } from "./functions.ts"

/** How far back `prev` and `growth` may look. */
const MAX_PERIODS = 120
const MAX_DIGITS = 15

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
  if (name !== "tier") return BUILD[name](firsts, place)
  const [of = missing(place)] = firsts
  return { kind: "tier", of, steps: args.slice(1).map(step), ...place }
}

type Builder = (args: readonly Node[], place: Place) => Node

/** How the arguments of a function, counted already, become its node. */
const BUILD: Readonly<Record<Exclude<FunctionName, "tier">, Builder>> = {
  if: ([condition, yes, no], place) => ({
    kind: "if",
    condition: condition ?? missing(place),
    yes: yes ?? missing(place),
    no: no ?? missing(place),
    ...place,
  }),
  min: (args, place) => ({ kind: "min", args, ...place }),
  max: (args, place) => ({ kind: "max", args, ...place }),
  clamp: ([of, low, high], place) => ({
    kind: "clamp",
    of: of ?? missing(place),
    low: low ?? missing(place),
    high: high ?? missing(place),
    ...place,
  }),
  round: ([of, digits], place) => ({
    kind: "round",
    of: of ?? missing(place),
    digits: whole(digits, 0, 0, MAX_DIGITS),
    ...place,
  }),
  abs: ([of], place) => ({ kind: "abs", of: of ?? missing(place), ...place }),
  ytd: ([of], place) => ({ kind: "ytd", of: of ?? missing(place), ...place }),
  prev: (args, place) => backwards("prev", args, place),
  growth: (args, place) => backwards("growth", args, place),
  each: (args, place) => across("each", args, place),
  peers: (args, place) => across("peers", args, place),
  rank: ([of, best], place) => ({
    kind: "rank",
    of: of ?? missing(place),
    best: oneOf(best, BEST, "high"),
    ...place,
  }),
}

function backwards(kind: PeriodsNode["kind"], [of, count]: readonly Node[], place: Place): Node {
  const periods = whole(count, 1, 1, MAX_PERIODS)
  return { kind, of: of ?? missing(place), periods, ...place }
}

function across(kind: AcrossNode["kind"], [of, how]: readonly Node[], place: Place): Node {
  return { kind, of: of ?? missing(place), how: oneOf(how, AGGREGATES, "sum"), ...place }
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

function whole(found: Node | undefined, otherwise: number, least: number, most: number): number {
  if (found === undefined) return otherwise
  const { value, percent } = found.kind === "number" ? found : { value: Number.NaN, percent: false }
  if (Number.isInteger(value) && !percent && value >= least && value <= most) return value
  stop("argument", found, {
    vi: `ở đây cần một số nguyên từ ${least} đến ${most}`,
    en: `a whole number from ${least} to ${most} is expected here`,
  })
}

function oneOf<Word extends string>(
  found: Node | undefined,
  words: readonly Word[],
  otherwise: Word,
): Word {
  if (found === undefined) return otherwise
  const written = found.kind === "measure" && found.where.length === 0 ? found.code : ""
  const word = words.find((one) => one === written.toLowerCase())
  if (word !== undefined) return word
  stop("argument", found, {
    vi: `ở đây cần một trong các từ ${words.join(", ")}`,
    en: `one of the words ${words.join(", ")} is expected here`,
    suggestion: nearest(fold(written), words, 1)[0]?.text,
  })
}
