import { expect, test } from "vitest"
import { provFaults } from "../testing/prov-terms.ts"
import { figure } from "../../../testing/figures.ts"
import { linkedCell, linkedFigure } from "./linked.ts"
import { linkedPublished } from "./published.ts"
import { CELL, FIGURE, GATHERED } from "../testing/samples.ts"

const ORIGIN = "https://so.tinh.vn"

test.each([
  ["a figure with its formula", linkedFigure(FIGURE, ORIGIN)],
  ["a sum over units", linkedFigure(GATHERED, ORIGIN)],
  ["a cell with corrections, report and evidence", linkedCell(CELL, ORIGIN)],
  [
    "a published figure that was corrected",
    linkedPublished([figure({ version: 2 }), figure({ comparator: ">" })], ORIGIN),
  ],
])("%s says only what PROV-O has, where it may stand", (_name, linked) => {
  expect(provFaults(linked)).toEqual([])
})

test("the check itself finds a wrong term, a wrong place and a missing end", () => {
  const graph = [
    { id: "a", type: "Entity", used: "b", guessedFrom: "b", wasDerivedFrom: "c" },
    { id: "b", type: "Guess" },
  ]

  expect(provFaults({ "@context": "", graph })).toEqual([
    "prov:used of prov:Entity",
    "prov:used leads to Guess, not prov:Entity",
    "no term guessedFrom",
    "prov:wasDerivedFrom leads to c, which nobody describes",
    "no class Guess",
  ])
})

test("names of values are addresses that open them as they were known", () => {
  const { graph } = linkedFigure(FIGURE, ORIGIN)

  expect(graph[0]?.id).toBe(
    `${ORIGIN}/api/v1/provenance?indicator=t%E1%BB%B7_l%E1%BB%87&unit=22&period=2025-Q4&view=reported&asof=2026-11-21T02%3A00%3A00.000Z`,
  )
})

test("no person is named in what the public takes", () => {
  expect(JSON.stringify(linkedCell(CELL, ORIGIN))).not.toContain("Nguyễn")
})
