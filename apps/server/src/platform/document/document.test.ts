import mammoth from "mammoth"
import { expect, test } from "vitest"
import { pngOf } from "../picture.ts"
import { partsOf } from "./testing/parts.ts"
import { type Block, type DocumentText, documentBytes } from "./index.ts"

const text = (blocks: readonly Block[], more: Partial<DocumentText> = {}): DocumentText => ({
  title: "Thử",
  landscape: false,
  margins: { top: 20, right: 15, bottom: 20, left: 30 },
  mark: null,
  blocks,
  at: new Date("2026-11-01T00:00:00.000Z"),
  ...more,
})

const html = async (blocks: readonly Block[]) =>
  (await mammoth.convertToHtml({ buffer: await documentBytes(text(blocks)) })).value

test("a reader finds headings, marks of letters, links and what XML would take for its own", async () => {
  const read = await html([
    { kind: "paragraph", heading: 1, runs: [{ text: "I. Kết quả, xếp hạng" }] },
    {
      kind: "paragraph",
      runs: [
        { text: "Điểm: " },
        { text: "265,79", link: "https://so.vn/cham-diem/q3?nhom=a&b#tc-1.2" },
        { text: ' <b>&"\u0000', bold: true },
      ],
    },
  ])

  expect(read).toBe(
    '<h1>I. Kết quả, xếp hạng</h1><p>Điểm: <a href="https://so.vn/cham-diem/q3?nhom=a&amp;b#tc-1.2">265,79</a><strong> &lt;b&gt;&amp;"</strong></p>',
  )
})

test("lines that people typed stay lines", async () => {
  const read = await html([{ kind: "paragraph", runs: [{ text: "một\r\nhai\nba" }] }])

  expect(read).toBe("<p>một<br />hai<br />ba</p>")
})

test("a table keeps its rows, repeats its heads, spans columns; an empty cell is a cell", async () => {
  const read = await html([
    {
      kind: "table",
      widths: [20, 60],
      headRows: 1,
      borders: true,
      size: 11,
      rows: [
        [{ lines: [[{ text: "Hạng" }]] }, { lines: [[{ text: "Đơn vị" }]] }],
        [{ lines: [[{ text: "Xã" }]], span: 2 }],
        [{ lines: [] }, { lines: [[{ text: "một" }], [{ text: "hai" }]] }],
      ],
    },
  ])

  expect(read).toContain("<thead><tr><th><p>Hạng</p></th><th><p>Đơn vị</p></th></tr></thead>")
  expect(read).toContain('<td colspan="2"><p>Xã</p></td>')
  expect(read).toContain("<tr><td></td><td><p>một</p><p>hai</p></td></tr>")
})

test("a picture is in the file with its words", async () => {
  const png = await pngOf('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')
  const read = await html([{ kind: "picture", png, width: 10, height: 10, alt: "Biểu đồ “hạng”" }])

  expect(read).toMatch(/^<p><img alt="Biểu đồ “hạng”" src="data:image\/png;base64,/u)
})

test("the same text gives the same bytes, on a machine of any time zone", async () => {
  const blocks: Block[] = [{ kind: "paragraph", runs: [{ text: "Một" }] }]
  const before = process.env["TZ"]
  const first = await documentBytes(text(blocks))
  process.env["TZ"] = "America/Lima"
  const second = await documentBytes(text(blocks))
  if (before === undefined) delete process.env["TZ"]
  else process.env["TZ"] = before

  expect(first.equals(second)).toBe(true)
})

test("the mark stands above every page, the first one too; page numbers begin on the second", async () => {
  const parts = await partsOf(await documentBytes(text([], { mark: "DỰ THẢO & thử" })))

  expect(parts.get("word/header1.xml")).toContain("DỰ THẢO &amp; thử")
  expect(parts.get("word/header2.xml")).toContain("DỰ THẢO &amp; thử")
  expect(parts.get("word/header1.xml")).not.toContain("PAGE")
  expect(parts.get("word/header2.xml")).toContain("PAGE")
  expect(parts.get("word/document.xml")).toContain("<w:titlePg/>")
})

test("the page is A4 with the margins asked for, upright or turned", async () => {
  const upright = await partsOf(await documentBytes(text([])))
  const turned = await partsOf(await documentBytes(text([], { landscape: true })))

  expect(upright.get("word/document.xml")).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
  expect(upright.get("word/document.xml")).toContain(
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"',
  )
  expect(turned.get("word/document.xml")).toContain(
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
  )
})
