import type {
  CheckResult,
  CheckRule,
  Figure,
  FigureDetail,
  Measure,
  PlaceFigures,
  PlaceMeasure,
} from "@tinhso/server/indicators/model"
import type { LineageGraph, Unit, UnitRef } from "@tinhso/server/registry/model"
import { assessmentAnswers } from "./assessment.ts"
import { plan, planList } from "./plans.ts"

/** A small province with one good and one wrong figure, as the API answers it. */

export const OLD: UnitRef = {
  id: "24",
  code: "24",
  name: "Bắc Giang",
  fullName: "Tỉnh Bắc Giang",
  level: "province",
  opened: null,
  closed: "2025-07-01",
}
export const NEW: UnitRef = {
  id: "24.2025",
  code: "24",
  name: "Bắc Ninh",
  fullName: "Tỉnh Bắc Ninh",
  level: "province",
  opened: "2025-07-01",
  closed: null,
}

const measure: Measure = {
  code: "bts",
  nameVi: "Trạm BTS",
  nameEn: "Base stations",
  unitOfMeasure: "station",
  share: false,
  inTime: "last",
  overUnits: "sum",
  better: "higher",
  jumpFactor: 5,
  definitionVi: "Số trạm thu phát sóng.",
  definitionEn: "Number of base stations.",
}

export const figure: Figure = {
  id: "bg-03",
  kind: "observation",
  measure,
  place: OLD,
  placeName: "Bắc Giang",
  placeLevel: "province",
  period: { code: "2024-10-09", kind: "day", starts: "2024-10-09", ends: "2024-10-09" },
  comparator: ">",
  value: 3775,
  exact: "3775",
  unitOfMeasure: "station",
  label: "trạm BTS",
  breakdown: [
    { label: "2G", exact: "884" },
    { label: "3G", exact: "2891" },
  ],
  datesPrinted: [],
  whole: null,
  relation: null,
  note: "",
  document: {
    id: "004",
    number: null,
    title: "Bài viết <Bắc Giang>",
    issuer: null,
    issued: null,
    abstract: null,
  },
  source: {
    kind: "published-document",
    file: "figures.csv",
    sheet: null,
    row: 92,
    sha256: "f8ff91e5",
  },
  version: 1,
  recordedAt: "2026-11-20T01:00:00.000Z",
  supersededAt: null,
}

const failure: CheckResult = {
  rule: "parts-sum",
  figure: "bg-03",
  outcome: "fail",
  explanation: "884 + 2.891 = 3.775, không bằng 3.776.",
  explanationEn: "884 + 2,891 = 3,775, which is not 3,776.",
  others: ["bg-04"],
}

const rule: CheckRule = {
  code: "parts-sum",
  titleVi: "Các phần cộng thành tổng",
  titleEn: "Parts sum to the whole",
  reasonVi: "Nếu không, một số bị ghi sai.",
  reasonEn: "Otherwise one number is wrong.",
}

export const row: PlaceMeasure = {
  measure,
  how: "own",
  comparator: ">",
  value: 3775,
  exact: "3775",
  figures: [figure],
  components: [],
  cautions: [],
  reasonVi: null,
  reasonEn: null,
  sentenceVi: "Trên 3.775 trạm BTS.",
  sentenceEn: "More than 3,775 base stations.",
  targets: [],
  comparisons: [],
  failures: [failure],
}

const place: PlaceFigures = {
  place: OLD,
  view: "reported",
  asOf: "2026-11-21T02:00:00.000Z",
  measures: [row],
}

const link = {
  date: "2025-07-01",
  event: "merge",
  share: 1,
  basis: "whole",
  document: "202/2025/QH15",
} as const

const unit: Unit = {
  ...OLD,
  at: "2026-11-21",
  existsThen: false,
  path: [],
  names: [],
  codes: [],
  aliases: [],
  predecessors: [],
  successors: [{ ...NEW, ...link }],
  events: [],
  children: [],
  point: null,
}

const lineage: LineageGraph = {
  unit: "24",
  nodes: [OLD, NEW],
  edges: [{ source: "24", target: "24.2025", ...link }],
}

const detail: FigureDetail = {
  ...figure,
  sentenceVi: "Trên 3.775 trạm BTS.",
  sentenceEn: "More than 3,775 base stations.",
  breakdownVi: ["2G", "3G"],
  checks: [failure],
  target: [],
  comparisons: [],
  history: [figure],
  related: { whole: null, parts: [] },
}

const document = { ...figure.document, figures: 1, places: [OLD] }

/** What each path answers; a path that is not here answers 404. */
export const answers: Readonly<Record<string, unknown>> = {
  ...assessmentAnswers,
  "/api/v1/documents": [document],
  "/api/v1/documents/004": { ...figure.document, figures: [figure] },
  "/api/v1/problems": [{ ...failure, subject: figure }],
  "/api/v1/checks": [rule],
  "/api/v1/measures": [{ ...measure, figures: 1 }],
  "/api/v1/measures/bts/figures": {
    measure,
    view: "reported",
    asOf: place.asOf,
    places: [{ ...row, place: OLD }],
  },
  "/api/v1/releases": [],
  "/api/v1/revision": { changedAt: "2026-11-21T01:00:00.000Z" },
  "/api/v1/overview": {
    view: "reported",
    asOf: place.asOf,
    figures: 1,
    documents: 1,
    problems: 1,
    places: [
      {
        place: OLD,
        madeOf: [],
        nowPartOf: [NEW],
        measures: [row],
        measured: 2,
        targets: [{ status: "behind", count: 1 }],
        newest: figure.period,
      },
    ],
    more: 0,
  },
  "/api/v1/figures": { figures: [figure], next: null },
  "/api/v1/figures/bg-03": detail,
  "/api/v1/places/24/figures": place,
  "/api/v1/places/24/computed": [],
  "/api/v1/computed": [],
  "/api/v1/units": [{ ...NEW, within: "" }],
  "/api/v1/units/24": unit,
  "/api/v1/units/24/children": [],
  "/api/v1/units/24/lineage": lineage,
  "/api/v1/map/units": {
    at: "2026-11-21",
    level: "province",
    units: [{ ...NEW, point: { longitude: 106.1, latitude: 21.2 }, hasBoundary: false }],
    credit: "GeoNames (CC BY 4.0)",
  },
  "/api/v1/plans": planList,
  "/api/v1/plans/thu-1": plan,
  "/api/v1/search": [{ kind: "place", id: "24", title: "Bắc Giang", context: "Tỉnh" }],
}
