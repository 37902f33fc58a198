import { expect, test } from "vitest"
import { daysIn, NEW_FORM, requestOf, wrongIn } from "./collection-form.ts"

const WHOLE = {
  ...NEW_FORM,
  title: " Hạ tầng số ",
  scope: "24.2025",
  period: "2024-Q3",
  due: "2024-10-20",
  measures: [{ measure: "tổng_hộ", cuts: [""], required: true, guidance: "" }],
}

test.each([
  ["commas and spaces separate days", "7, 3 1", [7, 3, 1]],
  ["a day said twice counts once", "7, 7", [7]],
  ["nothing is no day", "", []],
  ["a word is no day", "bảy", null],
  ["a day before the first or after the sixtieth is none", "0, 61", null],
])("%s", (_name, text, days) => {
  expect(daysIn(text)).toEqual(days)
})

test("a new form lacks its title, scope, period, deadline and measures", () => {
  expect(wrongIn(NEW_FORM)).toEqual(["title", "scope", "period", "due", "measures"])
})

test.each(["2024-Q3", "2024-09", "2024", "2024-09-30"])("%s is a period", (period) => {
  expect(wrongIn({ ...WHOLE, period })).toEqual([])
})

test.each(["2024-Q5", "quý III", "2024-13"])("%s is no period", (period) => {
  expect(wrongIn({ ...WHOLE, period })).toEqual(["period"])
})

test("a list without units asks nobody", () => {
  expect(wrongIn({ ...WHOLE, kind: "list" })).toEqual(["units"])
})

test("what is asked names the level under the scope, and the title without spaces around it", () => {
  expect(requestOf(WHOLE, false)).toMatchObject({
    title: "Hạ tầng số",
    units: { kind: "level", level: "commune", under: "24.2025" },
    remind: { before: [7, 1], onDay: true, after: [1, 3] },
  })
})

test("of a collection that is open only words and reminders are sent", () => {
  expect(Object.keys(requestOf(WHOLE, true)).toSorted()).toEqual(["guidance", "remind", "title"])
})
