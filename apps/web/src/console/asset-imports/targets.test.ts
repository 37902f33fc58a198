import { expect, test } from "vitest"
import { targetChoices } from "./targets.ts"

const say = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  `${key} ${Object.values(values).join(" ")}`.trim()

test("a column of crosses that no kind declares can be chosen again after a correction", () => {
  const choices = targetChoices([], [], ["tick:technology=2G,3G"], say)

  expect(choices.at(-1)).toEqual({
    value: "tick:technology=2G,3G",
    label: "assetImport.target.tick 2G, 3G",
  })
})

test("every plain target can be chosen once", () => {
  const values = targetChoices([], [], ["longitude", "none"], say).map(({ value }) => value)

  expect(values).toContain("longitude")
  expect(new Set(values).size).toBe(values.length)
})
