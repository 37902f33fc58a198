import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../platform/context.ts"
import { CAO_XANH, HA_TU, Stand } from "../testing/stand.ts"
import { agencyFinder } from "./find-agency.ts"
import { giveFile } from "./service-file.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

async function given(round: string, commit: boolean, ...lines: string[]) {
  const path = join(await mkdtemp(join(tmpdir(), "given-")), "so-lieu.csv")
  await writeFile(path, ["Đơn vị,Mã,Số liệu,Giá trị", ...lines].join("\n"))
  const asked = { round, path, from: "Báo cáo 12/BC-SKHCN", commit }
  return giveFile(stand.ctx, asked, OPERATOR)
}

test("a file gives each agency its figure, by id, code or name, and keeps file and row as source", async () => {
  const path = await stand.opened("tep")
  const lines = [`${HA_TU},1.2,b,"12,5"`, "Phường Cao Xanh,1.2,B,40"]
  const rehearsed = await given("tep", false, ...lines)
  const before = await stand.criterion(path, "1.2")
  const written = await given("tep", true, ...lines)

  expect(rehearsed).toMatchObject({ given: null, findings: [] })
  expect(before?.figures[1]?.value).toBeNull()
  expect(written.given).toBe(2)
  expect((await given("tep", true, ...lines)).same).toBe(2)
  expect((await stand.criterion(path, "1.2"))?.figures[1]).toMatchObject({
    value: 12.5,
    source: { kind: "given", from: "Báo cáo 12/BC-SKHCN", file: "so-lieu.csv", row: 2 },
  })
})

test("what cannot be taken is named by row and column, and then nothing is written", async () => {
  const path = await stand.opened("tep-sai")
  const told = await given(
    "tep-sai",
    true,
    `${HA_TU},1.2,b,10`,
    "Phường Cao Xnh,1.2,b,1",
    `${CAO_XANH},1.2,,1`,
    `${CAO_XANH},1.1,,1`,
    `${CAO_XANH},9.9,,1`,
    `${CAO_XANH},1.2,b,1.234`,
    `${CAO_XANH},1.2,b,-3`,
    `${CAO_XANH},1.2,a,`,
    `${HA_TU},1.2,b,11`,
  )

  expect(told.findings.map(({ row, column, message }) => `${row} ${column}: ${message}`)).toEqual([
    "3 Đơn vị: “Phường Cao Xnh” không tham gia đợt chấm; có phải “Phường Cao Xanh”?",
    "4 Số liệu: tiêu chí 1.2 có nhiều số liệu, hãy nói số nào: “a”, “b”",
    "5 Mã: tiêu chí 1.1 không tính từ số liệu",
    "6 Mã: không có tiêu chí chấm điểm “9.9”",
    "7 Giá trị: “1.234” có thể là 1234 hoặc 1.234; hãy nói dấu thập phân",
    "8 Giá trị: -3 nhỏ hơn 0",
    "9 Giá trị: thiếu giá trị",
    "10 Đơn vị: đã có ở dòng 2",
  ])
  expect((await stand.criterion(path, "1.2"))?.figures[1]?.value).toBeNull()
})

test("a name of two agencies is asked about", () => {
  const find = agencyFinder(
    [
      { unit: "A", name: "Xã Tân Lập" },
      { unit: "B", name: "Xã Tân Lập" },
    ],
    () => [],
  )

  expect(find("xa tan lap")).toEqual({ why: "“xa tan lap” có thể là A, B; hãy ghi mã" })
})
