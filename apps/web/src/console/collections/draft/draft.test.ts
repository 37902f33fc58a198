import type { EntryConflict, FormCell } from "@tinhso/server/indicators/collections/model"
import { expect, test } from "vitest"
import type { Written } from "../../grid/clipboard-table.ts"
import { cellKey, type Drafts, type FormPart } from "./cell-draft.ts"
import { contested, decided, refused, taken } from "./answered.ts"
import { drafted } from "./drafted.ts"
import { outgoing } from "./outgoing.ts"
import { overlaid } from "./overlaid.ts"
import { writtenOf } from "./written.ts"
import { cellOf, measureOf } from "../sample.test-data.ts"

const AT = "2024-10-01T02:00:00Z"
const text = (typed: string): Written => ({ text: typed, exact: null })

const households = cellOf("tổng_hộ", { value: 1500, status: "normal", version: 3 })
const share = cellOf("mức_độ_hài_lòng")
const form: FormPart = {
  cells: [households, share],
  rules: {
    measures: [measureOf("tổng_hộ", true), measureOf("mức_độ_hài_lòng", false)],
    parts: [],
    implied: [],
    known: [],
  },
}

const NONE: Drafts = new Map()
const typed = (cell: FormCell, value: string, from: Drafts = NONE) =>
  drafted(from, [{ cell: cell, column: "value", written: text(value) }], AT)
const sends = (drafts: Drafts, marks: "ask" | "comma" = "ask") => outgoing(drafts, form, marks)

test("a value goes out as a number, with what was typed and the version that was seen", () => {
  expect(sends(typed(households, "1.596")).entries).toEqual([
    { measure: "tổng_hộ", cut: "", version: 3, value: 1596, written: "1.596" },
  ])
})

test("a unit of measure, and the rounding of a workbook, are not kept as what was written", () => {
  expect(sends(typed(households, "1600 hộ")).entries).toMatchObject([
    { value: 1600, written: "1.600" },
  ])
  const rounded: Written = { text: "87,5", exact: "87.4963" }
  expect(
    sends(drafted(NONE, [{ cell: share, column: "value", written: rounded }], AT)).entries,
  ).toMatchObject([{ value: 87.4963, written: "87,4963" }])
})

test("a pasted value says where in the block it stood", () => {
  const pasted: Written = { text: "1.596", exact: null, place: "B3" }
  expect(
    sends(drafted(NONE, [{ cell: households, column: "value", written: pasted }], AT)).entries,
  ).toMatchObject([{ value: 1596, place: "dán ô B3" }])
})

test("an estimate goes out with the value that it is said of, and another value is sure again", () => {
  const estimated = drafted(
    NONE,
    [{ cell: households, column: "certainty", written: text("estimated") }],
    AT,
  )
  expect(sends(estimated).entries).toMatchObject([{ value: 1500, status: "estimated", version: 3 }])
  expect(sends(typed(households, "1600", estimated)).entries[0]?.status).toBeUndefined()
})

test("an emptied cell is taken back, and never becomes zero", () => {
  expect(sends(typed(households, "")).entries).toEqual([
    { measure: "tổng_hộ", cut: "", version: 3, clear: true },
  ])
})

test("“không có số liệu” goes out as a lack with its note", () => {
  const drafts = drafted(
    typed(share, "không có số liệu"),
    [{ cell: share, column: "note", written: text("chưa khảo sát") }],
    AT,
  )
  expect(sends(drafts).entries).toEqual([
    {
      measure: "mức_độ_hài_lòng",
      cut: "",
      version: 0,
      note: "chưa khảo sát",
      value: null,
      status: "missing",
    },
  ])
})

test("a text with two readings waits for the answer, and goes out once marks are chosen", () => {
  const drafts = typed(share, "1.596")
  expect(sends(drafts)).toMatchObject({ entries: [], waiting: 1 })
  expect(sends(drafts, "comma").entries).toMatchObject([{ value: 1596 }])
})

test("what cannot be read waits, and does not hold back the others", () => {
  const drafts = typed(households, "1600", typed(share, "khoảng 80"))
  expect(sends(drafts)).toMatchObject({ waiting: 1, entries: [{ measure: "tổng_hộ" }] })
})

test("typing back what the server has leaves no draft", () => {
  const drafts = typed(households, "1.600")
  expect(
    drafted(drafts, [{ cell: households, column: "value", written: writtenOf(households) }], AT)
      .size,
  ).toBe(0)
})

test("what was typed on while a save was under way stays, on the new version", () => {
  const first = typed(households, "1600")
  const { sent } = sends(first)
  const second = typed(households, "1601", first)
  const left = taken(second, sent, [{ ...households, version: 4 }])
  expect(sends(left).entries).toMatchObject([{ value: 1601, version: 4 }])
})

test("what was taken is no draft any more", () => {
  const drafts = typed(households, "1600")
  expect(taken(drafts, sends(drafts).sent, [{ ...households, version: 4 }]).size).toBe(0)
})

const conflict: EntryConflict = {
  measure: "tổng_hộ",
  cut: "",
  index: 0,
  yours: { value: 1600, status: "normal", written: "1600" },
  theirs: { value: 1700, status: "normal", written: "1700" },
  version: 5,
  by: { id: "u", name: "Lan" },
  at: AT,
}

test("a contested cell is not sent until somebody chooses; mine then goes over their version", () => {
  const drafts = contested(typed(households, "1600"), [conflict])
  expect(sends(drafts)).toMatchObject({ entries: [], waiting: 1 })
  expect(sends(decided(drafts, cellKey(households), true)).entries).toMatchObject([
    { value: 1600, version: 5 },
  ])
})

test("theirs chosen leaves no draft", () => {
  const drafts = contested(typed(households, "1600"), [conflict])
  expect(decided(drafts, cellKey(households), false).size).toBe(0)
})

test("the server's refusal stays with its cell until something else is typed", () => {
  const drafts = typed(households, "1600")
  const told = refused(drafts, sends(drafts).sent, [{ pointer: "/cells/0/value", detail: "sai" }])
  expect(told.get(cellKey(households))?.refused).toBe("sai")
  expect(sends(typed(households, "1601", told)).entries).toMatchObject([{ value: 1601 }])
})

test("the rules see what is typed, and a note about an older value no longer counts", () => {
  const noted = cellOf("tổng_hộ", { value: 1500, status: "normal", note: "x", noteCurrent: true })
  const seen = overlaid({ ...form, cells: [noted] }, typed(noted, "1600"), "ask")
  expect(seen).toMatchObject([{ value: 1600, note: "x", noteCurrent: false }])
})
