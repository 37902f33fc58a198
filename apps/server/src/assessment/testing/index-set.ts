import type { Criterion, IndexSet } from "../model.ts"

/** A row of a test index: a scored criterion of 10 points unless said otherwise. */
export const row = (code: string, more: Partial<Criterion> = {}): Criterion => ({
  code,
  parent: code.includes(".") ? code.slice(0, code.lastIndexOf(".")) : null,
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

export const group = (code: string, maxPoints: number | null, more: Partial<Criterion> = {}) =>
  row(code, { kind: "group", maxPoints, ...more })

/** A figure without a unit of measure that the agency declares. */
export const figure = (name: string, unit = "") => ({ name, label: "", unit, indicator: null })

export const indexSet = (criteria: Criterion[], more: Partial<IndexSet> = {}): IndexSet => ({
  id: "thu-2026",
  decision: "1/QĐ-UBND",
  issued: "2026-01-01",
  issuer: "UBND tỉnh",
  name: "Bộ chỉ số thử",
  nameEn: "Test index",
  level: "commune",
  validFrom: "2026-01-01",
  validTo: null,
  maxPoints: null,
  gaps: "",
  source: "",
  criteria,
  pillars: [],
  ...more,
})
