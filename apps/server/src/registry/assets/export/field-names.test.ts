import { expect, test } from "vitest"
import { fieldNames } from "./field-names.ts"

test("names are cut to ten letters, each once whatever its case", () => {
  const names = ["id", "antenna_height", "antenna_high", "ANTENNA_HELP", "antenna_hei", "state"]
  const short = fieldNames(names)

  expect(short).toEqual(["id", "antenna_he", "antenna_hi", "ANTENNA__1", "antenna__2", "state"])
  expect(short.every((one) => one.length <= 10)).toBe(true)
})
