import type { Criterion, IndexSet } from "@tinhso/server/assessment/model"

/** A row of a test index: a scored criterion of 10 points unless said otherwise. */
export const criterion = (
  code: string,
  parent: string | null,
  more: Partial<Criterion> = {},
): Criterion => ({
  code,
  parent,
  name: `Tiêu chí ${code}`,
  kind: "scored",
  maxPoints: 10,
  rule: null,
  ruleWords: "",
  figures: [],
  evidence: "optional",
  dataSource: "",
  coVerifier: "",
  notApplicable: "refused",
  note: "",
  ...more,
})

export const indexOf = (criteria: Criterion[], more: Partial<IndexSet> = {}): IndexSet => ({
  id: "thu-2026",
  decision: "",
  issued: null,
  issuer: "",
  name: "Bộ chỉ số thử",
  nameEn: "",
  level: "commune",
  validFrom: null,
  validTo: null,
  maxPoints: null,
  gaps: "",
  source: "",
  criteria,
  pillars: [],
  ...more,
})
