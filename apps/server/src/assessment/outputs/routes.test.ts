import { read, utils } from "@e965/xlsx"
import { afterAll, beforeAll, expect, test } from "vitest"
import { CAO_XANH, HA_TU, Stand } from "../testing/stand.ts"
import type { AgencyReport, RoundReport } from "./model.ts"

const ROUND = "cong-bo"
const OUT = `/rounds/${ROUND}/outputs`
let stand: Stand
let path: string
let draft: RoundReport

beforeAll(async () => {
  stand = await Stand.open()
  path = await stand.handedIn(ROUND, {
    rules: { unverified: "zero", leastPeers: 2, shake: 0.2, draws: 200, seed: 1 },
  })
  await judged()
  draft = (await stand.ok("GET", `${OUT}/report.json`, "lead")).json<RoundReport>()
})
afterAll(() => stand.close())

/** 1.1 agreed, 1.2 lowered with a reason and confirmed by the police, 1.3 raised after an appeal. */
async function judged(): Promise<void> {
  stand.now = new Date("2026-10-18T02:00:00.000Z")
  await stand.agree(path, "22", "lead", ["1.1"])
  const seen = async (code: string) => stand.seen(path, code)
  const verdict = async (criterion: string, points: number, reason: string) => ({
    criterion,
    agrees: false,
    points,
    reason,
    seen: await seen(criterion),
  })
  const judgements = [
    await verdict("1.2", 5, "=SUM(1) thiếu biên bản"),
    await verdict("1.3", 1, "Quyết định hết hiệu lực"),
  ]
  await stand.ok("POST", `${path}/verdicts`, "lead", { organisation: "22", judgements })
  const police = { organisation: "24.2025", judgements: [await verdict("1.2", 5, "Số liệu khác")] }
  await stand.ok("POST", `${path}/verdicts`, "police", police)
  stand.now = new Date("2026-10-28T02:00:00.000Z")
  const appeals = [{ criterion: "1.3", points: 4, reason: "Đã gia hạn", seen: await seen("1.3") }]
  await stand.ok("POST", `${path}/appeals`, "clerk", { appeals })
  const decided = { ...(await verdict("1.3", 3, "Gia hạn hợp lệ một phần")) }
  await stand.ok("POST", `${path}/decisions`, "council", { judgements: [decided] })
}

async function published(): Promise<void> {
  stand.now = new Date("2026-11-02T02:00:00.000Z")
  await stand.ok("POST", `/rounds/${ROUND}/publication`, "administrator")
}

const FILES = [
  "ranking.xlsx",
  "ranking.docx",
  "ranking.csv",
  "report.docx",
  "report.json",
  "ministry.xlsx",
  "ranking.svg",
  "distribution.png",
  "heat.svg",
]

test("before publication nobody from outside gets an output, and the clerk only the own sheet", async () => {
  const statuses = await Promise.all(
    FILES.map(async (file) => (await stand.send("GET", `${OUT}/${file}`, "nobody")).statusCode),
  )

  expect(new Set(statuses)).toEqual(new Set([401]))
  expect((await stand.send("GET", `${OUT}/ranking.xlsx`, "clerk")).statusCode).toBe(403)
  expect((await stand.send("GET", `${path}/sheet.xlsx`, "clerk")).statusCode).toBe(200)
  expect(
    (await stand.send("GET", `/rounds/${ROUND}/agencies/${CAO_XANH}/sheet.json`, "clerk"))
      .statusCode,
  ).toBe(403)
  for (const person of ["lead", "police", "council"] as const) {
    expect((await stand.send("GET", `${OUT}/report.docx`, person)).statusCode).toBe(200)
  }
})

test("a draft is marked in its facts, its file names, its sheets", async () => {
  const response = await stand.ok("GET", `${OUT}/ranking.xlsx`, "lead")
  const { SheetNames } = read(response.rawPayload)

  expect(draft.marks).toEqual(["draft"])
  expect(response.headers["content-disposition"]).toBe(
    'attachment; filename="xep-hang-cong-bo-du-thao.xlsx"',
  )
  expect(SheetNames).toEqual(["Xếp hạng (dự thảo)", "Tiêu chí (dự thảo)", "Giới thiệu (dự thảo)"])
})

test("the facts tell what was appealed, decided, lowered and why", () => {
  expect(draft.disputes).toEqual({
    appealed: 1,
    agencies: 1,
    decided: 1,
    raised: 1,
    kept: 0,
    lowered: 0,
    waiting: 0,
    differed: 0,
  })
  expect(draft.sums).toEqual({ self: 9.5, final: 8, lowered: 1, zeroed: 0, raised: 1 })
  expect(draft.criteria.find(({ code }) => code === "1.2")?.reasons).toEqual([
    { reason: "=SUM(1) thiếu biên bản", times: 1 },
  ])
})

test("an agency's sheet says of each lost point why, and who judged, by organisation only", async () => {
  const response = await stand.ok("GET", `${path}/sheet.json`, "clerk")
  const report = response.json<AgencyReport>()
  const line = (code: string) => report.lines.find((one) => one.code === code)

  expect(line("1.2")).toMatchObject({
    computed: 7.5,
    self: 7.5,
    verified: 5,
    final: 5,
    lost: {
      points: 5,
      reason: {
        vi: "Theo số liệu và cách tính, thấp hơn tối đa 2,5 điểm. Thẩm định hạ 2,5 điểm: =SUM(1) thiếu biên bản",
      },
    },
  })
  expect(line("1.3")).toMatchObject({ appealed: 4, verified: 1, final: 3 })
  expect(line("1.3")?.verifiers.map(({ part }) => part)).toEqual(["lead", "council"])
  expect(line("1.2")?.figures.map(({ origin }) => origin?.kind)).toEqual(["agency", "agency"])
  expect(response.body).not.toMatch(/@|recordedBy/u)
})

test("once published everybody gets every output, the same bytes each time, and 304 for known ones", async () => {
  await published()
  for (const file of FILES) {
    const first = await stand.ok("GET", `${OUT}/${file}`, "nobody")
    const again = await stand.ok("GET", `${OUT}/${file}`, "lead")
    expect([file, first.rawPayload.equals(again.rawPayload)]).toEqual([file, true])
  }
  const { headers } = await stand.ok("GET", `${OUT}/report.docx`, "nobody")
  expect(headers["content-disposition"]).toBe('attachment; filename="bao-cao-cong-bo.docx"')
  expect(headers["etag"]).toMatch(/^"[0-9a-f]{64}"$/u)
})

test("the published facts are those of the draft without its mark", async () => {
  const report = (await stand.ok("GET", `${OUT}/report.json`, "nobody")).json<RoundReport>()

  expect(report.marks).toEqual([])
  expect(report.standings).toEqual(draft.standings)
  expect(report.sentences).toEqual(draft.sentences)
  expect(report.round.sha256).toMatch(/^[0-9a-f]{64}$/u)
})

test("numbers of the workbook are numbers, and words that look like a formula stay words", async () => {
  const { Sheets } = read((await stand.ok("GET", `${path}/sheet.xlsx`, "nobody")).rawPayload, {
    cellFormula: true,
  })
  const sheet = Sheets["Bảng điểm"] ?? {}
  const rows = utils.sheet_to_json<Record<string, unknown>>(sheet)

  expect(rows.find((row) => row["Mã"] === "1.2")).toMatchObject({
    "Điểm tối đa": 10,
    "Tự chấm": 7.5,
    "Điểm cuối": 5,
    "Số liệu": "a = 3; b = 4",
  })
  expect(Object.values(sheet).some((cell) => Object.hasOwn(Object(cell), "f"))).toBe(false)
})

test("an agency, a peer group or a form that is not there is refused", async () => {
  const unknown = `/rounds/${ROUND}/agencies/27/sheet.json`

  expect((await stand.refusal("GET", unknown, "nobody")).code).toBe("khong-tham-gia-dot-cham")
  expect((await stand.refusal("GET", `${OUT}/report.json?group=so`, "nobody")).code).toBe(
    "khong-co-nhom-don-vi",
  )
  expect((await stand.refusal("GET", `${OUT}/ministry.xlsx?form=x`, "nobody")).code).toBe(
    "khong-co-bieu-mau",
  )
  expect(
    (await stand.refusal("GET", `${OUT}/ministry.xlsx?form=bang-cham-cap-xa`, "nobody")).code,
  ).toBe("can-neu-don-vi")
})

test("the commune form has a row a criterion with the status words of score sheets", async () => {
  const asked = `${OUT}/ministry.xlsx?form=bang-cham-cap-xa&unit=${HA_TU}`
  const { Sheets, SheetNames } = read((await stand.ok("GET", asked, "nobody")).rawPayload)
  const rows = utils.sheet_to_json<Record<string, unknown>>(Sheets[SheetNames[0] ?? ""] ?? {})

  expect(rows.map((row) => [row["Mã"], row["Chênh lệch"], row["Trạng thái"]])).toEqual([
    ["1.1", 0, "Chưa thực hiện"],
    ["1.2", 2.5, "Cần bổ sung minh chứng"],
    ["1.3", -1, "Đang thực hiện"],
  ])
})
