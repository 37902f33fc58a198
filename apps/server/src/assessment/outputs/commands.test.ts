import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { read, utils } from "@e965/xlsx"
import { Command } from "commander"
import mammoth from "mammoth"
import { afterAll, beforeAll, expect, test } from "vitest"
import { HA_TU, Stand } from "../testing/stand.ts"
import { outputCommands } from "./commands.ts"

let stand: Stand
let folder: string
beforeAll(async () => {
  stand = await Stand.open()
  await stand.handedIn("lenh")
  folder = await mkdtemp(join(tmpdir(), "tinhso-output-"))
})
afterAll(async () => {
  await stand.close()
  await rm(folder, { recursive: true })
})

async function run(...flags: string[]): Promise<string[]> {
  const notes: string[] = []
  const program = new Command()
  outputCommands(program, {
    open: () => Promise.resolve(stand.ctx),
    out: () => undefined,
    note: (line) => void notes.push(line),
    fail: () => undefined,
    path: (typed) => join(folder, typed),
  })
  await program.parseAsync(["output", "lenh", ...flags], { from: "user" })
  return notes
}

const bytes = (name: string) => readFile(join(folder, name))
const rowsIn = async (name: string) => {
  const { Sheets, SheetNames } = read(await bytes(name))
  return utils.sheet_to_json<Record<string, unknown>>(Sheets[SheetNames[0] ?? ""] ?? {})
}

test("the report of a round that is not published is written as a draft", async () => {
  const notes = await run("--form", "report", "--out", "bc.docx")
  const { value } = await mammoth.extractRawText({ buffer: await bytes("bc.docx") })

  expect(notes[0]).toMatch(/^Đã ghi bc\.docx \(\d+ byte\)\.$/u)
  expect(value).toContain("Đợt chấm chưa công bố")
})

test("a ranking is written in the format asked for, the workbook without one", async () => {
  await run("--form", "ranking", "--out", "h.xlsx")
  await run("--form", "ranking", "--format", "csv", "--out", "h.csv")

  expect(await rowsIn("h.xlsx")).toHaveLength(2)
  expect((await bytes("h.csv")).toString().split("\r\n")).toHaveLength(4)
})

test("a form out of a file of one's own is filled", async () => {
  const form = {
    id: "rieng",
    title: "Riêng",
    source: "",
    illustrative: false,
    rows: "criteria",
    columns: [
      { title: "Mã", fact: "code" },
      { title: "Điểm", fact: "self" },
    ],
  }
  await writeFile(join(folder, "rieng.json"), JSON.stringify(form))
  await run("--form", "ministry", "--mapping", "rieng.json", "--unit", HA_TU, "--out", "r.xlsx")

  expect(await rowsIn("r.xlsx")).toEqual([
    { Mã: "1.1", Điểm: 0 },
    { Mã: "1.2", Điểm: 7.5 },
    { Mã: "1.3", Điểm: 2 },
  ])
})

test.each([
  ["a form that is not known", ["--form", "letter"], "report, ranking, sheet, ministry"],
  ["a format that the form does not have", ["--form", "report", "--format", "csv"], "docx"],
  ["a sheet of nobody", ["--form", "sheet"], "hãy nêu đơn vị"],
  ["a round's group that is not there", ["--form", "ranking", "--group", "so"], "“so”"],
])("%s is refused and nothing is written", async (_name, flags, detail) => {
  await expect(run(...flags, "--out", "khong.bin")).rejects.toThrow(detail)
  await expect(bytes("khong.bin")).rejects.toThrow("ENOENT")
})
