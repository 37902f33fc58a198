import { expect, test } from "vitest"
import { addressOf, keptOf, questionOf, stateOf, stateOfView } from "./state.ts"

const full =
  "chi-so=a,b&don-vi=children:22&ky=2025-Q1..2025-Q4&tach=technology&hang=don-vi,chi-so&xep=-a|2025-Q4|&chi=thieu&bieu-do=xep-hang&trang=3&view=at:2026-01-01&asof=2026-02-01"

test("an address is read and written without losing anything", () => {
  const state = stateOf(new URLSearchParams(full))
  const again = stateOf(new URLSearchParams(addressOf(state)))

  expect(again).toEqual(state)
  expect(addressOf(again)).toBe(addressOf(state))
})

test("a form says a name several times, people write commas: both are the same", () => {
  const form = stateOf(new URLSearchParams("chi-so=a&chi-so=b&chi-so=a"))
  expect(form.indicators).toEqual(["a", "b"])
  expect(stateOf(new URLSearchParams("chi-so=a, b")).indicators).toEqual(["a", "b"])
})

test("the API is asked the same", () => {
  expect(Object.fromEntries(questionOf(stateOf(new URLSearchParams(full))))).toEqual({
    indicators: "a,b",
    units: "children:22",
    periods: "2025-Q1..2025-Q4",
    by: "technology",
    rows: "units,indicators",
    sort: "-a|2025-Q4|",
    only: "missing",
    view: "at:2026-01-01",
    asof: "2026-02-01",
  })
})

test("what is kept opens as the same address on its first page", () => {
  const state = stateOf(new URLSearchParams(full))
  expect(stateOfView(keptOf(state))).toEqual({ ...state, page: 1 })
})

test.each([
  ["a page that is no number", "trang=x", { page: 1 }],
  ["a page before the first", "trang=-2", { page: 1 }],
  ["a filter that there is not", "chi=tat-ca", { only: null }],
  ["a chart that there is not", "bieu-do=banh", { chart: null }],
])("%s is left out", (_name, query, expected) => {
  expect(stateOf(new URLSearchParams(query))).toMatchObject(expected)
})
