import { existsSync } from "node:fs"
import { mkdtemp, readFile, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { importSheet } from "../service/import-sheet-service.ts"
import { CAO_XANH, HA_TU, Stand } from "../testing/stand.ts"
import { readScoreSheet } from "./import-sheet.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

const HEADER = "Mã,Chỉ tiêu,Nhóm,Điểm tối đa,Tự đánh giá,Thẩm định,Minh chứng/Ghi chú"

async function sheet(...lines: string[]) {
  const path = join(await mkdtemp(join(tmpdir(), "sheet-")), "bang.csv")
  await writeFile(path, [HEADER, ...lines].join("\n"))
  return readScoreSheet(path, {})
}

const GOOD = [
  "1.1,Tiêu chí 1.1,Một,10,8,3.5,* Thành viên thẩm định: Không thống nhất tiêu chí. Giải trình: thiếu quyết định",
  "1.2,Tiêu chí 1.2,Một,10,4,9.25,",
  "1.3,Tiêu chí 1.3,Một,10,6,6,* 12/QĐ-UBND - 15/03/2026: quyết định giao việc",
]

test("a sheet is rehearsed, then written, as claims and verdicts that add up to its own total", async () => {
  const path = await stand.opened("bang")
  const into = { round: "bang", unit: HA_TU }
  const rehearsed = await importSheet(stand.ctx, await sheet(...GOOD), { ...into, commit: false })
  const before = await stand.sheet(path)
  const written = await importSheet(stand.ctx, await sheet(...GOOD), { ...into, commit: true })
  const after = await stand.sheet(path)

  expect(rehearsed).toMatchObject({ claims: 3, verdicts: 3, points: 18.75, written: false })
  expect(before.criteria.map(({ self }) => self)).toEqual([null, null, null])
  expect(written).toMatchObject({ points: 18.75, sheetPoints: 18.75, written: true, findings: [] })
  expect(after.criteria.map(({ self, final }) => [self, final])).toEqual([
    [8, 3.5],
    [4, 9.25],
    [6, 6],
  ])
  expect(after.criteria[0]?.lost).toEqual({ points: 4.5, reason: "thiếu quyết định" })
  expect(after.criteria[1]?.steps.at(-1)?.reason).toBe("Bảng chấm không ghi lý do.")
  expect(after.criteria[2]?.steps[0]?.reason).toBe("12/QĐ-UBND (2026-03-15): quyết định giao việc")
})

test("a row that the index does not have, or with another maximum, is refused and nothing is written", async () => {
  const path = await stand.opened("bang-sai")
  const wrong = await sheet(...GOOD, "1.4,Khác,Một,10,1,1,", "1.5,Khác,Một,5,1,1,").then(
    (read) => ({
      ...read,
      rows: read.rows.map((row) => (row.code === "1.3" ? { ...row, maxPoints: 12 } : row)),
    }),
  )
  const told = await importSheet(stand.ctx, wrong, { round: "bang-sai", unit: HA_TU, commit: true })

  expect(told.written).toBe(false)
  expect(
    told.findings.filter(({ weight }) => weight === "refused").map(({ message }) => message),
  ).toEqual([
    "tiêu chí 1.3 ghi 12 điểm, bộ chỉ số là 10",
    "bộ chỉ số của đợt không có tiêu chí chấm điểm 1.4",
    "bộ chỉ số của đợt không có tiêu chí chấm điểm 1.5",
  ])
  expect((await stand.criterion(path, "1.1"))?.self).toBeNull()
})

test("after the deadline the round takes no sheet, and another name or a missing row is asked about", async () => {
  await stand.opened("bang-muon")
  const read = await sheet("1.1,Tên khác,Một,10,8,8,", "1.2,Tiêu chí 1.2,Một,10,4,4,")
  const into = { round: "bang-muon", unit: CAO_XANH, commit: false }
  const told = await importSheet(stand.ctx, read, into)
  stand.now = new Date("2026-10-15T10:00:01.000Z")

  expect(told.findings.map(({ message }) => message)).toEqual([
    "bộ chỉ số gọi 1.1 là “Tiêu chí 1.1”",
    "bảng không có tiêu chí 1.3",
  ])
  await expect(importSheet(stand.ctx, read, into)).rejects.toMatchObject({
    kind: { code: "ngoai-thoi-han" },
  })
})

const GIVEN = new URL(
  "../../../../../../shared/rules/commune-score-sheet-2025.csv",
  import.meta.url,
)
const INDEX = new URL("../../../../../data/assessment/xa-2025-minh-hoa.json", import.meta.url)

test.skipIf(!existsSync(GIVEN))(
  "the given sheet comes to 606.27 points in a round (needs ../shared)",
  async () => {
    const index: { criteria: { coVerifier: string }[] } = JSON.parse(await readFile(INDEX, "utf8"))
    const given = await readScoreSheet(GIVEN.pathname, {})
    const maxima = new Map(given.rows.map(({ code, maxPoints }) => [code, maxPoints]))
    const id = "xa-bang"
    const names = new Set(index.criteria.map(({ coVerifier }) => coVerifier).filter(Boolean))
    await stand.ok("PUT", `/indices/${id}`, "administrator", { seen: 0, index: { ...index, id } })
    await stand.ok("POST", `/indices/${id}/issue`, "administrator")
    const coVerifiers = Object.fromEntries([...names].map((name) => [name, "24.2025"]))
    await stand.opened("bang-that", { indexId: id, coVerifiers })
    const into = { round: "bang-that", unit: HA_TU, commit: true }
    const told = await importSheet(stand.ctx, given, into)

    expect(maxima.size).toBe(62)
    expect(told).toMatchObject({ claims: 62, verdicts: 62, points: 606.27, written: true })
  },
)
