import { expect, test } from "vitest"
import type { Command } from "commander"
import { buildProgram, runProgram } from "./program.ts"

const cli = {
  open: () => Promise.reject(new Error("not opened")),
  out: () => undefined,
  note: () => undefined,
  fail: () => undefined,
  path: (typed: string) => typed,
}

function* everything(command: Command, path = "tinhso"): Generator<[string, string]> {
  yield [path, command.description()]
  for (const option of command.options) yield [`${path} ${option.flags}`, option.description]
  for (const argument of command.registeredArguments) {
    if (argument.description !== "") yield [`${path} <${argument.name()}>`, argument.description]
  }
  for (const below of command.commands) yield* everything(below, `${path} ${below.name()}`)
}

test("every command, option and argument is described in Vietnamese with English", () => {
  const said = [...everything(buildProgram(cli))]
  const poor = said.filter(([, text]) => !/\p{Script=Latin}.*\([a-z][^()]+\)$/iu.test(text))

  expect(said.length).toBeGreaterThan(40)
  expect(poor).toEqual([])
})

async function run(...argv: string[]) {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const code = await runProgram(argv, "/", cli.open, { out: say, note: say })
  return { code, text: lines.join("\n") }
}

test.each([
  [["nope"], "Lỗi: không có lệnh “nope”"],
  [["chekc"], "Lỗi: không có lệnh “chekc”\n(Có phải check?)"],
  [["check", "--formta", "x"], "Lỗi: không có tùy chọn “--formta”\n(Có phải --format?)"],
  [["check", "--format"], "Lỗi: tùy chọn “--format <format>” thiếu giá trị"],
  [["units", "show"], "Lỗi: thiếu tham số <unit>"],
  [["units", "show", "a", "b"], "Lỗi: thừa tham số: cần 1, có 2"],
  [["units", "list", "--level", "x"], "Chỉ nhận: country, province, district, commune."],
  [["units", "list", "--at", "2024-02-30"], "giá trị “2024-02-30” của tùy chọn “--at <day>”"],
  [["audit", "list", "--limit", "abc"], "Cần một số từ 1 đến 1000."],
])("%j is refused: %s", async (argv, words) => {
  const { code, text } = await run(...argv)

  expect(code).toBe(1)
  expect(text).toContain(words)
})

test("help speaks Vietnamese with English, at every depth", async () => {
  for (const argv of [
    ["--help"],
    ["import", "--help"],
    ["help", "figures"],
    ["units", "show", "-h"],
  ]) {
    const { code, text } = await run(...argv)

    expect(code).toBe(0)
    expect(text).toMatch(/^Cách dùng \(usage\): tinhso/u)
    expect(text).toContain("hiện hướng dẫn (show help)")
    expect(text).not.toMatch(/display help|Options:|Commands:/u)
  }
})
