import type { PlanDetail, PlanList, TargetReport } from "@tinhso/server/indicators/plans/model"
import type { UnitRef } from "@tinhso/server/registry/model"

const place: UnitRef = {
  id: "24",
  code: "24",
  name: "Bắc Giang",
  fullName: "Tỉnh Bắc Giang",
  level: "province",
  opened: null,
  closed: "2025-07-01",
}
const year = (code: string) =>
  ({ code, kind: "year", starts: `${code}-01-01`, ends: `${code}-12-31` }) as const

const target: TargetReport = {
  id: "a",
  text: "Hộ có cáp quang",
  textEn: "Households with fibre",
  place,
  period: year("2027"),
  comparator: ">=",
  exact: "90",
  highExact: null,
  unitOfMeasure: "%",
  measure: "households_with_fibre_pct",
  figure: "t-01",
  observation: null,
  computed: null,
  source: null,
  sourceEn: null,
  baseline: { exact: "40", period: year("2022") },
  status: "behind",
  gapExact: "-20",
  expectedExact: "80.000000",
  since: "2024-12-31",
  overdue: false,
  by: { kind: "organisation", name: "Sở Khoa học và Công nghệ" },
  explanation: "Chưa đạt chỉ tiêu: 70 % (năm 2025).",
  explanationEn: "Behind: 70% (2025).",
  note: "",
  noteEn: "",
}

const summary = {
  id: "thu-1",
  number: null,
  title: "Kế hoạch <thử>",
  titleEn: "Trial plan",
  issuer: null,
  issued: null,
  place,
  nowPartOf: [],
  starts: "2023-01-01",
  ends: "2027-12-31",
  unchecked: true,
  targets: 3,
  counts: { behind: 1, reached: 1, "not-measurable": 1 },
  goals: { stated: 4, listed: 1 },
  tasks: { stated: 10, listed: 0 },
  taskStates: {},
}
const asked = {
  view: "at:2026-11-21",
  asOf: "2026-11-21T02:00:00.000Z",
  on: "2026-11-21",
}

export const planList: PlanList = { ...asked, plans: [summary], carried: [] }

const side = { plan: "thu-1", target: "a", place }

/** A plan with one target behind, one reached and one in words. */
export const plan: PlanDetail = {
  ...summary,
  ...asked,
  version: 1,
  source: "Bản chép",
  note: "Chưa đối chiếu.",
  noteEn: "",
  goalList: [{ id: "1", text: "Dữ liệu số", textEn: "Digital data" }],
  taskList: [],
  targetList: [
    target,
    { ...target, id: "b", text: "Đã đạt", textEn: "Done", status: "reached", since: null },
    {
      ...target,
      id: "c",
      text: "Bằng lời",
      textEn: "In words",
      status: "not-measurable",
      comparator: null,
      exact: null,
      figure: null,
      since: null,
      by: { kind: "place", name: "Tỉnh Bắc Giang" },
    },
  ],
  figures: [],
  cascade: [
    {
      parent: side,
      text: "Hộ",
      textEn: "Households",
      children: [],
      outcome: "fail",
      sumExact: "90",
      explanation: "60 + 30 = 90 hộ, không khớp với chỉ tiêu 100 hộ.",
      explanationEn: "60 + 30 = 90 households, which does not agree with 100.",
      cells: null,
    },
  ],
  carried: [
    {
      place: { ...place, id: "24.2025", name: "Bắc Ninh", fullName: "Tỉnh Bắc Ninh", closed: null },
      measure: "households_with_fibre_pct",
      title: "Hộ có cáp quang",
      titleEn: "Households with fibre",
      how: "side-by-side",
      comparator: null,
      exact: null,
      unitOfMeasure: "%",
      targets: [{ ...side, period: year("2027"), comparator: ">=", exact: "90", figure: "t-01" }],
      reason: "Không cộng các tỷ lệ.",
      reasonEn: "Shares are not added.",
    },
  ],
}
