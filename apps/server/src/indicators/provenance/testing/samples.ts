import type { CellProvenance, Opened, Provenance } from "../model.ts"

const opened: Opened = {
  indicator: "tỷ_lệ",
  unit: "22",
  period: "2025-Q4",
  ytd: false,
  by: "",
  part: null,
  inside: false,
  version: null,
  view: "reported",
  screen: "figure",
}
const unit = {
  id: "22",
  code: "22",
  name: "Quảng Ninh",
  fullName: "Tỉnh Quảng Ninh",
  level: "province",
  opened: null,
  closed: null,
} as const
const commune = {
  ...unit,
  id: "06652",
  name: "Hà Tu",
  fullName: "Phường Hà Tu",
  level: "commune",
} as const
const period = {
  code: "2025-Q4",
  kind: "quarter",
  starts: "2025-10-01",
  ends: "2025-12-31",
} as const
const AT = "2026-11-21T02:00:00.000Z"
const proof = { holds: true, recomputed: 1, saysVi: "", saysEn: "" }

/** A rate of two measures. */
export const FIGURE: Provenance = {
  opened,
  day: "2025-12-31",
  stage: "published",
  asOf: null,
  knownAt: AT,
  illustrative: false,
  unit,
  period,
  kind: "indicator",
  nameVi: "Tỷ lệ",
  nameEn: "Rate",
  unitOfMeasure: "%",
  value: 50,
  status: "normal",
  reported: 1,
  expected: 2,
  formula: {
    text: "a / b * 100",
    sentenceVi: "A chia cho b.",
    sentenceEn: "A over b.",
    version: 2,
    validFrom: "2024-01-01",
    document: "660/KH-UBND",
    recordedAt: AT,
  },
  inputs: ["a", "b"].map((code) => ({
    read: code,
    kind: "measure",
    nameVi: code,
    nameEn: code,
    unitOfMeasure: "hộ",
    value: 1,
    status: "normal",
    reported: 1,
    expected: 2,
    opens: { ...opened, indicator: code },
  })),
  measure: null,
  contributors: null,
  proof,
}

/** A sum over a unit that was merged since. */
export const GATHERED: Provenance = {
  ...FIGURE,
  kind: "measure",
  formula: null,
  inputs: [],
  contributors: {
    all: 2,
    reported: 1,
    missing: 1,
    notApplicable: 0,
    uncarried: 0,
    found: 2,
    offset: 0,
    limit: 50,
    rows: [
      {
        unit: commune,
        value: 2,
        status: "normal",
        weight: 0.5,
        brings: 1,
        share: 1,
        decides: false,
        made: "cell",
        carried: [
          {
            source: "06652",
            target: "06652.2025",
            date: "2025-07-01",
            event: "split",
            share: 0.5,
            basis: "population",
            document: "1679/NQ-UBTVQH15",
          },
        ],
        cell: null,
        opens: { ...opened, unit: "06652", screen: "cell" },
      },
      {
        unit: commune,
        value: null,
        status: "missing",
        weight: 1,
        brings: null,
        share: null,
        decides: false,
        made: "none",
        carried: [],
        cell: null,
        opens: { ...opened, unit: "06653", screen: "cell" },
      },
    ],
  },
}

const source = { kind: "form", form: "ha-tang-2025-q4/06652" } as const
const version = {
  layer: "published",
  value: 2,
  status: "normal",
  written: "2",
  place: "dòng 3",
  source,
  enteredAt: AT,
  enteredBy: null,
  publishedAt: AT,
} as const

/** A cell that was corrected once, with the report it was sent with. */
export const CELL: CellProvenance = {
  opened: { ...opened, unit: "06652", screen: "cell" },
  stage: "published",
  asOf: null,
  knownAt: AT,
  illustrative: false,
  unit: commune,
  period,
  nameVi: "Hộ",
  nameEn: "Households",
  unitOfMeasure: "hộ",
  inTime: "last",
  value: 2,
  status: "normal",
  made: "cell",
  parts: [],
  versions: [
    { ...version, version: 9, supersededAt: null },
    {
      ...version,
      version: 4,
      supersededAt: AT,
      place: "B7",
      source: { kind: "file", file: "a.xlsx", sheet: "Trang 1", sha256: "ab" },
    },
  ],
  reports: [
    {
      collection: "ha-tang-2025-q4",
      title: "Hạ tầng số",
      reporter: "Phường Hà Tu",
      steps: [
        { at: AT, kind: "submitted", role: "reporter", organisation: "Phường Hà Tu", by: null },
        { at: AT, kind: "verified", role: "verifier", organisation: "Tỉnh Quảng Ninh", by: null },
        { at: AT, kind: "published", role: "verifier", organisation: "Tỉnh Quảng Ninh", by: null },
      ],
      evidence: [
        {
          id: "abcdefghij0123456789",
          unit: "06652",
          number: "15/BC",
          issuer: null,
          issued: "2025-12-31",
          summary: "Báo cáo",
          file: null,
          link: "https://so.vn/a",
          version: 1,
          recordedAt: AT,
          recordedBy: null,
          public: true,
        },
      ],
    },
  ],
  proof,
}
