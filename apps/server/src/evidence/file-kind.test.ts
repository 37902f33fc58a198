import { expect, test } from "vitest"
import { fileKind } from "./file-kind.ts"

const look = (text: string, name = "tệp", packed: readonly string[] | "bomb" | null = null) =>
  fileKind({ head: Buffer.from(text, "latin1"), name, packed })
const ZIP = "PK\u0003\u0004"

test.each([
  ["a PDF", look("%PDF-1.7\n"), "pdf"],
  ["a PDF after a few bytes of a scanner", look("\u00ef\u00bb\u00bf\r\n%PDF-1.4"), "pdf"],
  ["a PDF that is called a program", look("%PDF-1.7", "bao-cao.exe"), "pdf"],
  ["a document", look(ZIP, "x", ["[Content_Types].xml", "word/document.xml"]), "docx"],
  ["a workbook", look(ZIP, "x", ["xl/workbook.xml"]), "xlsx"],
  ["a PNG", look("\u0089PNG\r\n\u001a\n"), "png"],
  ["a JPEG", look("\u00ff\u00d8\u00ff\u00e0"), "jpeg"],
  ["a scanned TIFF of either order", look("MM\0*"), "tiff"],
  ["a WebP", look("RIFF\u0001\0\0\0WEBPVP8 "), "webp"],
  ["a table in text", look("a,b\n1,2\n", "bảng.csv"), "csv"],
  ["a text", look("K\u00c3\u00adnh g\u00e1\u00bb\u00adi", "thư.md"), "txt"],
  ["a text that begins like a program", look("MZ la ten mot don vi."), "txt"],
  ["a text in UTF-16", look("\u00ff\u00fek\0h\0"), "txt"],
])("%s is known by its content", (_name, judged, kind) => {
  expect(judged).toEqual({ kind })
})

test.each([
  ["nothing at all", look("")],
  ["a program", look("MZ\u0090\0\u0003\0\0\0\u0004")],
  ["a script for the shell", look("#!/bin/sh\nrm -rf /")],
  ["a page that is called a PDF", look("<!doctype html><script>", "công-văn.pdf")],
  ["an image that runs scripts", look('<svg xmlns="x" onload="x">', "ảnh.png")],
  ["a page after a mark and spaces", look("\u00ef\u00bb\u00bf \n<html>")],
  ["a page in UTF-16", look("\u00ff\u00fe<\0h\0t\0m\0l\0>\0")],
  ["a workbook with macros", look(ZIP, "x", ["xl/workbook.xml", "xl/vbaProject.bin"])],
  ["any other zip", look(ZIP, "hồ-sơ.docx", ["a.exe"])],
  ["a document that unpacks to fill the disk", look(ZIP, "a.docx", "bomb")],
  ["a zip cut off", look(ZIP, "x.docx", null)],
  ["an old or locked document", look("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1", "a.docx")],
  ["bytes that say nothing", look("\u0001\u0002\u0003\u0004", "a.txt")],
])("%s is refused with the reason", (_name, judged) => {
  expect(judged).toHaveProperty("refused")
})
