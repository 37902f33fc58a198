import { existsSync, readFileSync } from "node:fs"
import { afterAll, expect, test } from "vitest"
import { Refusal } from "../problem.ts"
import { readTable } from "./index.ts"
import { fileFolder } from "./testing/files.ts"

const files = fileFolder()
afterAll(files.remove)

const columns = ["id", "value"] as const
const texts = async (content: Buffer | string, name = "a.csv") => {
  const table = await files.read(name, content, { columns })
  return table.rows.map(({ row, cells }) => [row, cells.id.text, cells.value.text])
}

// Plain files.
test("rows are numbered as a spreadsheet shows them, empty ones left out", async () => {
  expect(await texts("id,value\n\na,1\n,\nb,2\n")).toEqual([
    [3, "a", "1"],
    [5, "b", "2"],
  ])
})

test.each([
  ["LF", "id,value\na,1\nb,2"],
  ["CRLF", "id,value\r\na,1\r\nb,2\r\n"],
  ["CR", "id,value\ra,1\rb,2\r"],
  ["a CRLF header above LF rows", "id,value\r\na,1\nb,2\n"],
  ["a byte-order mark", "\ufeffid,value\na,1\nb,2\n"],
  ["semicolons", "id;value\na;1\nb;2\n"],
  ["tabs", "id\tvalue\na\t1\nb\t2\n"],
  ["bars", "id|value\na|1\nb|2\n"],
  ["the line sep=; of Excel", "sep=;\r\nid;value\r\na;1\r\nb;2\r\n"],
  ["quoted cells", '"id","value"\n"a","1"\n"b","2"\n'],
])("%s", async (_name, content) => {
  expect(await texts(content)).toEqual([
    [2, "a", "1"],
    [3, "b", "2"],
  ])
})

test("delimiters, line ends and doubled quotes inside quotes belong to the cell", async () => {
  expect(await texts('id;value\n"a;b,c";"x ""y""\nz"\nd;2\n')).toEqual([
    [2, "a;b,c", 'x "y"\nz'],
    [3, "d", "2"],
  ])
})

test("leading zeros, long numbers and spaces stay as written", async () => {
  const long = "9".repeat(300)
  expect(await texts(`id,value\n00123,${long}\n a ,1.596\n`)).toEqual([
    [2, "00123", long],
    [3, " a ", "1.596"],
  ])
})

test("the table says what it is", async () => {
  const table = await files.read("Số liệu.csv", "ghi chú;id;value\nx;a;1\n", {
    columns,
    optional: ["note"],
  })
  expect(table).toMatchObject({
    fileName: "Số liệu.csv",
    sheet: null,
    encoding: "utf-8",
    delimiter: ";",
    headerRow: 1,
    ignoredColumns: ["ghi chú"],
    optionalColumns: [],
  })
  expect(table.rows[0]?.cells).toEqual({
    id: { kind: "text", text: "a", unit: null, column: "B" },
    value: { kind: "text", text: "1", unit: null, column: "C" },
    note: { kind: "empty", text: "", unit: null, column: "" },
  })
})

test("a header below titles is found", async () => {
  const table = await files.read("a.csv", "UBND TỈNH,\nPhụ lục,\nid,value\na,1\n", { columns })
  expect([table.headerRow, table.rows[0]?.row]).toEqual([3, 4])
})

test("an NFD header in capitals with the tone elsewhere is the same header", async () => {
  const content = `${"MÃ  HOÀ".normalize("NFD")},value\na,1\n`
  const table = await files.read("a.csv", content, { columns: ["Mã hòa", "value"] })
  expect(table.rows[0]?.cells["Mã hòa"].text).toBe("a")
})

// Letters.
const fixtures = new URL("../../../../../../shared/fixtures/", import.meta.url)
const part = (name: string) => readFileSync(new URL(`communes_QN_BK.${name}.csv`, fixtures))
test.skipIf(!existsSync(fixtures)).each(["utf8", "utf8_nfd", "utf16le", "cp1258", "tcvn3", "vni"])(
  "%s reads as the same table (needs ../shared)",
  async (encoding) => {
    const wanted = ["Mã xã", "Tên đơn vị", "Huyện", "Tỉnh"] as const
    const content = async (name: string) => {
      const path = new URL(`communes_QN_BK.${name}.csv`, fixtures).pathname
      const table = await readTable(path, { columns: wanted })
      return table.rows.map(({ cells }) => wanted.map((column) => cells[column].text))
    }
    expect(await content(encoding)).toEqual(await content("utf8"))
  },
)

test("UTF-16 without a mark is read", async () => {
  expect(await texts(Buffer.from("id,value\na,1\n", "utf16le"))).toEqual([[2, "a", "1"]])
})

test.skipIf(!existsSync(fixtures))(
  "two encodings in one file are refused (needs ../shared)",
  async () => {
    const mixed = Buffer.concat([part("utf8"), part("tcvn3")])
    expect(await files.refusal("tron.csv", mixed, { columns })).toMatch(
      /Tệp tron\.csv: .*byte.*dòng \d+/,
    )
  },
)

test("bytes of no known encoding are refused with their place", async () => {
  const noise = Buffer.from([...Buffer.from("id,value\na,"), 0x81, 0x8d, 0x90, 0xff, 0xfe, 0x9d])
  expect(await files.refusal("la.csv", noise, { columns })).toMatch(
    /Tệp la\.csv: .*dòng 2 \(byte thứ 12\)/,
  )
})

test("a NUL is refused with its line", async () => {
  expect(await files.refusal("nul.csv", "id,value\na,1\nb,\u00002\n", { columns })).toMatch(
    /NUL ở dòng 3/,
  )
})

// Refused with the place.
test.each([
  ["an empty file", "", /tệp rỗng/],
  ["only line ends", "\n\n\n", /tệp rỗng/],
  [
    "a missing column",
    "id,note\na,1\n",
    /dòng 1: thiếu cột “value”\. Dòng tiêu đề đọc được: “id”, “note”/,
  ],
  ["a misspelt header", "id,vaule\na,1\n", /thiếu cột “value” \(có phải cột B “vaule”\?\)/],
  ["a header twice", "id,value,Value\na,1,2\n", /cột “value” có 2 lần \(cột B, C\)/],
  ["a row that is too long", "id,value\na,1\nb,1,5\n", /dòng 3, cột C: .*3 ô mà tiêu đề có 2 cột/],
  ["data below an empty header", "id,value,\na,1,\nb,1,5\n", /dòng 3, cột C: /],
  ["a row that is too short", "id,value\na,1\nb\n", /dòng 3: dòng chỉ có 1 ô mà tiêu đề có 2 cột/],
  [
    "a quote never closed",
    'id,value\na,1\nb,"2\nc,3\nd,4\n',
    /dòng 3: dấu ngoặc kép mở ở dòng 3 không được đóng/,
  ],
  [
    "a quote never closed before another one",
    'id,value\na,"1\nb,"2"\nc,3\n',
    /dòng 3: sau dấu ngoặc kép đóng còn ký tự “2” \(ngoặc mở ở dòng 2\)/,
  ],
  ["a quote inside a cell", 'id,value\na,5" ống\n', /dòng 2: có dấu ngoặc kép giữa ô/],
  ["a quote never closed in the header", '"id,value\na,1\n', /dòng 1: dấu ngoặc kép mở ở dòng 1/],
  [
    "a cell that is too long",
    `id,value\na,${"x".repeat(32_768)}\n`,
    /dòng 2, cột B “value”: ô dài 32\.768 ký tự/,
  ],
  ["too many columns", `id,value\na,1${",".repeat(1_000)}\n`, /dòng 2: nhiều hơn 1\.000 cột/],
])("%s", async (_name, content, words) => {
  expect(await files.refusal("xau.csv", content, { columns })).toMatch(words)
})

test("the first twenty problems come together, each with its cell", async () => {
  const content = `id,value\n${"a,1,2\n".repeat(100)}`
  const refused = await files.read("xau.csv", content, { columns }).catch((error: unknown) => error)
  expect(
    refused instanceof Refusal && refused.errors.slice(0, 2).map(({ pointer }) => pointer),
  ).toEqual(["C2", "C3"])
  expect(refused instanceof Refusal && refused.errors.length).toBe(20)
})

test("more rows than allowed are refused without reading on", async () => {
  const content = `id,value\n${"a,1\n".repeat(1_000)}`
  expect(await files.refusal("to.csv", content, { columns, limits: { rows: 999 } })).toBe(
    "Tệp to.csv: nhiều hơn 999 dòng. Hãy chia thành nhiều tệp nhỏ hơn.",
  )
  expect(
    (await files.read("to.csv", content, { columns, limits: { rows: 1_000 } })).rows.length,
  ).toBe(1_000)
})

test("a file larger than allowed is not read", async () => {
  expect(
    await files.refusal("to.csv", "id,value\na,1\n", { columns, limits: { bytes: 4 } }),
  ).toMatch(/tệp lớn hơn/)
})

test("a file that is not there is told by name", async () => {
  await expect(readTable("/không/có/a.csv", { columns })).rejects.toThrow("Không có tệp a.csv.")
})

test.each(["/dev/zero", "/tmp"])("%s is no file and is not opened", async (path) => {
  await expect(readTable(path, { columns })).rejects.toThrow("không phải một tệp")
})

// Content that is not what the name says.
test.each([
  [
    "a zip named .csv",
    "a.csv",
    "PK\u0003\u0004abcd",
    /tên tệp là \.csv nhưng nội dung là tệp nén zip/,
  ],
  ["a PDF", "a.csv", "%PDF-1.7\n", /tài liệu PDF/],
  ["HTML saved as .xls", "a.xls", "<html><table><tr><td>id</td></tr></table>", /trang HTML/],
  ["HTML with a comment and a byte-order mark", "a.csv", "\ufeff<!-- x --><table>", /trang HTML/],
  [
    "XML of 2003",
    "a.xls",
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    /XML 2003/,
  ],
  [
    "text named .xlsx",
    "a.xlsx",
    "id,value\na,1\n",
    /tên tệp là \.xlsx nhưng nội dung không phải bảng tính/,
  ],
  ["a picture", "a.csv", Buffer.from("\u0089PNG\r\n", "latin1"), /hình ảnh/],
  ["a folder, gzipped", "a.csv", Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/],
  ["an old workbook", "a.xls", ole("Workbook"), /Excel 97–2003/],
  ["a workbook under a password", "a.xlsx", ole("EncryptedPackage"), /có mật khẩu/],
  ["an old document", "a.doc", ole("WordDocument"), /tệp Office cũ/],
])("%s", async (_name, fileName, content, words) => {
  expect(await files.refusal(fileName, content, { columns })).toMatch(words)
})

test("the name people know is the one that counts", async () => {
  const path = files.write("upload-1", "id,value\na,1\n")
  await expect(readTable(path, { columns, fileName: "số liệu.xlsx" })).rejects.toThrow(
    "Tệp số liệu.xlsx",
  )
})

function ole(stream: string): Buffer {
  const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  return Buffer.concat([
    signature,
    Buffer.alloc(1016),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(512),
  ])
}
