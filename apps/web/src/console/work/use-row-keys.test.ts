import { expect, test } from "vitest"
import { step } from "./use-row-keys.ts"

test.each([
  ["j goes to the next row", "j", 0, 3, 1],
  ["j enters the list at its first row", "j", -1, 3, 0],
  ["j stays on the last row", "j", 2, 3, 2],
  ["k goes back", "k", 2, 3, 1],
  ["k stays on the first row", "k", 0, 3, 0],
  ["arrows do the same", "ArrowDown", 0, 3, 1],
  ["other keys do nothing", "x", 0, 3, null],
  ["an empty list has nowhere to go", "j", -1, 0, null],
])("%s", (_name, key, at, count, next) => {
  expect(step(key, at, count)).toBe(next)
})
