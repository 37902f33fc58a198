import { toNfc } from "@tinhso/vietnamese"
import { compileRule } from "./compile-rule.ts"
import { partsOrChoiceIn, yesNoIn } from "./rule-words/choice.ts"
import { minMaxIn, perItemIn, ranksIn } from "./rule-words/group.ts"
import { itemsIn } from "./rule-words/items.ts"
import { ratioIn } from "./rule-words/ratio.ts"
import type { RuleKnown, RuleRead } from "./rule-words/read.ts"
import { stepsIn } from "./rule-words/steps.ts"

const unknown = (why: string): RuleRead => ({ kind: "unknown", why })

/**
 * Reads how points are given from the words of an annex: "a/b × điểm tối đa", "≥4 lần: 20; 3: 15;
 * còn lại: 0", "Chủ tịch: điểm tối đa; Phó: 1/2 điểm tối đa; còn lại: 0", "mỗi văn bản 2 điểm",
 * "hạng 1–3: …", "(x − min)/(max − min) × điểm tối đa". What is not recognised is listed for a
 * person with the reason: a rule is never made up.
 */
export function readRuleWords(words: string, maxPoints: number | null): RuleRead {
  const text = toNfc(words)
    .replaceAll(/[^\S\n]+/gu, " ")
    .trim()
  if (text === "") return unknown("không ghi cách tính")
  const read =
    minMaxIn(text) ?? ratioIn(text, maxPoints) ?? perItemIn(text) ?? casesIn(text, maxPoints)
  if (read === null) return unknown("không nhận ra cách tính")
  return beyond(read, maxPoints) ?? read
}

function casesIn(text: string, maxPoints: number | null): RuleKnown | null {
  const items = itemsIn(text)
  if (items === null || items.length < 2) return null
  return ranksIn(items) ?? stepsIn(items) ?? yesNoIn(items) ?? partsOrChoiceIn(items, maxPoints)
}

/** A rule that cannot be computed, or gives more than there is, is left to a person. */
function beyond(read: RuleKnown, maxPoints: number | null): RuleRead | null {
  const figures = [...read.figures]
  const compiled = compileRule({ rule: read.rule, figures, maxPoints: maxPoints ?? 1, code: "" })
  if (!compiled.ok) return unknown(`đọc thành “${read.rule}” nhưng không tính được`)
  const given = [...read.rule.matchAll(/; (\d+(?:\.\d+)?)(?=[;)])|,(\d+(?:\.\d+)?)(?=[;)])/gu)]
  const most = Math.max(
    0,
    ...given.map(([, plain = "0", step = "0"]) => Number(plain) + Number(step)),
  )
  return maxPoints !== null && most > maxPoints
    ? unknown(`có mức ${most} điểm, hơn điểm tối đa ${maxPoints}`)
    : null
}
