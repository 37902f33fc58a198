import { read, utils } from "@e965/xlsx"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { oneSheet, writeWorkbook } from "../../platform/table-file/testing/workbook-writer.ts"
import type { Cell } from "../cells/model.ts"
import type { ReportForm } from "./model/form.ts"
import type { MappedColumn, WorkbookAnswer } from "./model/workbook.ts"
import { CAO_XANH, HA_TU, type Person, Province, VIET_HUNG } from "./testing/province.ts"

let province: Province
let administrator: Person
let wards: Person
let id: string
beforeAll(async () => {
  province = await Province.open()
  administrator = await province.person("administrator", "22")
  wards = await province.person("editor", "22")
})
afterAll(() => province.close())
beforeEach(async () => {
  id = await province.collection(administrator)
})

type Row = (string | number | null)[]

/** The rows of a workbook that the server sent. */
async function rowsOf(path: string): Promise<Row[]> {
  const answer = await wards.get(path)
  expect(answer.statusCode).toBe(200)
  const { Sheets, SheetNames } = read(answer.rawPayload)
  return utils.sheet_to_json<Row>(Sheets[SheetNames[0] ?? ""] ?? {}, { header: 1, defval: null })
}

const send = async (rows: readonly Row[], fields: Record<string, string> = {}, unit?: string) =>
  wards.upload(
    `/collections/${id}${unit === undefined ? "" : `/reports/${unit}`}/workbook`,
    oneSheet(rows),
    "số liệu.xlsx",
    fields,
  )
const looked = async (...sent: Parameters<typeof send>) =>
  (await send(...sent)).json<WorkbookAnswer>()
const form = async (unit: string) =>
  (await wards.get(`/collections/${id}/reports/${unit}`)).json<ReportForm>()

/** A row of the template of one report with a value. */
const withValue = (row: Row | undefined, value: string | number | null, note?: string): Row =>
  (row ?? []).map((cell, i) => (i === 5 ? value : i === 7 ? (note ?? cell) : cell))

test("the workbook of one report comes back filled: what changes is shown first, then recorded with its cell", async () => {
  const path = `/collections/${id}/reports/${HA_TU}/template.xlsx`
  const [header = [], ...rows] = await rowsOf(path)
  const filled = [header, withValue(rows[0], 4120), withValue(rows[1], "3.900,5"), ...rows.slice(2)]
  expect(header.slice(1, 8)).toEqual([
    "Chỉ số",
    "Phân tổ",
    "Đơn vị tính",
    "Kỳ trước",
    "Giá trị",
    "Tình trạng",
    "Ghi chú",
  ])
  expect(await looked(filled, {}, HA_TU)).toMatchObject({
    outcome: "refused",
    refused: [
      { sheet: "Số liệu", row: 3, column: "F", message: expect.stringContaining("số đếm") },
    ],
  })

  const good = [
    header,
    withValue(rows[0], 4120, "đếm lại"),
    withValue(rows[1], "3900"),
    ...rows.slice(2),
  ]
  const ready = await looked(good, {}, HA_TU)
  expect(ready).toMatchObject({
    outcome: "ready",
    changes: [
      {
        measure: "tổng_hộ",
        place: "F2",
        old: null,
        new: { value: 4120, written: null },
        kind: "add",
      },
      { measure: "hộ_có_cáp_quang", place: "F3", new: { value: 3900, written: "3900" } },
    ],
    empty: 5,
    same: 0,
  })
  expect((await form(HA_TU)).report.filled).toBe(0)

  expect(await looked(good, { commit: "true", token: ready.token ?? "" }, HA_TU)).toMatchObject({
    outcome: "committed",
  })
  const [cell] = (await form(HA_TU)).cells
  expect(cell).toMatchObject({
    value: 4120,
    note: "đếm lại",
    noteCurrent: true,
    place: "F2",
    source: { kind: "file", file: "số liệu.xlsx", sheet: "Số liệu" } satisfies Partial<
      Cell["source"]
    >,
  })
  expect(await looked(good, {}, HA_TU)).toMatchObject({ outcome: "ready", changes: [], same: 2 })
})

test("the workbook of many units has a row a unit, and words for what is not there", async () => {
  const [header = [], ...rows] = await rowsOf(`/collections/${id}/template.xlsx`)
  expect(rows.map(([, unit, name]) => [unit, name])).toEqual([
    [HA_TU, "Phường Hà Tu"],
    [CAO_XANH, "Phường Cao Xanh"],
    [VIET_HUNG, "Phường Việt Hưng"],
  ])
  const filled = rows.map((row, i) =>
    row.map((cell, at) => (at === 3 ? 1000 + i : at === 4 ? "thiếu" : cell)),
  )
  const answer = await looked([header, ...filled], { commit: "true" })

  expect(answer).toMatchObject({ outcome: "committed" })
  expect(answer.changes).toHaveLength(6)
  expect((await form(CAO_XANH)).cells.slice(0, 2)).toMatchObject([
    { value: 1001, status: "normal", place: "D3" },
    { value: null, status: "missing", place: "E3" },
  ])
})

const meanings = (columns: readonly MappedColumn[]) =>
  columns.map(({ meaning }) =>
    meaning.kind === "cell" ? `${meaning.measure} ${meaning.cut}`.trim() : meaning.kind,
  )

test("columns of a foreign workbook are proposed, confirmed once and remembered", async () => {
  const rows: Row[] = [
    ["STT", "Tên xã, phường", "Tổng số hộ gia đình", "Hộ có cáp quang", "Trạm BTS 4G", "Người lập"],
    [1, "Hà Tu", 4120, 3900, 6, "An"],
    [2, "phường cao xanh", 5000, 4000, 8, "Bình"],
  ]
  const first = await looked(rows)
  expect(first.outcome).toBe("needs-mapping")
  expect(meanings(first.columns)).toEqual([
    "ignore",
    "unit",
    "tổng_hộ",
    "hộ_có_cáp_quang",
    "trạm_bts technology=4G",
    "ignore",
  ])

  const confirmed = await looked(rows, { columns: JSON.stringify(first.columns) })
  expect(confirmed).toMatchObject({ outcome: "ready", refused: [] })
  expect(confirmed.changes).toHaveLength(6)
  const again = await looked(rows)
  expect(again).toMatchObject({ outcome: "ready" })
  expect(again.token).toBe(confirmed.token)
})

test("a unit that is not asked is refused by row, and nothing of the file is recorded", async () => {
  const rows: Row[] = [
    ["Đơn vị", "Số hộ gia đình"],
    ["Phường Hà Tu", 4120],
    ["Phường Hà Tư Lầu", 10],
    ["Phường Hà Tu", 11],
  ]
  const answer = await looked(rows, { commit: "true" })

  expect(answer).toMatchObject({
    outcome: "refused",
    changes: [{ unit: HA_TU }],
    refused: [
      { row: 3, column: "A", message: expect.stringContaining("Có phải “Phường Hà Tu”?") },
      { row: 4, column: "A", message: expect.stringContaining("đã có ở dòng 2") },
    ],
  })
  expect((await form(HA_TU)).report.filled).toBe(0)
})

test("a text that can mean two numbers is refused unless its mark is told", async () => {
  const rows: Row[] = [
    ["Đơn vị", "Số hộ gia đình"],
    ["Phường Hà Tu", "1.596"],
  ]
  expect(await looked(rows)).toMatchObject({
    outcome: "refused",
    refused: [{ row: 2, column: "B", message: expect.stringContaining("1596 hoặc 1,596") }],
  })
  expect(await looked(rows, { decimal: "comma" })).toMatchObject({
    outcome: "ready",
    changes: [{ new: { value: 1596, written: "1.596" } }],
  })
})

test("what changed since it was looked at is not overwritten by a commit", async () => {
  const rows: Row[] = [
    ["Đơn vị", "Số hộ gia đình"],
    ["Phường Hà Tu", 4120],
  ]
  const { token } = await looked(rows)
  await wards.send("PUT", `/collections/${id}/reports/${HA_TU}/values`, {
    cells: [{ measure: "tổng_hộ", value: 1 }],
  })
  const answer = await send(rows, { commit: "true", token: token ?? "" })

  expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([
    409,
    "urn:tinhso:loi:bang-tinh-da-khac",
  ])
  expect((await form(HA_TU)).cells[0]).toMatchObject({ value: 1 })
})

test("the workbook of another collection is refused, and so are reports that are not one's own", async () => {
  const [header = [], ...rows] = await rowsOf(`/collections/${id}/reports/${HA_TU}/template.xlsx`)
  const ward = await province.person("editor", CAO_XANH)
  const other = await ward.upload(
    `/collections/${id}/workbook`,
    oneSheet([
      ["Đơn vị", "Số hộ gia đình"],
      ["Phường Hà Tu", 1],
    ]),
    "a.xlsx",
    { commit: "true" },
  )
  expect(other.json<WorkbookAnswer>()).toMatchObject({ outcome: "refused", refused: [{ row: 2 }] })

  id = await province.collection(administrator)
  const answer = await send([header, ...rows], {}, HA_TU)
  expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([
    422,
    "urn:tinhso:loi:bang-tinh-cua-dot-khac",
  ])
})

test("a submitted report is not changed by a file", async () => {
  const rows: Row[] = [
    ["Đơn vị", "Số hộ gia đình"],
    ["Phường Hà Tu", 4120],
  ]
  const small = { measures: [{ measure: "tổng_hộ", cuts: [""], required: true, guidance: "" }] }
  id = await province.collection(administrator, small)
  await send(rows, { commit: "true" })
  await wards.send("POST", `/collections/${id}/reports/${HA_TU}/submit`, {})

  expect(
    await looked([
      ["Đơn vị", "Số hộ gia đình"],
      ["Phường Hà Tu", 9],
    ]),
  ).toMatchObject({
    outcome: "refused",
    refused: [{ row: 2, column: "B", message: expect.stringContaining("chờ thẩm định") }],
  })
})

test("of several sheets the first is read, and the others are offered", async () => {
  const rows = [
    ["Đơn vị", "Số hộ gia đình"],
    ["Phường Hà Tu", 9],
  ]
  const file = writeWorkbook({
    sheets: [
      { name: "Quý II", rows },
      { name: "Quý III", rows },
    ],
  })
  const path = `/collections/${id}/workbook`
  const first = (await wards.upload(path, file, "a.xlsx")).json<WorkbookAnswer>()
  const second = (
    await wards.upload(path, file, "a.xlsx", { sheet: "Quý III" })
  ).json<WorkbookAnswer>()

  expect([first.sheet, first.sheets, second.sheet]).toEqual([
    "Quý II",
    ["Quý II", "Quý III"],
    "Quý III",
  ])
})

test("a workbook of 60 MB and what is no workbook are refused in words", async () => {
  const path = `/collections/${id}/workbook`
  const large = await wards.upload(path, Buffer.alloc(60 * 2 ** 20, 7), "lớn.xlsx")
  const strange = await wards.upload(path, Buffer.from("%PDF-1.7"), "a.xlsx")

  expect([large.statusCode, large.body]).toEqual([413, expect.stringContaining("20 MB")])
  expect(strange.statusCode).toBe(422)
  const formula = await wards.upload(
    path,
    oneSheet([
      ["Đơn vị", "Số hộ gia đình"],
      ["Phường Hà Tu", { xml: '<c r="{r}"><f>1+1</f><v>2</v></c>' }],
    ]),
    "a.xlsx",
  )
  expect([formula.statusCode, formula.body]).toEqual([422, expect.stringContaining("công thức")])
})
