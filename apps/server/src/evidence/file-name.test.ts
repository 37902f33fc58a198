import { expect, test } from "vitest"
import { fileLabel } from "./file-name.ts"

test.each([
  ["a path of Windows", "C:\\Users\\an\\Công văn.pdf", "Công văn.pdf"],
  ["a path that climbs", "../../etc/passwd", "passwd.pdf"],
  ["marks above letters kept apart", "Bo\u0301i.pdf", "Bói.pdf"],
  ["an ending that lies", "hoá đơn.exe", "hoá đơn.exe.pdf"],
  ["letters turned round to hide an ending", "bao\u202efdp.exe", "baofdp.exe.pdf"],
  ["line breaks and quotes", 'a\r\nb"c.PDF', "ab_c.PDF"],
  ["nothing", "", "tệp.pdf"],
  ["only dots", "...", "tệp.pdf"],
])("%s becomes a plain label", (_name, sent, label) => {
  expect(fileLabel(sent, "pdf")).toBe(label)
})

test("a very long name is cut before its ending, never inside a letter", () => {
  const label = fileLabel(`${"a".repeat(179)}😀😀.pdf`, "pdf")

  expect(label).toBe(`${"a".repeat(179)}.pdf`)
})
