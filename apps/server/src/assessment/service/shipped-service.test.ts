import { afterAll, beforeAll, expect, test } from "vitest"
import type { Context } from "../../platform/context.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { treeOf } from "../index-set/tree.ts"
import { listIndices, readIndex } from "./index-service.ts"
import { loadShippedIndices } from "./shipped-service.ts"

let ctx: Context
beforeAll(async () => {
  ctx = testContext(await openTestDatabase())
})
afterAll(() => ctx.db.close())

test("shipped indices are loaded once, issued, with nothing wrong and every gap told", async () => {
  expect(await loadShippedIndices(ctx)).toBe(3)
  expect(await loadShippedIndices(ctx)).toBe(0)
  const told = (await listIndices(ctx)).map(({ index, issuedAt, findings }) => [
    index.id,
    issuedAt !== null,
    findings.filter(({ weight }) => weight === "wrong").length,
    findings.filter(({ weight }) => weight === "gap").length,
  ])

  expect(told).toEqual([
    ["405-2025", true, 0, 1],
    ["922-2022", true, 0, 9],
    ["xa-2025-minh-hoa", true, 0, 0],
  ])
})

test("922 has 1 000 points and three pillars that overlap", async () => {
  const { index } = await readIndex(ctx, "922-2022", null)
  const tree = treeOf(index)
  const worth = (codes: readonly string[]) =>
    codes.reduce((sum, code) => sum + (tree.get(code)?.maxPoints ?? 0), 0)

  expect(index.maxPoints).toBe(1000)
  expect(index.pillars.map(({ members }) => worth(members))).toEqual([700, 650, 650])
})

test("the commune index has the shape of the sheet: 62 criteria, six groups, codes to depth 3", async () => {
  const { index } = await readIndex(ctx, "xa-2025-minh-hoa", null)
  const tree = treeOf(index)

  expect(tree.scored).toHaveLength(62)
  expect(tree.below(null).map(({ maxPoints }) => maxPoints)).toEqual([80, 100, 100, 520, 80, 80])
  expect(tree.get("4.22.11")?.parent).toBe("4.22")
})
