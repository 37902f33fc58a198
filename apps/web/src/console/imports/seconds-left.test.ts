import { expect, test } from "vitest"
import { secondsLeft } from "./seconds-left.ts"

test.each([
  ["half sent in ten seconds leaves ten", 0.5, 10, 10],
  ["nearly all sent leaves a second, never none", 0.999, 10, 1],
  ["the first percent tells nothing yet", 0.01, 10, null],
  ["the first second tells nothing yet", 0.5, 0, null],
])("%s", (_name, sent, elapsed, left) => {
  expect(secondsLeft(sent, elapsed)).toBe(left)
})
