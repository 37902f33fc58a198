import { expect, test } from "vitest"
import { bookOf } from "./book.ts"
import { factsOf } from "./derive.ts"
import { carriedTo, lineageOf } from "./lineage.ts"
import { lineageGraph } from "./lineage-graph.ts"
import type { LineageRow, UnitRow } from "./tables.ts"

const unit = (id: string, from: string | null, to: string | null): UnitRow => ({
  id,
  level: "commune",
  code: null,
  type: "Xã",
  name: id,
  parent: null,
  from,
  to,
  source: null,
  endedBy: null,
})
const link = (
  source: string,
  target: string,
  date: string,
  share: number | null,
  basis: LineageRow["basis"] = share === null
    ? "undetermined"
    : share === 1
      ? "whole"
      : "population",
): LineageRow => ({
  source,
  target,
  date,
  share,
  basis,
  kind: share === 1 ? "merge" : "split",
  suggested: false,
  document: null,
})

/** A and B become C in 2010; C is split into D (0.25) and E (0.75) in 2020; E and F make G in 2024. */
const book = bookOf(
  factsOf({
    units: [
      unit("A", null, "2010-01-01"),
      unit("B", null, "2010-01-01"),
      unit("C", "2010-01-01", "2020-01-01"),
      unit("D", "2020-01-01", null),
      unit("E", "2020-01-01", "2024-01-01"),
      unit("F", null, "2024-01-01"),
      unit("G", "2024-01-01", null),
      unit("X", null, "2020-01-01"),
      unit("Y1", "2020-01-01", "2024-01-01"),
      unit("Y2", "2020-01-01", "2024-01-01"),
      unit("Z", "2024-01-01", null),
      unit("P", null, "2020-01-01"),
      unit("Q", "2020-01-01", null),
    ],
    lineage: [
      link("A", "C", "2010-01-01", 1),
      link("B", "C", "2010-01-01", 1),
      link("C", "D", "2020-01-01", 0.25),
      link("C", "E", "2020-01-01", 0.75),
      link("E", "G", "2024-01-01", 1),
      link("F", "G", "2024-01-01", 1),
      link("X", "Y1", "2020-01-01", null),
      link("X", "Y2", "2020-01-01", null),
      link("Y1", "Z", "2024-01-01", 1),
      link("Y2", "Z", "2024-01-01", 1),
      link("P", "Q", "2020-01-01", null),
      link("X", "Q", "2020-01-01", null),
    ],
    aliases: [],
    points: [],
  }),
)

test.each([
  ["a unit that exists keeps its figures", "D", "2025-01-01", [["D", 1, "whole"]]],
  [
    "shares multiply along a chain of events",
    "A",
    "2025-01-01",
    [
      ["D", 0.25, "population"],
      ["G", 0.75, "population"],
    ],
  ],
  ["a day in the middle of the chain stops there", "A", "2015-01-01", [["C", 1, "whole"]]],
  [
    "a day before the unit leads back to each of its origins, unknown how much",
    "C",
    "2005-01-01",
    [
      ["A", null, "undetermined"],
      ["B", null, "undetermined"],
    ],
  ],
  ["what came out of one unit goes back whole", "E", "2015-01-01", [["C", 1, "whole"]]],
  [
    "a split nobody measured stays unmeasured",
    "X",
    "2022-01-01",
    [
      ["Y1", null, "undetermined"],
      ["Y2", null, "undetermined"],
      ["Q", null, "undetermined"],
    ],
  ],
])("%s", (_name, id, day, expected) => {
  expect(carriedTo(book, id, day).map(({ unit: to, share, basis }) => [to, share, basis])).toEqual(
    expected,
  )
})

test("parts that come together again are whole", () => {
  const reunited = bookOf(
    factsOf({
      units: [
        unit("X", null, "2020-01-01"),
        unit("Y1", "2020-01-01", "2024-01-01"),
        unit("Y2", "2020-01-01", "2024-01-01"),
        unit("X.2024", "2024-01-01", null),
      ],
      lineage: [
        link("X", "Y1", "2020-01-01", null),
        link("X", "Y2", "2020-01-01", null),
        link("Y1", "X.2024", "2024-01-01", 1),
        link("Y2", "X.2024", "2024-01-01", 1),
      ],
      aliases: [],
      points: [],
    }),
  )

  expect(carriedTo(reunited, "X", "2025-01-01")).toEqual([
    { unit: "X.2024", share: 1, basis: "whole" },
  ])
})

test("the history of a unit is itself and all that leads to it", () => {
  expect(lineageOf(book, "G", "2025-01-01")).toEqual([
    { unit: "G", share: 1, basis: "whole" },
    { unit: "E", share: 1, basis: "whole" },
    { unit: "F", share: 1, basis: "whole" },
    { unit: "C", share: 0.75, basis: "population" },
    { unit: "A", share: 0.75, basis: "population" },
    { unit: "B", share: 0.75, basis: "population" },
  ])
})

test("seen from the past, what a unit became counts as far as it can be told", () => {
  const parts = lineageOf(book, "C", "2015-01-01")

  expect(parts).toContainEqual({ unit: "D", share: 1, basis: "whole" })
  expect(parts).toContainEqual({ unit: "G", share: null, basis: "undetermined" })
})

test("links that run in a circle end", () => {
  const circle = bookOf(
    factsOf({
      units: [unit("A", null, "2020-01-01"), unit("B", null, "2020-01-01")],
      lineage: [link("A", "B", "2020-01-01", 1), link("B", "A", "2020-01-01", 1)],
      aliases: [],
      points: [],
    }),
  )

  expect(carriedTo(circle, "A", "2025-01-01")).toEqual([])
})

test("the graph around a unit shows what else went into its heirs", () => {
  const found = book.units.get("E")
  const graph = found === undefined ? null : lineageGraph(book, found)

  expect(graph?.nodes.map((node) => node.id).toSorted()).toEqual(["A", "B", "C", "E", "F", "G"])
  expect(graph?.edges.map((edge) => `${edge.source}${edge.target}`)).toEqual([
    "AC",
    "BC",
    "CE",
    "EG",
    "FG",
  ])
})
