import mammoth from "mammoth"
import { expect, test } from "vitest"
import { documentBytes } from "../../../platform/document/index.ts"
import { partsOf } from "../../../platform/document/testing/parts.ts"
import { roundReport } from "../facts.ts"
import { HEAD, INDEX, source, THREE } from "../testing/source.ts"
import { rankingDocument } from "./ranking-document.ts"
import { reportDocument } from "./report-document.ts"

const ORIGIN = "https://so.vn"
const published = roundReport(THREE, null)

test("the report has the heading of administrative documents, with number and day left open", async () => {
  const buffer = await documentBytes(await reportDocument(published, ORIGIN))
  const { value } = await mammoth.extractRawText({ buffer })
  const lines = value.split("\n").filter((line) => line !== "")

  expect(lines.slice(0, 10)).toEqual([
    "……",
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: ……/BC-……",
    "……, ngày …… tháng …… năm ……",
    "BÁO CÁO",
    "Kết quả chấm điểm chuyển đổi số: Quý III/2026",
    "Kính gửi: Ủy ban nhân dân ……",
    "I. Căn cứ, phạm vi",
  ])
  expect(lines).toContain("Nơi nhận:")
  expect(lines).toContain("- Lưu: VT, ……")
})

test("sections are numbered without gaps, and numbers of sentences lead into the product", async () => {
  const buffer = await documentBytes(await reportDocument(published, ORIGIN))
  const { value } = await mammoth.convertToHtml({ buffer })
  const heads = [...value.matchAll(/<h1>(.*?)<\/h1>/gu)].map(([, text]) => text)

  expect(heads).toEqual([
    "I. Căn cứ, phạm vi",
    "II. Kết quả, xếp hạng",
    "III. Thẩm định: điểm bị hạ, được nâng và lý do",
    "IV. Mức đạt theo tiêu chí",
    "V. Phúc tra, ý kiến khác nhau",
    "VI. Ghi chú",
  ])
  expect(value).toContain('<a href="https://so.vn/cham-diem/2026-q3/A">25</a> điểm, cao nhất')
  expect(value.match(/<img alt="[^"]+"/gu)).toHaveLength(2)
})

test("a round nobody appealed in has no section on it, and the next one takes its number", async () => {
  const calm = roundReport(source(THREE.agencies), null)
  const { value } = await mammoth.convertToHtml({
    buffer: await documentBytes(await reportDocument(calm, ORIGIN)),
  })

  expect(value).not.toContain("Phúc tra, ý kiến khác nhau")
  expect(value).toContain("<h1>V. Ghi chú</h1>")
})

test.each([
  ["a draft", { round: { ...HEAD, state: "open" as const } }, "DỰ THẢO – chưa công bố"],
  [
    "an illustration",
    { index: { ...INDEX, decision: "" } },
    "MINH HỌA – bộ chỉ số chưa có quyết định ban hành",
  ],
])("%s says so above every page", async (_name, more, mark) => {
  const report = roundReport(source(THREE.agencies, more), null)
  for (const text of [rankingDocument(report, ORIGIN), await reportDocument(report, ORIGIN)]) {
    const parts = await partsOf(await documentBytes(text))
    expect(parts.get("word/header1.xml")).toContain(mark)
    expect(parts.get("word/header2.xml")).toContain(mark)
  }
})

test("the ranking prints Vietnamese numbers, bands, places gained, and dashes for what is missing", async () => {
  const buffer = await documentBytes(rankingDocument(published, ORIGIN))
  const { value } = await mammoth.convertToHtml({ buffer })
  const rows = [...value.matchAll(/<tr>(.*?)<\/tr>/gu)].map(([, row = ""]) =>
    [...row.matchAll(/<p>(.*?)<\/p>/gu)].map(([, cell = ""]) => cell.replaceAll(/<[^>]+>/gu, "")),
  )

  expect(rows).toContainEqual(["1", "Xã A", "25/30", "83,3\u00a0%", "1 (1–2)", "3", "+2"])
  expect(rows).toContainEqual(["2", "Xã C (không nộp)", "15/30", "50\u00a0%", "2 (2–3)", "2", "0"])
})
