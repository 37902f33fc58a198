import { afterAll, beforeAll, expect, test } from "vitest"
import { loadShippedFigures } from "./indicators/index.ts"
import type { Context } from "./platform/context.ts"
import type { Database } from "./platform/database.ts"
import { runProgram } from "./program.ts"
import { loadShippedUnits } from "./registry/index.ts"
import { openTestDatabase, testContext } from "./testing/database.ts"

let db: Database
let ctx: Context
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
})
afterAll(() => db.close())

async function tinhso(...argv: string[]) {
  const out: string[] = []
  const notes: string[] = []
  const code = await runProgram(argv, "/", () => Promise.resolve(ctx), {
    out: (line) => void out.push(line),
    note: (line) => void notes.push(line),
  })
  return { code, out: out.join("\n"), notes: notes.join("\n") }
}

test.each([
  ["a typo", ["explain", "hộ_có_cáp_quag / tổng_hộ"], ["cột 1", "có phải “hộ_có_cáp_quang”?"]],
  ["units that do not go together", ["explain", "tổng_hộ + tỷ_lệ_chữ_ký_số"], ["cột 9"]],
  ["10 000 brackets", ["explain", "(".repeat(10_000)], ["cột "]],
  ["10 000 brackets to evaluate", ["eval", "(".repeat(10_000)], ["cột "]],
  ["a formula that stops", ["eval", "a +"], ["dừng giữa chừng"]],
  ["figures that are no JSON", ["eval", "a", "--with", "{a:1}"], ["không phải JSON"]],
])("%s ends with 1 and says where, with nothing on standard output", async (_name, argv, said) => {
  const { code, out, notes } = await tinhso("formula", ...argv)

  expect([code, out]).toEqual([1, ""])
  for (const text of said) expect(notes).toContain(text)
})

test.each([
  ["a / b", '{"a":1,"b":null}', "missing"],
  ["a / b", '{"a":1,"b":0}', "missing"],
  ["a / b", '{"a":1,"b":4}', "0.25"],
])("%s with %s is %s", async (formula, given, value) => {
  expect(await tinhso("formula", "eval", formula, "--with", given)).toMatchObject({
    code: 0,
    out: value,
  })
})

test("a formula is explained with its type, what it reads, its SQL and a sentence", async () => {
  const { code, out } = await tinhso("formula", "explain", "hộ_có_cáp_quang / tổng_hộ")

  expect(code).toBe(0)
  for (const line of ["kiểu\t", "phụ thuộc\thộ_có_cáp_quang", "SQL\t", "câu\t"]) {
    expect(out).toContain(line)
  }
})
