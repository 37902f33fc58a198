import type { Criterion, IndexTold } from "@tinhso/server/assessment/model"

const criterion = (code: string, more: Partial<Criterion> = {}): Criterion => ({
  code,
  parent: code.includes(".") ? "1" : null,
  name: `Tiêu chí ${code}`,
  kind: "scored",
  maxPoints: 10,
  rule: null,
  ruleWords: "",
  figures: [],
  evidence: "required",
  dataSource: "",
  coVerifier: "",
  notApplicable: "refused",
  note: "",
  ...more,
})

/** An issued index with a rule, a judged criterion, information, a pillar and a gap. */
export const indexTold: IndexTold = {
  version: 2,
  stamp: "2",
  issuedAt: "2026-06-01T02:00:00.000Z",
  index: {
    id: "xa-2026",
    decision: "311/QĐ-UBND",
    issued: "2026-05-20",
    issuer: "UBND tỉnh",
    name: "Bộ chỉ số cấp xã",
    nameEn: "Commune index",
    level: "commune",
    validFrom: null,
    validTo: null,
    maxPoints: 20,
    gaps: "Chưa có cách tính của tiêu chí 1.2.",
    source: "Quyết định",
    criteria: [
      criterion("1", { kind: "group", maxPoints: 20, name: "Nhận thức số" }),
      criterion("1.1", {
        rule: "a / b * điểm_tối_đa",
        ruleWords: "a/b × điểm tối đa",
        figures: [
          { name: "a", label: "hộ có cáp quang", unit: "hộ", indicator: "hộ_có_cáp_quang" },
        ],
        coVerifier: "Công an tỉnh",
        notApplicable: "excluded",
      }),
      criterion("1.2"),
      criterion("1.3", { kind: "information", maxPoints: null }),
    ],
    pillars: [{ code: "P1", name: "Chính quyền số", members: ["1"] }],
  },
  findings: [{ code: "1.2", weight: "gap", message: "chưa biết cách tính" }],
}
