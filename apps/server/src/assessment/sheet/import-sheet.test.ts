import { existsSync } from "node:fs"
import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readScoreSheet } from "./import-sheet.ts"
import { sheetText } from "./sheet-text.ts"

const HEADER =
  "Mã,Chỉ tiêu,Nhóm,Điểm tối đa,Tự đánh giá,Thẩm định,Chênh lệch,Trạng thái,Minh chứng/Ghi chú"

async function sheetOf(...lines: string[]) {
  const path = join(await mkdtemp(join(tmpdir(), "sheet-")), "bang.csv")
  await writeFile(path, [HEADER, ...lines].join("\n"))
  return readScoreSheet(path, {})
}

test("sums are exact and every change is counted", async () => {
  const { totals, groups, findings } = await sheetOf(
    "1.1,Cáp quang,Hạ tầng,10,0.1,10,-9.9,Đang thực hiện,",
    "1.2,Wifi,Hạ tầng,10,0.2,0.2,0,Đang thực hiện,",
    "2.1,Camera,Nhân lực,20,20,0,20,Cần bổ sung minh chứng,* Thành viên thẩm định: thiếu quyết định",
    "2.2,Tập huấn,Nhân lực,20,20,10,10,Cần bổ sung minh chứng,* Thành viên thẩm định: một nửa",
  )

  expect(findings).toEqual([])
  expect(totals).toEqual({
    criteria: 4,
    maxPoints: 60,
    selfPoints: 40.3,
    verifiedPoints: 20.2,
    lowered: 2,
    loweredToZero: 1,
    raised: 1,
  })
  expect(groups.map(({ code, name, maxPoints }) => [code, name, maxPoints])).toEqual([
    ["1", "Hạ tầng", 20],
    ["2", "Nhân lực", 40],
  ])
})

test.each([
  ["points above the maximum", "1.1,A,H,10,11,10,1,,", "11 vượt điểm tối đa 10 của tiêu chí 1.1"],
  ["no maximum", "1.1,A,H,không,1,1,0,,", "“không” không phải là điểm"],
  ["no name", "1.1,,H,10,1,1,0,,", "tiêu chí 1.1 không có tên"],
  ["a code that is none", "I.a,A,H,10,1,1,0,,", "“I.a” không phải là mã (ví dụ: 4.22.11)"],
  [
    "a status that is none",
    "1.1,A,H,10,10,10,0,Hoàn thàn,",
    "không có trạng thái “Hoàn thàn”; có phải “Hoàn thành”?",
  ],
])("%s is refused by row and column", async (_name, line, message) => {
  const { findings } = await sheetOf(line)

  expect(findings.filter(({ weight }) => weight === "refused")).toEqual([
    { row: 2, column: expect.any(String), weight: "refused", message },
  ])
})

test("a code twice is refused with the row of the first", async () => {
  const { findings } = await sheetOf("1.1,A,H,10,1,1,0,,", "1.1,B,H,10,1,1,0,,")

  expect(findings.map(({ row, message }) => [row, message])).toEqual([[3, "mã 1.1 đã có ở dòng 2"]])
})

test("a wrong difference, another status, a loss without a reason are asked about", async () => {
  const { findings } = await sheetOf("1.1,A,H,10,10,4,5,Hoàn thành,")

  expect(findings.map(({ weight, message }) => [weight, message])).toEqual([
    ["questioned", "ghi 5; tính từ hai điểm là 6"],
    ["questioned", "ghi “Hoàn thành”; theo điểm phải là “Cần bổ sung minh chứng”"],
    ["questioned", "tiêu chí 1.1: bị hạ 6 điểm mà bảng không nói vì sao"],
  ])
})

test("rows that head a group are not counted, and their sum is checked", async () => {
  const { totals, findings } = await sheetOf(
    "1,Hạ tầng số,,30,,,,,",
    "1.1,A,H,10,10,10,0,,",
    "1.2,B,H,10,10,10,0,,",
    ",Tổng cộng,,20,20,20,,,",
  )

  expect(totals.criteria).toBe(2)
  expect(findings.map(({ message }) => message)).toEqual([
    "nhóm 1 ghi 30 điểm; các tiêu chí cộng lại 20",
  ])
})

const GIVEN = new URL(
  "../../../../../../shared/rules/commune-score-sheet-2025.csv",
  import.meta.url,
)

test.skipIf(!existsSync(GIVEN))(
  "the given commune sheet comes to its published sums (needs ../shared)",
  async () => {
    const sheet = await readScoreSheet(GIVEN.pathname, {})

    expect(sheet.totals).toEqual({
      criteria: 62,
      maxPoints: 960,
      selfPoints: 787.84,
      verifiedPoints: 606.27,
      lowered: 22,
      loweredToZero: 17,
      raised: 5,
    })
    expect(sheet.groups.map(({ maxPoints }) => maxPoints)).toEqual([80, 100, 100, 520, 80, 80])
    expect(sheet.findings.filter(({ weight }) => weight === "refused")).toEqual([])
    expect(
      sheet.findings.filter(({ column }) => column !== null),
      "no difference and no status of the sheet contradicts its points",
    ).toEqual([])
    expect(sheetText(sheet).slice(-2)).toEqual([
      "62 tiêu chí, tối đa 960 điểm, tự đánh giá 787.84, thẩm định 606.27",
      "hạ điểm 22 tiêu chí (17 về 0), nâng điểm 5",
    ])
  },
)
