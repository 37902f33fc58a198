import type { Node, Place } from "../ast.ts"
import { type Fault, fault } from "../fault.ts"
import { isPercent, isPlainRatio, type Unit, unitNamed } from "./unit.ts"

export type Mismatch = "add" | "subtract" | "compare" | "choose"

const VERBS: Readonly<Record<Mismatch, readonly [vi: string, en: string]>> = {
  add: ["không cộng được", "cannot be added to"],
  subtract: ["không trừ được", "cannot be subtracted from"],
  compare: ["không so sánh được", "cannot be compared with"],
  choose: ["hai nhánh khác đơn vị:", "branches differ in unit:"],
}

/** Says what is wrong with types and units. */
export class Faults {
  private readonly list: Fault[]

  constructor(list: Fault[]) {
    this.list = list
  }

  mismatch(at: Place, how: Mismatch, left: Unit, right: Unit): void {
    const [vi, en] = VERBS[how]
    const [a, b] = [unitNamed(left), unitNamed(right)]
    const order = how === "subtract" ? [b.en, a.en] : [a.en, b.en]
    const english = how === "choose" ? `${en} ${a.en}, ${b.en}` : order.join(` ${en} `)
    const hint = ratioHint(left, right)
    const between = how === "subtract" ? "cho" : how === "choose" ? "và" : "với"
    this.add("unit", at, `${vi} “${a.vi}” ${between} “${b.vi}”${hint.vi}`, `${english}${hint.en}`)
  }

  offBy(at: Place, factor: number): void {
    const many = factor > 1
    const count = many ? factor : Math.round(1 / factor)
    this.add(
      "unit",
      at,
      `kết quả ${many ? "lớn" : "nhỏ"} gấp ${count} lần: hãy ${many ? "chia" : "nhân"} cho ${count}`,
      `the result is ${count} times too ${many ? "large" : "small"}: ${many ? "divide" : "multiply"} by ${count}`,
    )
  }

  needsNumber(node: Node): void {
    this.add(
      "type",
      node,
      "ở đây cần một số, không phải đúng/sai: dùng if(…; 1; 0)",
      "a number is needed here, not a yes or no: use if(…; 1; 0)",
    )
  }

  needsTruth(node: Node): void {
    this.add(
      "type",
      node,
      "ở đây cần một điều kiện đúng/sai, ví dụ a > 0",
      "a condition is needed here, such as a > 0",
    )
  }

  tierOrder(at: Place): void {
    this.add(
      "tier-order",
      at,
      "các ngưỡng của tier phải giảm dần; bậc này không bao giờ đạt tới",
      "thresholds of tier go down; this step is never reached",
    )
  }

  sumOfRatios(at: Place): void {
    this.add(
      "unit",
      at,
      "không cộng tỷ lệ của nhiều đơn vị: tính tỷ lệ của các tổng, hoặc dùng avg nếu văn bản quy định",
      "ratios of units are not summed: take the ratio of the sums, or avg where the text says so",
    )
  }

  nesting(at: Place, inner: string, outer: string): void {
    this.add(
      "nesting",
      at,
      outer === "ytd"
        ? `không đặt ${inner} trong ytd: viết ${inner}(ytd(x))`
        : `không đặt ${inner} trong ${outer === "peers" ? "peers hay rank" : outer}`,
      outer === "ytd"
        ? `${inner} does not go inside ytd: write ${inner}(ytd(x))`
        : `${inner} does not go inside ${outer === "peers" ? "peers or rank" : outer}`,
    )
  }

  private add(code: "unit" | "type" | "tier-order" | "nesting", at: Place, vi: string, en: string) {
    this.list.push(fault(code, at, { vi, en }))
  }
}

function ratioHint(left: Unit, right: Unit): { readonly vi: string; readonly en: string } {
  const mixed = (isPercent(left) && isPlainRatio(right)) || (isPlainRatio(left) && isPercent(right))
  if (!mixed) return { vi: "", en: "" }
  return { vi: "; nhân tỷ số với 100 trước", en: "; multiply the ratio by 100 first" }
}
