import { setImmediate as turn } from "node:timers/promises"
import { expect, test } from "vitest"
import { gathered } from "./gathered.ts"

test("the first question is asked at once, those that come meanwhile together, each with its answer", async () => {
  const asked: (readonly number[])[] = []
  const double = gathered(async (keys: readonly number[]) => {
    asked.push(keys)
    await turn()
    return keys.map((key) => key * 2)
  })

  expect(await Promise.all([1, 2, 3, 3].map(double))).toEqual([2, 4, 6, 6])
  expect(asked).toEqual([[1], [2, 3]])
  expect(await double(1)).toBe(2)
  expect(asked).toHaveLength(3)
})

test("a failure reaches those who were asked for, and nobody after them", async () => {
  let broken = true
  const ask = gathered(async (keys: readonly string[]) => {
    if (broken) throw new Error("away")
    return keys
  })
  await expect(ask("a")).rejects.toThrow("away")
  broken = false

  expect(await ask("b")).toBe("b")
})
