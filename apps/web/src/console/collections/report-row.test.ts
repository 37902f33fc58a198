import type { FormCell } from "@tinhso/server/indicators/collections/model"
import { expect, test } from "vitest"
import { drafted } from "./draft/drafted.ts"
import type { Drafts } from "./draft/cell-draft.ts"
import { namesOf, reportRows, standingOf } from "./report-row.ts"
import { cellOf, measureOf } from "./sample.test-data.ts"

const NONE: Drafts = new Map()
const rules = {
  measures: [measureOf("tổng_hộ", true), measureOf("mức_độ_hài_lòng", false)],
  parts: [],
  implied: [],
  known: [],
}
const rowsOf = (cells: FormCell[], drafts: Drafts = NONE) =>
  reportRows({ cells, rules, evidence: [] }, drafts, "ask")
const typed = (cell: FormCell, text: string) =>
  drafted(
    NONE,
    [{ cell: cell, column: "value", written: { text, exact: null } }],
    "2024-10-01T00:00:00Z",
  )

const count = cellOf("tổng_hộ")
const share = cellOf("mức_độ_hài_lòng")

test.each([
  ["empty", count, ""],
  ["good", count, "1.596"],
  ["error", count, "15,5"],
  ["error", share, "120"],
  ["unread", share, "1.234"],
  ["unread", count, "nhiều"],
] as const)("a line is %s where %o says “%s”", (state, cell, text) => {
  expect(rowsOf([cell], typed(cell, text))[0]?.state).toBe(state)
})

test("a jump against the period before asks for a note, and a note explains it", () => {
  const measure = { ...measureOf("tổng_hộ", true), jumpFactor: 2 }
  const previous = { period: "2024-Q2", value: 100, estimated: false }
  const jumped = cellOf("tổng_hộ", { value: 900, status: "normal", previous })
  const noted = { ...jumped, note: "sáp nhập", noteCurrent: true }
  const states = [jumped, noted].map(
    (cell) =>
      reportRows(
        { cells: [cell], rules: { ...rules, measures: [measure] }, evidence: [] },
        NONE,
        "ask",
      )[0]?.state,
  )
  expect(states).toEqual(["warning", "explained"])
})

test("what stands in the way is counted: what must be answered apart from what must be mended", () => {
  const rows = rowsOf([count, share], new Map([...typed(count, "15,5"), ...typed(share, "1.234")]))
  const { filled, errors, open } = standingOf(rows)
  expect([filled, errors.map(({ key }) => key), open.map(({ key }) => key)]).toEqual([
    1,
    ["tổng_hộ\n"],
    ["mức_độ_hài_lòng\n"],
  ])
})

test("a part of a breakdown goes by its label, by the name with it, and by its choice alone", () => {
  const part = cellOf("tổng_hộ", { cut: "area=thành thị", labelVi: "Khu vực thành thị" })
  const [row] = rowsOf([part])
  expect(row === undefined ? [] : namesOf(row)).toEqual(
    expect.arrayContaining([
      "Khu vực thành thị",
      "tổng_hộ — Khu vực thành thị",
      "tổng_hộ thành thị",
    ]),
  )
})
