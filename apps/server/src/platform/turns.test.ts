import { expect, test } from "vitest"
import { takingTurns } from "./turns.ts"

const turnOfTheLoop = () => new Promise((next) => setImmediate(next))

test("so many go on in one turn of the loop, first come first served, and nobody is forgotten", async () => {
  const turn = takingTurns(2)
  const gone: number[] = []
  const all = [1, 2, 3, 4, 5].map((n) => turn().then(() => gone.push(n)))
  const seen: number[][] = []
  for (let i = 0; i < 4; i++) {
    await turnOfTheLoop()
    seen.push([...gone])
  }
  await Promise.all(all)

  expect(seen[0]).toEqual([1, 2])
  expect(seen[1]).toEqual([1, 2, 3, 4])
  expect(gone).toEqual([1, 2, 3, 4, 5])
})

test("whoever comes after a rest goes on at once", async () => {
  const turn = takingTurns(1)
  await turn()
  await turnOfTheLoop()

  await expect(turn()).resolves.toBeUndefined()
})
