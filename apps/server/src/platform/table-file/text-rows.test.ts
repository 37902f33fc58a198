import { createHash } from "node:crypto"
import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readGrid } from "./index.ts"
import { openTextRows } from "./text-rows.ts"

async function fileOf(content: string | Uint8Array, name = "do.csv"): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "tinhso-rows-")), name)
  await writeFile(path, content)
  return path
}

async function rowsOf(content: string | Uint8Array, name?: string) {
  const text = await openTextRows(await fileOf(content, name))
  const rows: [number, readonly string[]][] = []
  await text?.feed((row, cells) => rows.push([row, [...cells]]))
  return { rows, text }
}

test("rows are those that the whole file gives, however long it is", async () => {
  const lines = Array.from({ length: 60_000 }, (_, i) => `${i},“dòng ${i}”,"a, b",${i % 7}`)
  const content = `\ufeffsố,chữ,ngoặc,dư\n${lines.join("\r\n")}\n`
  const { rows, text } = await rowsOf(content)
  const [sheet] = (await readGrid(await fileOf(content))).sheets

  expect(rows).toEqual(sheet?.rows.map(({ row, texts }) => [row, texts]))
  expect(text).toMatchObject({
    encoding: "utf-8",
    delimiter: ",",
    sha256: createHash("sha256").update(content).digest("hex"),
  })
})

test("a first line that names the delimiter is no row, and empty lines keep their number", async () => {
  const { rows, text } = await rowsOf("sep=;\na;b\n\n1;2,5\n")

  expect(text?.delimiter).toBe(";")
  expect(rows).toEqual([
    [2, ["a", "b"]],
    [4, ["1", "2,5"]],
  ])
})

test("old Vietnamese letters are read whole, UTF-16 too", async () => {
  const { rows, text } = await rowsOf(Buffer.from("\ufeffKinh độ\tVĩ độ\n106\t21\n", "utf16le"))

  expect(text?.encoding).toBe("utf-16le")
  expect(rows[0]?.[1]).toEqual(["Kinh độ", "Vĩ độ"])
})

test.each([
  ["an empty file", "", "rỗng"],
  ["a page of HTML", "<html><body>x</body></html>", "HTML"],
  ["a NUL in the text", "a,b\n1,\0\n", "NUL"],
])("%s is refused", async (_name, content, why) => {
  await expect(rowsOf(content)).rejects.toThrow(why)
})

test("a quotation mark that is never closed is refused", async () => {
  await expect(rowsOf('a,b\n1,"mở\n2,3\n')).rejects.toThrow("ngoặc kép")
})
