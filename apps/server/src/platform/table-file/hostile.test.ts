import { afterAll, expect, test } from "vitest"
import { fileFolder } from "./testing/files.ts"
import { oneSheet, type WorkbookSpec, workbookEntries } from "./testing/workbook-writer.ts"
import { type Entry, writeZip } from "./testing/zip-writer.ts"

const files = fileFolder()
afterAll(files.remove)

const columns = ["id", "value"]
const ROWS = [columns, ["a", 1]]
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const PLAIN: WorkbookSpec = { sheets: [{ name: "Số liệu", rows: ROWS }] }
const refusal = (content: Buffer, options = {}, name = "doc.xlsx") =>
  files.refusal(name, content, { columns, ...options })

/** The plain workbook with one part changed. */
const changed = (name: string, change: (entry: Entry) => Entry) =>
  writeZip(workbookEntries(PLAIN).map((entry) => (entry.name === name ? change(entry) : entry)))
const SHEET = "xl/worksheets/sheet1.xml"
const withExtra = (...extra: Entry[]) => writeZip(workbookEntries({ ...PLAIN, extra }))
const entry = (name: string, data: Buffer | string = "x"): Entry => ({
  name,
  data: Buffer.from(data),
})

// Zip files.
test.each<[string, () => Buffer, RegExp]>([
  ["cut in half", () => oneSheet(ROWS).subarray(0, 1_000), /bị cắt hoặc hỏng/],
  [
    "without its first half",
    () => Buffer.concat([Buffer.from("PK\u0003\u0004"), oneSheet(ROWS).subarray(700)]),
    /bị cắt hoặc hỏng/,
  ],
  ["with a flipped byte", () => flipped(oneSheet(ROWS)), /hỏng/],
  ["with a wrong sum", () => changed(SHEET, (part) => ({ ...part, crc: 1 })), /sai mã kiểm tra/],
  [
    "with a name that climbs out",
    () => withExtra(entry("../../etc/passwd")),
    /tên phần bên trong bảng tính không hợp lệ/,
  ],
  [
    "with an absolute name",
    () => withExtra(entry("/etc/passwd")),
    /tên phần bên trong bảng tính không hợp lệ/,
  ],
  ["with one part twice", () => withExtra(entry(SHEET)), /hai phần cùng tên/],
  [
    "with an encrypted part",
    () => changed(SHEET, (part) => ({ ...part, flags: 0x0801 })),
    /mật khẩu/,
  ],
  [
    "with an unknown method",
    () => changed(SHEET, (part) => ({ ...part, method: 99 })),
    /nén theo cách/,
  ],
  [
    "with too many parts",
    () => withExtra(...Array.from({ length: 2_001 }, (_, at) => entry(`x/${at}`))),
    /quá 2000/,
  ],
  ["that is no workbook", () => writeZip([entry("đọc.txt")]), /không chứa bảng tính/],
  ["that is a binary workbook", () => writeZip([entry("xl/workbook.bin")]), /\.xlsb/],
  ["that is a document", () => writeZip([entry("word/document.xml")]), /văn bản Word/],
  [
    "that is an OpenDocument sheet",
    () => writeZip([entry("mimetype"), entry("content.xml")]),
    /OpenDocument/,
  ],
])("%s", async (_name, content, words) => {
  expect(await refusal(content())).toMatch(words)
})

test("a part that is larger than it says is stopped at what it says", async () => {
  const data = Buffer.alloc(40 * 2 ** 20, " ")
  expect(
    await refusal(changed(SHEET, () => ({ ...entry(SHEET, data), declaredSize: 1_000 }))),
  ).toMatch(/bị cắt hoặc hỏng/)
})

test("a part that grows a thousand times is stopped by its ratio", async () => {
  expect(
    await refusal(changed(SHEET, () => entry(SHEET, Buffer.alloc(40 * 2 ** 20, " ")))),
  ).toMatch(/bom nén/)
})

test("parts that are too large together are refused before they are unpacked", async () => {
  expect(await refusal(oneSheet(ROWS), { limits: { inflatedBytes: 1_000 } })).toMatch(
    /bung ra quá lớn/,
  )
})

test("a zip inside is never opened", async () => {
  const bomb = writeZip([entry("x", Buffer.alloc(20 * 2 ** 20))])
  const book = withExtra(entry("xl/embeddings/nested.xlsx", bomb), entry("xl/media/x.zip", bomb))
  expect((await files.read("a.xlsx", book, { columns })).rows.length).toBe(1)
})

test("a million rows are refused while they are unpacked", async () => {
  const rows = Array.from(
    { length: 30_000 },
    (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
  )
  const sheet = entry(
    SHEET,
    `<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
  )
  expect(
    await refusal(
      changed(SHEET, () => sheet),
      { limits: { rows: 20_000 } },
    ),
  ).toMatch(/nhiều hơn 20\.000 dòng/)
})

// XML.
const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`
test.each<[string, () => Buffer, RegExp]>([
  [
    "entities in a sheet",
    () => changed(SHEET, ({ data }) => entry(SHEET, laughs + data.toString())),
    /sheet1\.xml khai báo DOCTYPE/,
  ],
  [
    "entities in shared strings",
    () =>
      oneSheet(ROWS, {
        sharedStrings: `${laughs}<sst xmlns="${MAIN}"><si><t>&b;</t></si></sst>`,
      }),
    /sharedStrings\.xml khai báo DOCTYPE/,
  ],
  [
    "UTF-16, where nobody would see them",
    () =>
      changed(SHEET, ({ data }) =>
        entry(SHEET, Buffer.from(`\ufeff${data.toString()}`, "utf16le")),
      ),
    /không viết bằng UTF-8/,
  ],
  [
    "a sheet that is not there",
    () => writeZip(workbookEntries(PLAIN).filter(({ name }) => name !== SHEET)),
    /hỏng|rỗng/,
  ],
  [
    "a workbook that is not XML",
    () => changed("xl/workbook.xml", () => entry("xl/workbook.xml", "\u0001\u0002")),
    /không có trang tính|hỏng/,
  ],
  [
    "seventy thousand kinds of cell",
    () =>
      oneSheet(ROWS, {
        styles: `<styleSheet xmlns="${MAIN}"><cellXfs>${'<xf numFmtId="0"/>'.repeat(70_000)}</cellXfs></styleSheet>`,
      }),
    /70000 kiểu ô/,
  ],
  [
    "a string that is not there",
    () => oneSheet([columns, [{ xml: '<c r="{r}" t="s"><v>99</v></c>' }, 1]]),
    /hỏng/,
  ],
  [
    "more columns than allowed",
    () => oneSheet([columns, ["a", 1, { xml: '<c r="XFD2"><v>1</v></c>' }]]),
    /nhiều hơn 1\.000 cột/,
  ],
])("%s", async (_name, content, words) => {
  expect(await refusal(content())).toMatch(words)
})

test("rows far below the last allowed one are refused, not reserved", async () => {
  const book = oneSheet([columns, ["a", 1], [{ xml: '<c r="A1048576"><v>1</v></c>' }]])
  const table = await files.read("a.xlsx", book, { columns })
  expect(table.rows.map(({ row }) => row)).toEqual([2, 1_048_576])
})

// Limits of the thread.
const big = () => oneSheet([columns, ...Array.from({ length: 60_000 }, (_, at) => [`a${at}`, at])])

test("memory that runs out is a refusal", async () => {
  expect(await refusal(big(), { limits: { heapMegabytes: 24 } })).toMatch(/quá nhiều bộ nhớ/)
})

test("time that runs out is a refusal", async () => {
  expect(await refusal(big(), { limits: { seconds: 0.05 } })).toMatch(/chưa xong/)
})

function flipped(book: Buffer): Buffer {
  const at = book.indexOf("xl/workbook.xml") + 60
  book[at] = (book[at] ?? 0) ^ 0xff
  return book
}
