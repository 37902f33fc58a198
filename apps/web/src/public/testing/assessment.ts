import type {
  AgencyLine,
  AgencyReport,
  AgencySeries,
  IndexHead,
  PublishedRound,
  RoundHead,
  RoundReport,
} from "@tinhso/server/assessment/outputs/model"
import { indexTold } from "./index-told.ts"

/** A published round of two agencies, as the API answers it. */

const head: RoundHead = {
  id: "2026-q3",
  title: "Chấm điểm quý III/2026",
  kind: "quarterly",
  state: "published",
  lead: { unit: "22.SKHCN", name: "Sở Khoa học và Công nghệ" },
  council: { unit: "22.HD", name: "Hội đồng thẩm định" },
  dataStarts: "2026-07-01",
  dataEnds: "2026-09-30",
  publishedAt: "2026-11-01T01:00:00.000Z",
  sha256: "c0ffee".padEnd(64, "0"),
  previous: {
    id: "2026-q2",
    title: "Chấm điểm quý II/2026",
    comparable: "no",
    note: "Hai bản của bộ chỉ số, chưa có bảng đối chiếu.",
  },
  rules: { unverified: "block", leastPeers: 2, shake: 0.2, draws: 1000, seed: 1 },
}

const index: IndexHead = {
  id: "xa-2026",
  version: 2,
  name: "Bộ chỉ số cấp xã",
  nameEn: "Commune index",
  decision: "311/QĐ-UBND",
  issued: "2026-05-20",
  issuer: "UBND tỉnh",
  level: "commune",
  maxPoints: 20,
  gaps: "Chưa có cách tính của tiêu chí 1.2.",
  pillars: [{ code: "P1", name: "Chính quyền số" }],
  parts: [{ code: "1", name: "Nhận thức số", maxPoints: 20 }],
}

const agency = (unit: string, name: string, points: number, rank: number): AgencyLine => ({
  unit,
  name,
  group: "communes",
  points,
  maxPoints: 20,
  value: points / 20,
  rank,
  of: 2,
  best: 1,
  worst: 2,
  before: null,
  submitted: rank === 1,
  pillars: { P1: points / 20 },
  parts: { "1": points },
  shares: { P1: points / 20 },
  gained: null,
})

const first = agency("24", "Xã <Ba Chẽ>", 15.5, 1)
const second = agency("22.STC", "Sở Tài chính", 7, 2)

export const roundReport: RoundReport = {
  round: head,
  index,
  marks: [],
  group: null,
  allGroups: [
    { group: "communes", name: { vi: "Xã, phường, đặc khu", en: "Communes" }, agencies: 2 },
  ],
  groups: [
    {
      group: "communes",
      name: { vi: "Xã, phường, đặc khu", en: "Communes" },
      agencies: 2,
      submitted: 1,
      ranked: true,
      mean: 11.25,
      median: 11.25,
      most: 15.5,
      least: 7,
      share: 0.5625,
    },
  ],
  columns: [{ code: "P1", name: "Chính quyền số" }],
  standings: [first, second],
  criteria: [
    {
      code: "1.1",
      name: "Tiêu chí 1.1",
      part: "1",
      maxPoints: 10,
      scored: 2,
      notApplicable: 0,
      mean: 6.25,
      least: 5,
      lower: 5.62,
      median: 6.25,
      upper: 6.88,
      most: 7.5,
      lowered: 2,
      zeroed: 1,
      raised: 0,
      lost: 4.5,
      reasons: [{ reason: "Thiếu minh chứng", times: 2 }],
    },
  ],
  sums: { self: 27, final: 22.5, lowered: 2, zeroed: 1, raised: 0 },
  disputes: {
    appealed: 0,
    agencies: 0,
    decided: 0,
    raised: 0,
    kept: 0,
    lowered: 0,
    waiting: 0,
    differed: 0,
  },
  sentences: [
    {
      about: "leading",
      vi: [
        { text: "15,5", to: "/cham-diem/2026-q3/24" },
        { text: " điểm, cao nhất.", to: null },
      ],
      en: [
        { text: "15.5", to: "/cham-diem/2026-q3/24" },
        { text: " points, the most.", to: null },
      ],
    },
  ],
}

const agencyReport: AgencyReport = {
  round: head,
  index,
  marks: [],
  agency: first,
  groupName: { vi: "Xã, phường, đặc khu", en: "Communes" },
  lines: [
    {
      code: "1",
      name: "Nhận thức số",
      kind: "group",
      depth: 0,
      part: "1",
      maxPoints: 20,
      ruleWords: "",
      figures: [],
      computed: null,
      self: null,
      verified: null,
      verifiers: [],
      appealed: null,
      final: 15.5,
      lost: null,
      evidence: [],
    },
    {
      code: "1.1",
      name: "Tiêu chí 1.1",
      kind: "scored",
      depth: 1,
      part: "1",
      maxPoints: 10,
      ruleWords: "a/b × điểm tối đa",
      figures: [
        {
          name: "a",
          label: "hộ có cáp quang",
          unit: "hộ",
          value: 8913,
          origin: { kind: "indicator", code: "hộ_có_cáp_quang", period: "2026-Q3" },
        },
        { name: "b", label: "", unit: "", value: null, origin: null },
      ],
      computed: 7.5,
      self: 7.5,
      verified: 5,
      verifiers: [{ part: "lead", organisation: head.lead }],
      appealed: 7.5,
      final: 5,
      lost: {
        points: 5,
        reason: { vi: "Thẩm định hạ 2,5 điểm: Thiếu", en: "Verification took 2.5 points: Thiếu" },
      },
      evidence: [
        {
          id: "abcdefghijklmnopqrst",
          number: "12/BC-UBND",
          issuer: "UBND xã",
          issued: "2026-09-12",
          summary: "Báo cáo",
          link: null,
          hasFile: true,
        },
        {
          id: "bbcdefghijklmnopqrst",
          number: null,
          issuer: null,
          issued: null,
          summary: "Trang của xã",
          link: "javascript:alert(1)",
          hasFile: false,
        },
      ],
    },
  ],
  reply: {
    text: "Đề nghị xem lại tiêu chí 1.1.",
    criteria: [{ criterion: "1.1", text: "Đã bổ sung." }],
    at: "2026-10-30T02:00:00.000Z",
    acknowledged: { at: "2026-10-31T02:00:00.000Z", text: "Giữ nguyên." },
  },
}

const point = (round: string, version: number, value: number) => ({
  round,
  title: `Đợt ${round}`,
  dataStarts: "2026-01-01",
  dataEnds: `2026-0${version + 3}-30`,
  index: { id: "xa-2026", version, name: "Bộ chỉ số cấp xã", nameEn: "Commune index" },
  group: "communes",
  points: value * 20,
  maxPoints: 20,
  value,
  rank: 1,
  of: 2,
  best: 1,
  worst: 2,
})

const series: AgencySeries = {
  unit: "24",
  rounds: [
    { ...point("2026-q1", 1, 0.5), before: null },
    { ...point("2026-q2", 1, 0.6), before: { comparable: "direct", note: "Cùng bản 1." } },
    { ...point("2026-q3", 2, 0.775), before: { comparable: "no", note: "Chưa có đối chiếu." } },
  ],
}

const published: PublishedRound = {
  id: "2026-q3",
  title: "Chấm điểm quý III/2026",
  kind: "quarterly",
  dataStarts: "2026-07-01",
  dataEnds: "2026-09-30",
  publishedAt: "2026-11-01T01:00:00.000Z",
  sha256: head.sha256 ?? "",
  agencies: 2,
  submitted: 1,
  marks: ["illustrative"],
  index: {
    id: "xa-2026",
    version: 2,
    name: "Bộ chỉ số cấp xã",
    nameEn: "Commune index",
    decision: "311/QĐ-UBND",
    level: "commune",
  },
}

/** What the paths of the assessment answer. */
export const assessmentAnswers: Readonly<Record<string, unknown>> = {
  "/api/v1/assessment/published": [published],
  "/api/v1/assessment/indices": [indexTold],
  "/api/v1/assessment/indices/xa-2026": indexTold,
  "/api/v1/assessment/rounds/2026-q3/outputs/report.json": roundReport,
  "/api/v1/assessment/rounds/2026-q3/publications": [],
  "/api/v1/assessment/rounds/2026-q3/agencies/24/sheet.json": agencyReport,
  "/api/v1/assessment/agencies/24/rounds": series,
}
