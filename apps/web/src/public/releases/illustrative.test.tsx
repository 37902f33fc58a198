import type {
  ReleaseDetail,
  ReleaseDiff,
  ReleaseRow,
  ReleaseSummary,
  RowsPage,
} from "@tinhso/server/indicators/releases/model"
import { expect, test } from "vitest"
import { render } from "../entry-server.tsx"

const summary: ReleaseSummary = {
  id: "quy-4",
  state: "published",
  titleVi: "Quý IV",
  titleEn: "Q4",
  noteVi: "",
  noteEn: "",
  contents: {
    indicators: ["tổng_hộ"],
    units: "06652.2025",
    periods: ["2025-Q4"],
    breakdowns: [],
    view: "reported",
    figures: false,
  },
  asOf: "2026-11-21T01:00:00.000Z",
  rows: 1,
  preparedAt: "2026-11-21T01:00:00.000Z",
  number: 1,
  publishedAt: "2026-11-21T02:00:00.000Z",
  sha256: "a".repeat(64),
  corrects: null,
  reason: null,
  correctedBy: null,
  illustrative: false,
}
const detail: ReleaseDetail = {
  ...summary,
  batch: 1,
  rowsSha256: "b".repeat(64),
  units: 1,
  withValue: 1,
  indicators: [
    {
      code: "tổng_hộ",
      nameVi: "Tổng số hộ",
      nameEn: "Households",
      unitOfMeasure: "hộ",
      formulas: [],
      rows: 1,
      withValue: 1,
    },
  ],
  periods: [{ period: "2025-Q4", rows: 1 }],
  breakdowns: [],
  checks: [],
  accepted: null,
  alone: null,
  files: null,
  previous: null,
  ownWork: null,
}
const row: ReleaseRow = {
  indicator: "tổng_hộ",
  period: "2025-Q4",
  unit: "06652.2025",
  unitCode: "06652",
  unitName: "Phường Hà Tu",
  breakdown: "",
  kind: "measure",
  comparator: "=",
  value: 1000,
  written: null,
  unitOfMeasure: "hộ",
  status: "normal",
  reported: 1,
  expected: 1,
  estimated: false,
  figure: "",
  label: "",
  parts: "",
  source: "",
}
const rows: RowsPage = { total: 1, offset: 0, rows: [row] }
const link = { id: "quy-4", titleVi: "Quý IV", titleEn: "Q4", publishedAt: summary.preparedAt }
const diff: ReleaseDiff = {
  from: link,
  to: { ...link, id: "quy-4-dc1" },
  illustrative: false,
  names: {},
  same: 1,
  changed: 0,
  added: 0,
  removed: 0,
  causes: [],
  total: 0,
  offset: 0,
  rows: [],
}

/** The pages as they are where made-up values stand in the database, or none. */
async function shown(url: string, illustrative: boolean): Promise<string> {
  const answers: Record<string, unknown> = {
    "/api/v1/revision": { changedAt: summary.preparedAt },
    "/api/v1/releases": [{ ...summary, illustrative }],
    "/api/v1/releases/quy-4": { ...detail, illustrative },
    "/api/v1/releases/quy-4/rows": rows,
    "/api/v1/releases/quy-4/diff/quy-4-dc1": { ...diff, illustrative },
  }
  const { status, html } = await render({
    url,
    origin: "https://so.example.vn",
    language: url.startsWith("/en") ? "en" : "vi",
    theme: null,
    now: "2026-11-21T02:00:00.000Z",
    assets: { script: "/assets/a.js", style: "/assets/a.css", fonts: [] },
    api: <T,>(path: string): Promise<T> => {
      const found = answers[path.split("?")[0] ?? ""]
      if (found === undefined) return Promise.reject(new Error(path))
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the samples are typed above
      return Promise.resolve(found as T)
    },
  })
  expect(status).toBe(200)
  return html
}

test.each(["/r", "/r/quy-4", "/r/quy-4/tổng_hộ/06652.2025/2025-Q4", "/r/quy-4/so-sanh/quy-4-dc1"])(
  "%s says that figures are made up where they are, and only there",
  async (path) => {
    expect(await shown(path, true)).toContain("Số liệu minh họa")
    expect(await shown(`/en${path}`, true)).toContain("Made-up figures")
    expect(await shown(path, false)).not.toContain("minh họa")
  },
)
