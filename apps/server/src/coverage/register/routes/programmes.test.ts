import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { loadDemoGaps } from "../service/demo-service.ts"
import type { GapDetail, GapFigures, GapPage, GapProgrammes } from "../model.ts"
import { coverageQueries } from "../service/register-queries.ts"
import { type GapStand, openGapStand } from "../testing/stand.ts"

let stand: GapStand
beforeAll(async () => {
  stand = await openGapStand()
})
afterAll(() => stand.close())
beforeEach(() => stand.clear())

const programme = (more: object = {}) => ({
  nameVi: "Danh sách của tỉnh",
  nameEn: "The province's list",
  unit: "22",
  membership: "list",
  technologies: [],
  counted: ["confirmed", "planned", "closed"],
  reached: ["closed"],
  document: "12/KH-UBND",
  issuer: "UBND tỉnh",
  listDay: "2026-01-15",
  closingNeedsEvidence: false,
  since: "2026-01-01",
  note: "",
  version: 0,
  ...more,
})

test("several programmes count the same gaps each in its way, with history and records behind", async () => {
  const [one, two, three] = [
    await stand.made(),
    await stand.made({ name: "Hai" }),
    await stand.made({ name: "Ba" }),
  ]
  await stand.moved(one, "confirmed", "closed")
  await stand.moved(two, "confirmed", "planned")
  await stand.put("/gap-programmes/tinh", programme(), stand.administrator)
  const preset = { counted: ["planned", "closed"], membership: "all", nameVi: "Đã vào kế hoạch" }
  await stand.put("/gap-programmes/ke-hoach", programme(preset), stand.administrator)
  const list = {
    day: "2026-01-15",
    listed: true,
    gaps: [{ gap: one, number: "7" }, { gap: three }],
  }
  const listed = await stand.post("/gap-programmes/tinh/gaps", list)
  const figure = (code: string, more = "") =>
    stand.read<GapFigures>(`/gap-figures?programme=${code}&unit=22${more}`, {})
  const queries = await coverageQueries(stand.db)
  const counted = queries.find(({ code }) => code === "coverage.gaps-counted.ke-hoach")

  expect(listed.json<GapProgrammes>().programmes.map(({ code, gaps }) => [code, gaps])).toEqual([
    ["toan-so", 3],
    ["ke-hoach", 3],
    ["tinh", 2],
  ])
  expect(await figure("toan-so")).toMatchObject({ reached: 1, of: 2, share: 0.5 })
  expect(await figure("tinh")).toMatchObject({
    reached: 1,
    of: 1,
    share: 1,
    document: "12/KH-UBND",
    sentenceVi: "100 % (1/1) vùng lõm sóng đã được phủ",
  })
  expect(await figure("ke-hoach")).toMatchObject({ reached: 1, of: 2 })
  expect((await figure("toan-so", "&at=2026-02-01")).sentenceVi).toBe(
    "0 % (0/2) vùng lõm sóng đã được phủ",
  )
  expect((await figure("toan-so", "&at=2026-04-10&months=3")).history).toEqual([
    { day: "2026-01-31", reached: 0, of: 0, share: null },
    { day: "2026-02-28", reached: 1, of: 2, share: 0.5 },
    { day: "2026-03-31", reached: 1, of: 2, share: 0.5 },
    { day: "2026-04-10", reached: 1, of: 2, share: 0.5 },
  ])
  expect((await counted?.records(stand.db, "2026-03-01"))?.map(({ id }) => id)).toEqual([one, two])
  expect((await stand.read<GapDetail>(`/gaps/${one}`)).memberships).toContainEqual({
    programme: "tinh",
    nameVi: "Danh sách của tỉnh",
    nameEn: "The province's list",
    number: "7",
    since: "2026-01-15",
  })
  expect((await stand.read<GapPage>("/gaps?programme=tinh")).rows.map(({ id }) => id)).toEqual([
    one,
    three,
  ])
})

test.each([
  ["a numerator beyond its denominator", { reached: ["reported"] }, 422],
  ["dismissed ones in a denominator", { counted: ["dismissed", "closed"] }, 422],
  ["a unit nobody knows", { unit: "ZZ" }, 403],
  ["a version nobody has", { version: 3 }, 409],
  ["no state at all", { counted: [] }, 400],
])("a programme with %s is refused", async (_name, more, status) => {
  const answer = await stand.put("/gap-programmes/tinh", programme(more), stand.administrator)

  expect(answer.statusCode).toBe(status)
  expect((await stand.read<GapProgrammes>("/gap-programmes")).programmes).toHaveLength(1)
})

test("made-up gaps come to the published share, are marked wherever they go, and never mix with real ones", async () => {
  const gaps = await loadDemoGaps(stand.ctx)
  const halong = await stand.read<GapFigures>("/gap-figures?unit=193", {})
  const page = await stand.read<GapPage>("/gaps?limit=1000", {})
  const [query] = await coverageQueries(stand.db)

  expect(gaps).toBe(200)
  expect(halong).toMatchObject({ reached: 37, of: 38, illustrative: true })
  expect(halong.sentenceVi).toBe("97,4 % (37/38) vùng lõm sóng đã được phủ")
  expect(page.rows.every(({ illustrative }) => illustrative)).toBe(true)
  expect(await query?.illustrative?.(stand.db)).toBe(true)
  await expect(loadDemoGaps(stand.ctx)).rejects.toMatchObject({ kind: { status: 409 } })
})
