import type { Criterion } from "../model.ts"
import { differencePoints } from "../points.ts"
import { numberText } from "./say.ts"
import type { SheetLine } from "./model.ts"

type Said = number | "not-applicable" | null

interface Scored {
  readonly self: Said
  readonly final: Said
  /** What the rule gives out of the figures. */
  readonly computed: Said
  /** What whoever judged last wrote. */
  readonly reason: string
  /** Whether the round is over: what nobody verified then counts nothing. */
  readonly over: boolean
}

/**
 * Points of the maximum that an agency does not have, and why: it claimed less, its figures give
 * less, or verification took some away, in the verifier's words. Null where nothing is lost, the
 * criterion does not apply, or nobody has verified it yet.
 */
export function lossOf(
  { maxPoints }: Pick<Criterion, "maxPoints">,
  { self, final, computed, reason, over }: Scored,
): SheetLine["lost"] {
  if (maxPoints === null || final === "not-applicable") return null
  if (final === null) return over ? { points: maxPoints, reason: NOT_VERIFIED } : null
  const lost = differencePoints(maxPoints, final)
  if (lost <= 0) return null
  const claimed = typeof self === "number" ? self : null
  return {
    points: lost,
    reason: joined([unclaimed(maxPoints, claimed, computed), taken(claimed, final, reason)]),
  }
}

interface Words {
  readonly vi: string
  readonly en: string
}

const NOT_VERIFIED: Words = {
  vi: "Chưa được thẩm định, tính 0 điểm.",
  en: "Not verified, counted 0.",
}

function unclaimed(max: number, claimed: number | null, computed: Said): Words | null {
  if (claimed === null && computed !== null) {
    return {
      vi: "Theo số liệu và cách tính, so với các đơn vị cùng nhóm.",
      en: "By figures and rule, against the agencies of the peer group.",
    }
  }
  if (claimed === null) {
    return { vi: "Đơn vị không tự chấm.", en: "The agency claimed nothing." }
  }
  const less = differencePoints(max, claimed)
  if (less <= 0) return null
  const by = (language: "vi" | "en") => numberText(less, language)
  return computed === claimed
    ? {
        vi: `Theo số liệu và cách tính, thấp hơn tối đa ${by("vi")} điểm.`,
        en: `By figures and rule, ${by("en")} points below the maximum.`,
      }
    : {
        vi: `Đơn vị tự chấm thấp hơn tối đa ${by("vi")} điểm.`,
        en: `The agency claimed ${by("en")} points less than the maximum.`,
      }
}

function taken(claimed: number | null, final: number, reason: string): Words | null {
  if (claimed === null) return null
  const by = differencePoints(claimed, final)
  if (by <= 0) return null
  return {
    vi: `Thẩm định hạ ${numberText(by, "vi")} điểm${reason === "" ? ", không nêu lý do." : `: ${reason}`}`,
    en: `Verification took ${numberText(by, "en")} points${reason === "" ? " without a reason." : `: ${reason}`}`,
  }
}

function joined(all: readonly (Words | null)[]): Words {
  const said = all.filter((one) => one !== null)
  return {
    vi: said.map(({ vi }) => vi).join(" "),
    en: said.map(({ en }) => en).join(" "),
  }
}
