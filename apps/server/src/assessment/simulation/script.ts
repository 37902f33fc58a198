import type { Criterion, IndexSet } from "../model.ts"

const GROUPS = [
  "Nhận thức số",
  "Thể chế số",
  "Hạ tầng số",
  "Nhân lực số",
  "An toàn thông tin mạng",
  "Hoạt động chính quyền số",
]
/** Who confirms figures besides the lead. */
export const CONFIRMS = ["Công an tỉnh", "Sở Tài chính"] as const

const figure = (name: string, unit = "") => ({ name, label: name, unit, indicator: null })

type Rule = Pick<Criterion, "rule" | "figures" | "ruleWords">

/** The kinds of rule that decrees use, in turn; the last has none: people judge. */
const RULES: readonly Rule[] = [
  {
    rule: "a / b * điểm_tối_đa",
    ruleWords: "a/b × điểm tối đa",
    figures: [figure("a"), figure("b")],
  },
  { rule: null, ruleWords: "Thẩm định theo minh chứng", figures: [] },
  {
    rule: "min(a / b / 80%; 1) * điểm_tối_đa",
    ruleWords: "a/b so với 80% × điểm tối đa",
    figures: [figure("a"), figure("b")],
  },
  {
    rule: "tier(x; 4,10; 3,7.5; 2,5; 1,2.5)",
    ruleWords: ">=4: 10; 3: 7,5; 2: 5; 1: 2,5; còn lại: 0",
    figures: [figure("x")],
  },
  {
    rule: "if(đạt; điểm_tối_đa; 0)",
    ruleWords: "Có: điểm tối đa; không: 0",
    figures: [figure("đạt", "có/không")],
  },
  {
    rule: "if(p; điểm_tối_đa / 2; 0) + if(q; điểm_tối_đa / 2; 0)",
    ruleWords: "p: 1/2 điểm tối đa; q: 1/2 điểm tối đa",
    figures: [figure("p", "có/không"), figure("q", "có/không")],
  },
  {
    rule: "1 + 9 * (m - peers(m; min)) / (peers(m; max) - peers(m; min))",
    ruleWords: "Chuẩn hóa min–max về thang 1–10",
    figures: [figure("m")],
  },
]

const POLICIES = ["refused", "excluded", "rescaled", "full"] as const

/** An index of so many criteria of 10 points, of every kind of rule. */
export function playIndex(criteria: number): IndexSet {
  const groups = GROUPS.slice(0, Math.max(1, Math.min(GROUPS.length, criteria)))
  const rows = Array.from({ length: criteria }, (_, i) => criterionAt(i, groups.length))
  const all = groups.flatMap((name, g) => {
    const own = rows.filter(({ parent }) => parent === String(g + 1))
    return [groupRow(String(g + 1), name, own.length * 10), ...own]
  })
  return {
    id: "mo-phong",
    decision: "mô phỏng",
    issued: null,
    issuer: "",
    name: "Bộ chỉ số mô phỏng",
    nameEn: "Simulated index",
    level: "department",
    validFrom: null,
    validTo: null,
    maxPoints: criteria * 10,
    gaps: "",
    source: "tinhso assessment simulate",
    criteria: all,
    pillars: groups.slice(0, 3).map((name, g) => ({
      code: `P${g + 1}`,
      name,
      members: [String(g + 1), String(groups.length)].slice(0, groups.length),
    })),
  }
}

const groupRow = (code: string, name: string, maxPoints: number): Criterion => ({
  ...blank,
  code,
  parent: null,
  name,
  kind: "group",
  maxPoints,
})

const blank = {
  rule: null,
  ruleWords: "",
  figures: [],
  evidence: "none",
  dataSource: "",
  coVerifier: "",
  notApplicable: "refused",
  note: "",
} as const satisfies Partial<Criterion>

function criterionAt(i: number, groups: number): Criterion {
  const group = (i % groups) + 1
  const code = `${group}.${Math.floor(i / groups) + 1}`
  const kind = RULES[i % RULES.length] ?? { rule: null, ruleWords: "", figures: [] }
  const row = { ...blank, ...kind, code, parent: String(group), name: `Tiêu chí ${code}` }
  const scored = { ...row, kind: "scored" as const, maxPoints: 10, figures: [...kind.figures] }
  if (kind.rule?.includes("peers") === true) return scored
  return {
    ...scored,
    evidence: i % 3 === 0 ? "required" : "optional",
    coVerifier: i % 11 === 5 ? (CONFIRMS[i % 2] ?? "") : "",
    notApplicable: POLICIES[i % POLICIES.length] ?? "refused",
  }
}
