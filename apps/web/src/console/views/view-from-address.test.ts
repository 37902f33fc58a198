import { expect, test } from "vitest"
import { viewFromAddress } from "./view-from-address.ts"

test("the table of the address is kept, without what is not said", () => {
  const query = "indicators=a,b&units=children:22&periods=2025&sort=-a|2025|&chart=map&only=behind"
  expect(viewFromAddress(new URLSearchParams(query))).toEqual({
    indicators: "a,b",
    units: "children:22",
    periods: "2025",
    sort: "-a|2025|",
    chart: "map",
    only: "behind",
  })
})

test.each([
  ["no indicator", "units=22", null],
  ["no unit", "indicators=a", null],
  [
    "words that nobody knows",
    "indicators=a&units=22&chart=pie&only=all",
    { indicators: "a", units: "22", periods: "newest:4" },
  ],
])("%s", (_name, query, kept) => {
  expect(viewFromAddress(new URLSearchParams(query))).toEqual(kept)
})
