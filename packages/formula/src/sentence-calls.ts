import type {
  Aggregate,
  AcrossNode,
  ExtremeNode,
  Node,
  NumberNode,
  PeriodsNode,
  TierNode,
  UnaryNode,
} from "./ast.ts"
import { match } from "./match.ts"
import { plainDecimal } from "./number.ts"

/** The same said in both languages. */
export interface Sentence {
  readonly vi: string
  readonly en: string
}

/** Says a part; in brackets where it binds no tighter than `power`. */
export type Say = (part: Node, power?: number) => Sentence

type Call = Exclude<Node, { kind: "measure" } | { kind: "binary" }>

/** Tighter than any operator: a calculation stands in brackets. */
const TIGHT = 8

/** How literals, signs and functions are said. */
export function call(node: Call, say: Say): Sentence {
  const of = (part: Node) => say(part, TIGHT)
  return match<Call, Sentence>(node, {
    number: numberSaid,
    truth: ({ value }) => (value ? { vi: "đúng", en: "true" } : { vi: "sai", en: "false" }),
    missing: () => ({ vi: "không có số liệu", en: "missing" }),
    unary: (one) => unary(one, of(one.of)),
    if: ({ condition, yes, no }) =>
      both([say(condition), say(yes, 1), say(no, 1)], (vi, [when, then, otherwise]) =>
        vi
          ? `(nếu ${when} thì ${then}, nếu không thì ${otherwise})`
          : `(if ${when} then ${then}, otherwise ${otherwise})`,
      ),
    tier: (steps) => tier(steps, of(steps.of)),
    min: (several) => extreme(several, say),
    max: (several) => extreme(several, say),
    clamp: (range) =>
      both([of(range.of), say(range.low), say(range.high)], (vi, [value, low, high]) =>
        vi
          ? `${value} giới hạn trong khoảng [${low}; ${high}]`
          : `${value} kept within [${low}; ${high}]`,
      ),
    round: ({ of: part, digits }) => rounded(of(part), digits),
    abs: ({ of: part }) => framed(of(part), "giá trị tuyệt đối của ", "the absolute value of "),
    ytd: ({ of: part }) => framed(of(part), "", "", " lũy kế từ đầu năm", " since January"),
    prev: (before) => {
      const { vi, en } = earlier(before)
      return framed(of(before.of), "", "", ` của ${vi}`, ` of ${en}`)
    },
    growth: (before) => {
      const { vi, en } = earlier(before)
      return framed(
        of(before.of),
        "mức tăng của ",
        "the growth of ",
        ` so với ${vi}`,
        ` over ${en}`,
      )
    },
    each: (across) => overUnits(across, of(across.of)),
    peers: (across) => overUnits(across, of(across.of)),
    rank: ({ of: part, best }) =>
      both([of(part)], (vi, [value]) =>
        vi
          ? `thứ hạng theo ${value} (${best === "high" ? "cao" : "thấp"} nhất xếp thứ 1)`
          : `the rank by ${value} (the ${best}est is first)`,
      ),
  })
}

/** One sentence per language of parts said in both. */
function both(
  said: readonly Sentence[],
  compose: (vi: boolean, parts: readonly string[]) => string,
): Sentence {
  return {
    vi: compose(
      true,
      said.map(({ vi }) => vi),
    ),
    en: compose(
      false,
      said.map(({ en }) => en),
    ),
  }
}

function framed(of: Sentence, vi: string, en: string, afterVi = "", afterEn = ""): Sentence {
  return { vi: `${vi}${of.vi}${afterVi}`, en: `${en}${of.en}${afterEn}` }
}

/** 0,5 in Vietnamese, 0.5 in English; 90 % as people write it. */
function numberSaid({ value, percent }: NumberNode): Sentence {
  const en = plainDecimal(value, percent ? 2 : 0)
  const [whole = "", decimals] = en.split(".")
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ".")
  const vi = decimals === undefined ? grouped : `${grouped},${decimals}`
  return percent ? { vi: `${vi}\u00a0%`, en: `${en}%` } : { vi, en }
}

function unary({ op }: UnaryNode, of: Sentence): Sentence {
  return op === "-" ? framed(of, "âm ", "minus ") : framed(of, "không phải ", "not ")
}

function extreme({ kind, args }: ExtremeNode, say: Say): Sentence {
  const least = kind === "min"
  return both(
    args.map((arg) => say(arg)),
    (vi, all) =>
      vi
        ? `số ${least ? "nhỏ" : "lớn"} nhất trong [${all.join("; ")}]`
        : `the ${least ? "smallest" : "largest"} of [${all.join("; ")}]`,
  )
}

function rounded(of: Sentence, digits: number): Sentence {
  if (digits === 0) {
    return framed(of, "", "", " làm tròn đến hàng đơn vị", " rounded to a whole number")
  }
  const [vi, en] = [` làm tròn đến ${digits} chữ số thập phân`, ` rounded to ${digits} decimals`]
  return framed(of, "", "", vi, en)
}

function earlier({ periods }: PeriodsNode): Sentence {
  if (periods === 1) return { vi: "kỳ trước", en: "the period before" }
  return { vi: `${periods} kỳ trước`, en: `${periods} periods before` }
}

const HOW: Readonly<Record<Aggregate, Sentence>> = {
  sum: { vi: "tổng", en: "the sum" },
  avg: { vi: "trung bình", en: "the mean" },
  min: { vi: "số nhỏ nhất", en: "the smallest" },
  max: { vi: "số lớn nhất", en: "the largest" },
  count: { vi: "số đơn vị có số liệu", en: "the number of units with a figure" },
}

function overUnits({ kind, how }: AcrossNode, of: Sentence): Sentence {
  const units =
    kind === "each"
      ? { vi: "tính riêng từng đơn vị trực thuộc", en: "taken unit by unit" }
      : { vi: "trong các đơn vị cùng cấp", en: "among units of the same level" }
  const { vi, en } = HOW[how]
  return { vi: `${vi}, ${units.vi}, của ${of.vi}`, en: `${en}, ${units.en}, of ${of.en}` }
}

function tier({ steps }: TierNode, value: Sentence): Sentence {
  const said = steps.map(({ from, gives }) => [numberSaid(from), numberSaid(gives)] as const)
  const vi = said.map(([from, gives]) => `${gives.vi} khi từ ${from.vi} trở lên`)
  const en = said.map(([from, gives]) => `${gives.en} from ${from.en} on`)
  return {
    vi: `điểm bậc thang theo ${value.vi} (${vi.join("; ")}; còn lại 0)`,
    en: `steps by ${value.en} (${en.join("; ")}; otherwise 0)`,
  }
}
