import { describe, expect, test } from "vitest"
import { alike } from "./alike.ts"

const FORM = { id: "", lead: null, open: false, days: { data: "" }, groups: [{ name: "communes" }] }

describe("what a browser kept of a form", () => {
  test("is taken where it has the shape of the form", () => {
    expect(alike(FORM, { ...FORM, id: "2026-q4", lead: "so-tt", groups: [] })).toBe(true)
    expect(alike("", "chữ")).toBe(true)
  })

  test.each([
    ["nothing", null],
    ["another kind", "2026-q4"],
    ["a list", []],
    ["a form without a field", { ...FORM, days: {} }],
    ["a field of another kind", { ...FORM, open: "có" }],
    ["no list where there was one", { ...FORM, groups: {} }],
  ])("is dropped: %s", (_, read) => {
    expect(alike(FORM, read)).toBe(false)
  })
})
