import { sentence } from "@tinhso/formula"
import type { RuleTrial, RuleTried } from "../model.ts"
import { compileRule, MAXIMUM } from "./compile-rule.ts"
import { scoreColumn } from "./score-column.ts"

const MAXIMUM_NAME = { vi: "điểm tối đa", en: "the maximum" }
const NOTHING = { explained: null, faults: [], ring: [], points: [] } as const

/**
 * What a rule says in words, and what it gives to example agencies: they are one peer group, so
 * ranks and the least and most of the group are among them.
 */
export function tryRule({ rule, figures, maxPoints, examples }: RuleTrial): RuleTried {
  if (rule.trim() === "") return { ...NOTHING, faults: [], ring: [], points: [] }
  const compiled = compileRule({ rule, figures, maxPoints, code: "tiêu chí này" })
  if (!compiled.ok) {
    return { ...NOTHING, faults: [...compiled.faults], ring: [], points: [] }
  }
  const labels = new Map(
    figures.map(({ name, label }) => [name, label.trim() === "" ? name : label] as const),
  )
  const nameOf = (code: string) => labels.get(code) ?? MAXIMUM_NAME.vi
  const said = sentence(compiled.ast, (code) =>
    code === MAXIMUM ? MAXIMUM_NAME : { vi: nameOf(code), en: nameOf(code) },
  )
  return {
    explained: {
      unit: "điểm",
      dependencies: compiled.reads.map((read) => ({ read, nameVi: nameOf(read) })),
      notAggregable: [],
      sentenceVi: capital(said.vi),
      sentenceEn: capital(said.en),
    },
    faults: [],
    ring: [],
    points: scoreColumn(compiled, maxPoints, {
      now: examples.map((example) => new Map(Object.entries(example))),
    }),
  }
}

const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1)
