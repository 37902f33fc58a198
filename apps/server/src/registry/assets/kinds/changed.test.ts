import { expect, test } from "vitest"
import { changesBetween } from "./changed.ts"

const height = { code: "height", type: "number", max: 300 }
const kind = { code: "mast", nameVi: "Cột", attributes: [height], counts: [] }

test.each([
  ["the same", kind, []],
  [
    "a limit",
    { ...kind, attributes: [{ ...height, max: 200 }] },
    [{ where: "attributes.height.max", before: 300, after: 200 }],
  ],
  [
    "an attribute more",
    { ...kind, attributes: [height, { code: "class" }] },
    [{ where: "attributes.class", before: null, after: { code: "class" } }],
  ],
  [
    "an attribute less",
    { ...kind, attributes: [] },
    [{ where: "attributes.height", before: height, after: null }],
  ],
  [
    "a figure that is counted",
    { ...kind, counts: [{ query: "assets.masts", by: ["class"] }] },
    [
      {
        where: "counts.assets.masts",
        before: null,
        after: { query: "assets.masts", by: ["class"] },
      },
    ],
  ],
  [
    "a name",
    { ...kind, nameVi: "Cột cao" },
    [{ where: "nameVi", before: "Cột", after: "Cột cao" }],
  ],
])("%s", (_name, after, expected) => {
  expect(changesBetween(kind, after)).toEqual(expected)
})
