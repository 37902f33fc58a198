import { existsSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type CellObject, utils, write } from "@e965/xlsx"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Criterion } from "../model.ts"
import { previewOf, readAnnexFile } from "./import-annex.ts"

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "tinhso-annex-"))))
afterAll(() => rm(folder, { recursive: true }))

type Cells = readonly (string | number | CellObject | null)[]
type Span = string

/** A workbook as an office would keep it: cells as they are, some of them merged. */
async function office(rows: readonly Cells[], merges: readonly Span[] = []): Promise<string> {
  const sheet = utils.aoa_to_sheet(rows.map((cells) => [...cells]))
  sheet["!merges"] = merges.map((span) => utils.decode_range(span))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, "PL I")
  const path = join(folder, "van-phong.xlsx")
  const bytes: unknown = write(book, { type: "buffer", bookType: "xlsx" })
  if (!Buffer.isBuffer(bytes)) throw new Error("not a workbook")
  await writeFile(path, bytes)
  return path
}
const tree = (criteria: readonly Criterion[]) =>
  criteria.map(({ code, parent, kind, maxPoints }) => [code, parent, kind, maxPoints])

const HEAD = ["STT", "Tiêu chí", "Điểm tối đa", "Cách tính", "Đơn vị phối hợp thẩm định"]

test("titles, a header of two rows with merged cells, column numbers and remarks below are no criteria", async () => {
  const path = await office(
    [
      ["PHỤ LỤC I"],
      ["BỘ CHỈ SỐ ĐÁNH GIÁ CHUYỂN ĐỔI SỐ CẤP XÃ"],
      ["STT", "Nội dung", null, "Thẩm định"],
      [null, "Tiêu chí", "Điểm tối đa", "Cách tính", "Đơn vị phối hợp thẩm định"],
      ["(1)", "(2)", "(3)", "(4)", "(5)"],
      ["I", "NỀN TẢNG", 25],
      ["1", "Nhận thức số", "25 điểm"],
      ["1.1.", "Họp", "Tối đa 15 điểm", ">=4: 15; 3: 10; còn lại: 0", "Công an tỉnh"],
      ["1.2.", "Văn bản", "10đ", "a/b × điểm tối đa"],
      [null, "Tổng cộng", 25],
      ["Ghi chú: a là số văn bản do Chủ tịch ký"],
    ],
    ["A1:E1", "A2:E2", "A3:A4", "B3:C3", "D3:E3", "E8:E9", "A11:E11"],
  )
  const read = await readAnnexFile(path, {})

  expect(tree(read.criteria)).toEqual([
    ["I", null, "group", 25],
    ["1", "I", "group", 25],
    ["1.1", "1", "scored", 15],
    ["1.2", "1", "scored", 10],
  ])
  expect(read.criteria.map(({ coVerifier }) => coVerifier).slice(2)).toEqual([
    "Công an tỉnh",
    "Công an tỉnh",
  ])
  expect(read.wrong).toEqual([])
  expect(read.total).toEqual({ row: 10, points: 25 })
  expect(read.notes.join(" ")).toMatch(/dòng 11/u)
})

test("A over I over 1 over a), numbers beginning again; sub-items with points are criteria of their own", async () => {
  const path = await office([
    HEAD,
    ["A", "NỀN TẢNG (40 điểm)"],
    ["I", "Nhận thức", 40],
    ["1", "Kế hoạch", 30],
    ["a)", "Có kế hoạch", 10, "Có ban hành: điểm tối đa; không: 0"],
    ["b)", "Có báo cáo", 20],
    ["2", "Họp", 10],
    ["B", "HOẠT ĐỘNG", 5],
    ["I", "Chính quyền", 5],
    ["1", "Hồ sơ", 5],
  ])
  const { criteria, wrong } = await readAnnexFile(path, {})

  expect(wrong).toEqual([])
  expect(tree(criteria)).toEqual([
    ["A", null, "group", 40],
    ["A.I", "A", "group", 40],
    ["A.I.1", "A.I", "group", 30],
    ["A.I.1.a", "A.I.1", "scored", 10],
    ["A.I.1.b", "A.I.1", "scored", 20],
    ["A.I.2", "A.I", "scored", 10],
    ["B", null, "group", 5],
    ["B.I", "B", "group", 5],
    ["B.I.1", "B.I", "scored", 5],
  ])
})

const date = (serial: number): CellObject => ({ t: "n", v: serial, z: "d/m/yyyy" })

test("codes that Excel made dates or numbers of are read where only one code goes on; else they are told", async () => {
  const read = await readAnnexFile(
    await office([
      HEAD,
      ["1", "Nhóm", 40],
      // 1/1/2026, 2/1/2026: typed "1.1" and "2.1".
      [date(46_023), "Một", 10],
      ["1.2", "Hai", 10],
      ["2", "Nhóm hai", 100],
      [date(46_024), "Ba", 10],
      ...Array.from({ length: 8 }, (_, i) => [`2.${i + 2}`, `Tiêu chí ${i + 2}`, 10]),
      [{ t: "n", v: 2.1 }, "Mười", 10],
      [date(46_200), "Không rõ", 10],
    ]),
    {},
  )
  const codes = read.criteria.map(({ code }) => code)

  expect(codes.slice(0, 5)).toEqual(["1", "1.1", "1.2", "2", "2.1"])
  expect(codes.at(-1)).toBe("2.10")
  expect(read.readings.at(-1)?.message).toMatch(/mã ghi “2\.1”, đọc là 2\.10/u)
  expect(read.wrong.map(({ row: at, message }) => [at, message])).toEqual([
    [16, "mã đã bị đổi thành ngày (2026-06-27); hãy ghi lại ở dạng chữ"],
  ])
})

test("a rule over several rows beside merged cells is one rule; a sum that is a formula is added up", async () => {
  const sum: CellObject = { t: "n", f: "SUM(C3:C5)", v: 999 }
  const read = await readAnnexFile(
    await office(
      [
        HEAD,
        ["1", "Nhóm", sum],
        ["1.1", "Người đứng đầu", 10, "Bí thư: điểm tối đa"],
        [null, null, null, "Phó Bí thư: 1/2 điểm tối đa"],
        [null, null, null, "còn lại: 0"],
        ["1.2", "Có điểm là công thức", { t: "n", f: "5+5", v: 10 }],
      ],
      ["A3:A5", "B3:B5", "C3:C5"],
    ),
    {},
  )
  expect(read.criteria[1]?.rule).toBe(
    "if(bi_thu; điểm_tối_đa; if(pho_bi_thu; điểm_tối_đa * 1 / 2; 0))",
  )
  expect(read.criteria[0]?.maxPoints).toBe(10)
  expect(read.wrong).toEqual([
    { row: 6, message: "điểm là công thức 5+5; hãy dán lại dưới dạng giá trị" },
  ])
})

test("NFD text, headers repeated on every page and hidden rows do no harm; sums that do not add up are told by row", async () => {
  const head = HEAD.map((text) => text.normalize("NFD"))
  const preview = previewOf(
    await readAnnexFile(
      await office([
        head,
        ["I", "Nền tảng".normalize("NFD"), 30],
        ["1", "Một", "10,5"],
        head,
        ["2", "Hai", 10],
        [null, "Cộng", 31],
      ]),
      {},
    ),
  )
  expect(preview.criteria.map(({ name }) => name)).toEqual(["Nền tảng", "Một", "Hai"])
  expect(preview.findings.map(({ row: at, message }) => [at, message])).toEqual([
    [6, "dòng tổng ghi 31 điểm; các nhóm cộng lại 30"],
    [2, "nhóm I ghi 30 điểm; các mục bên dưới cộng lại 20,5"],
    [null, "bộ chỉ số ghi 31 điểm; các mục bên dưới cộng lại 30"],
  ])
})

test("a table without points, two tables in one file, an unknown sheet are refused with what to do", async () => {
  const none = await office([
    ["STT", "Tiêu chí"],
    ["1", "Một"],
  ])
  await expect(readAnnexFile(none, {})).rejects.toThrow(/Điểm tối đa/u)
  await expect(readAnnexFile(none, { sheet: "PL II" })).rejects.toThrow(/có phải “PL I”/u)
})

const RULES = new URL("../../../../../../shared/rules/", import.meta.url).pathname
const ruled = (name: string, set?: string) => readAnnexFile(`${RULES}${name}`, { set })

test.skipIf(!existsSync(RULES))(
  "the structure of 922 is read with its pillars and gaps (needs ../shared)",
  async () => {
    const file = await ruled("dti-922.csv")
    const { pillars, findings, wrong } = previewOf(file)

    expect(wrong).toEqual([])
    expect(pillars.map(({ code, members }) => [code, members.length])).toEqual([
      ["P1", 7],
      ["P2", 7],
      ["P3", 7],
    ])
    expect(pillars[1]?.members).toEqual(["1", "2", "3", "4", "5", "6", "8"])
    expect(file.criteria.filter(({ kind }) => kind === "gap")).toHaveLength(9)
    expect(findings.filter(({ weight }) => weight === "wrong")).toEqual([])
    expect(file.criteria.find(({ code }) => code === "1.1")?.rule).toMatch(/^if\(bi_thu_chu_tich/u)
  },
)

test.skipIf(!existsSync(RULES))(
  "405 is read with its gap; a file of several indices asks which (needs ../shared)",
  async () => {
    const { criteria, wrong } = await ruled("dti-405.csv")
    expect(wrong).toEqual([])
    expect(criteria.find(({ code }) => code === "*")).toMatchObject({ kind: "gap", parent: "DTI" })
    await expect(ruled("dti-local-examples.csv")).rejects.toThrow(/chữ đầu của tên/u)

    const caoLanh = await ruled("dti-local-examples.csv", "CAOLANH")
    expect(caoLanh.criteria.map(({ code, rule }) => [code, rule === null])).toEqual([
      ["1", true],
      ["1.1", false],
      ["1.2", false],
      ["1.3", false],
    ])
    const canGiuoc = await ruled("dti-local-examples.csv", "CANGIUOC-2025")
    expect(canGiuoc.criteria.filter(({ kind }) => kind === "scored")).toHaveLength(62)
    expect(previewOf(canGiuoc).maxPoints).toBe(960)
  },
)
