import { expect, test } from "vitest"
import { allCuts } from "./asked-cells.ts"
import { leftBecause } from "./bulk-rule.ts"
import { checkReport } from "./check-report.ts"
import { cutLabel } from "./cut-label.ts"
import { dueInstant, instantInWords, lateness } from "./lateness.ts"
import { unitMatcher } from "./match-unit.ts"
import type { CheckedCell, FormMeasure, FormRules } from "./model/rules.ts"
import { movedDay, movedInstant, nextPeriod, nextTitle } from "./next-collection.ts"
import { readEntry } from "./read-entry.ts"
import { readFileValue } from "./read-workbook-value.ts"
import { reminderKind } from "./remind-when.ts"

const DUE = "2026-10-05T10:00:00.000Z"
const at = (local: string) => new Date(`${local}+07:00`).toISOString()

test.each([
  ["at the deadline", "2026-10-05T17:00:00", null],
  ["one second later", "2026-10-05T17:00:01", 1],
  ["the same evening", "2026-10-05T23:59:59", 1],
  ["after midnight in Vietnam", "2026-10-06T00:00:00", 1],
  ["two days of the calendar later", "2026-10-07T00:00:00", 2],
])("%s a report is late by so many days", (_name, submitted, days) => {
  const judged = lateness({
    due: DUE,
    firstSubmittedAt: at(submitted),
    now: at("2026-12-01T00:00:00"),
  })
  expect(judged).toEqual({ late: days !== null, daysLate: days })
})

test.each([
  ["2026-10-05", "2026-10-05T16:59:59.999Z"],
  ["2026-10-05T17:00+07:00", "2026-10-05T10:00:00.000Z"],
  ["2026-10-05T10:00:00Z", "2026-10-05T10:00:00.000Z"],
  ["2026-09-31", null],
  ["2026-02-29T00:00Z", null],
  ["2026-10-05T17:00", null],
  ["ngày mai", null],
])("the deadline %s is %s", (written, instant) => {
  expect(dueInstant(written)).toBe(instant)
})

test("an instant is said in Vietnamese time, seconds only where there are any", () => {
  expect(instantInWords(DUE)).toBe("17:00 ngày 05/10/2026")
  expect(instantInWords("2026-10-05T16:59:59.999Z")).toBe("23:59:59 ngày 05/10/2026")
})

const quarter = {
  code: "2026-Q4",
  kind: "quarter",
  starts: "2026-10-01",
  ends: "2026-12-31",
} as const
const next = nextPeriod(quarter)

test.each([
  ["Hạ tầng số quý IV/2026", "Hạ tầng số quý I/2027"],
  ["Quý IV năm 2026: hạ tầng", "Quý I năm 2027: hạ tầng"],
  ["Báo cáo 2026-Q4", "Báo cáo 2027-Q1"],
  ["Báo cáo quý 4/2026", "Báo cáo quý 1/2027"],
  ["Báo cáo hạ tầng", "Báo cáo hạ tầng (2027-Q1)"],
])("“%s” becomes “%s” for the next quarter", (title, expected) => {
  expect([next.code, nextTitle(title, quarter, next)]).toEqual(["2027-Q1", expected])
})

test("days keep their distance from the end of the period", () => {
  expect(movedDay("2027-01-01", quarter, next)).toBe("2027-04-01")
  expect(movedInstant("2027-01-05T10:00:00.000Z", quarter, next)).toBe("2027-04-05T10:00:00.000Z")
})

test.each([
  ["three days before", "2026-10-02T08:00:00", "before-3"],
  ["two days before, the day of three having been missed", "2026-10-03T08:00:00", "before-3"],
  ["four days before", "2026-10-01T08:00:00", null],
  ["on the day", "2026-10-05T07:00:00", "on-day"],
  ["on the day, past the hour", "2026-10-05T18:00:00", "on-day"],
  ["a day after", "2026-10-06T00:00:00", "after-1"],
  ["long after", "2026-10-30T00:00:00", "after-7"],
])("%s the reminder is %s", (_name, now, kind) => {
  expect(reminderKind({ before: [3], onDay: true, after: [1, 7] }, DUE, at(now))).toBe(kind)
})

const measure = (code: string, more: Partial<FormMeasure> = {}): FormMeasure => ({
  measure: code,
  nameVi: code,
  nameEn: code,
  definitionVi: "",
  definitionEn: "",
  unitOfMeasure: "household",
  required: true,
  guidance: "",
  share: false,
  counted: true,
  adds: true,
  jumpFactor: null,
  dimensions: {},
  ...more,
})
const cell = (
  code: string,
  value: number | null,
  more: Partial<CheckedCell> = {},
): CheckedCell => ({
  measure: code,
  cut: "",
  value,
  status: value === null ? null : "normal",
  note: "",
  noteCurrent: false,
  previous: null,
  ...more,
})
const rules = (measures: FormMeasure[], more: Partial<FormRules> = {}): FormRules => ({
  measures,
  parts: [],
  implied: [],
  known: [],
  ...more,
})
const found = (...asked: Parameters<typeof checkReport>) =>
  checkReport(...asked).map(({ rule, cut }) => `${rule}${cut === "" ? "" : ` ${cut}`}`)

const sexes = { sex: ["nam", "nữ"] }
const people = (whole: number | null, men: number | null, women: number | null) => [
  cell("a", whole),
  cell("a", men, { cut: "sex=nam" }),
  cell("a", women, { cut: "sex=nữ" }),
]

test.each([
  ["parts that sum", people(10, 4, 6), []],
  ["parts that do not", people(10, 4, 5), ["parts-sum"]],
  ["one part beyond the whole", people(10, 11, null), ["parts-sum"]],
  ["one part below the whole", people(10, 4, null), []],
  ["no whole to compare with", people(null, 4, 6), []],
  [
    "a part that does not apply",
    [
      ...people(10, 10, null).slice(0, 2),
      cell("a", null, { cut: "sex=nữ", status: "not-applicable", note: "x", noteCurrent: true }),
    ],
    [],
  ],
])("%s: %#", (_name, cells, expected) => {
  const optional = measure("a", { required: false, dimensions: sexes })
  expect(found(rules([optional]), cells)).toEqual(expected)
})

test("parts of two breakdowns sum along each of them, also within a part", () => {
  const both = measure("a", {
    required: false,
    dimensions: { ...sexes, area: ["thành thị", "nông thôn"] },
  })
  const cells = [
    cell("a", 10),
    cell("a", 6, { cut: "sex=nam" }),
    cell("a", 1, { cut: "area=nông thôn; sex=nam" }),
    cell("a", 4, { cut: "area=thành thị; sex=nam" }),
  ]
  expect(found(rules([both]), cells)).toEqual(["parts-sum sex=nam"])
})

test("a part is no more than its whole, also where the whole is known from elsewhere", () => {
  const parts = [{ part: "b", whole: "a" }]
  const known = [{ measure: "a", cut: "", nameVi: "A", nameEn: "A", value: 5 }]
  expect(
    found(rules([measure("a"), measure("b")], { parts }), [cell("a", 5), cell("b", 6)]),
  ).toEqual(["subset-within-whole"])
  expect(found(rules([measure("b")], { parts, known }), [cell("b", 6)])).toEqual([
    "subset-within-whole",
  ])
  expect(found(rules([measure("b")], { parts }), [cell("b", 6)])).toEqual([])
})

test("two measures that give a third agree with it within its rounding", () => {
  const implied = [{ numerator: "a", denominator: "b", rate: "c", per: 100 }]
  const measures = ["a", "b", "c"].map((code) => measure(code, { counted: false }))
  const ask = (rate: number) =>
    found(rules(measures, { implied }), [cell("a", 1), cell("b", 3), cell("c", rate)])
  expect([ask(33.3), ask(33), ask(34)]).toEqual([[], [], ["implied-third"]])
})

test.each([
  ["a jump up", 51, 10, ["jump"]],
  ["a jump down", 1, 6, ["jump"]],
  ["the factor itself", 50, 10, []],
  ["from nothing to two", 2, 0, []],
  ["from thousands to nothing", 0, 5000, ["jump"]],
])("%s", (_name, value, before, expected) => {
  const previous = { period: "2026-Q2", value: before }
  const jumping = measure("a", { jumpFactor: 5 })
  expect(found(rules([jumping]), [cell("a", value, { previous })])).toEqual(expected)
})

test("a note explains a warning about the value it was written about, and never an error", () => {
  const previous = { period: "2026-Q2", value: 1 }
  const jumping = rules([measure("a", { jumpFactor: 5 })])
  const explained = (more: Partial<CheckedCell>) =>
    checkReport(jumping, [cell("a", 9, { previous, note: "đúng", ...more })])[0]?.explained
  expect([explained({ noteCurrent: true }), explained({ noteCurrent: false })]).toEqual([
    true,
    false,
  ])
  const wrong = cell("a", 1.5, { note: "đúng", noteCurrent: true })
  expect(checkReport(jumping, [wrong])).toMatchObject([{ rule: "counted", explained: false }])
})

test.each([
  [{ written: "1.596" }, { kind: "refused" }],
  [
    { written: "1.596", value: 1.596 },
    { kind: "value", value: 1.596, written: "1.596" },
  ],
  [{ written: "87,5 %" }, { kind: "value", value: 87.5 }],
  [{ written: "khoảng 5" }, { kind: "refused" }],
  [{ written: "không có" }, { kind: "refused" }],
  [{ written: "12 trạm" }, { kind: "refused" }],
  [
    { written: "12 trạm", value: 12 },
    { kind: "value", value: 12, written: "12 trạm" },
  ],
  [{ value: 0 }, { kind: "value", value: 0, status: "normal", written: null }],
  [{ value: null }, { kind: "refused" }],
  [{ status: "missing" as const }, { kind: "value", value: null, status: "missing" }],
  [{ status: "missing" as const, value: 1 }, { kind: "refused" }],
  [
    { status: "estimated" as const, value: 5 },
    { kind: "value", status: "estimated" },
  ],
  [{ clear: true }, { kind: "clear" }],
  [{ clear: true, value: 1 }, { kind: "refused" }],
  [{ note: "đúng" }, { kind: "note" }],
])("an entry %j reads as %j", (entry, expected) => {
  expect(readEntry({ measure: "a", ...entry })).toMatchObject(expected)
})

test.each([
  [{ kind: "number", text: "4120" }, "", { value: 4120, written: null }],
  [{ kind: "text", text: " 4 120 " }, "", { value: 4120, written: "4 120" }],
  [{ kind: "text", text: "Không áp dụng" }, "", { value: null, status: "not-applicable" }],
  [{ kind: "empty", text: "" }, "", { empty: true }],
  [{ kind: "empty", text: "" }, "thiếu", { value: null, status: "missing" }],
  [{ kind: "number", text: "5" }, "ước tính", { value: 5, status: "estimated" }],
  [
    { kind: "number", text: "5" },
    "thiếu",
    { refused: expect.stringContaining("không được có giá trị") },
  ],
  [{ kind: "number", text: "5" }, "lạ", { refused: expect.stringContaining("không hiểu") }],
  [{ kind: "date", text: "2026-10-05" }, "", { refused: expect.stringContaining("là một ngày") }],
] as const)("a cell %j with “%s” reads as %j", (read, status, expected) => {
  expect(readFileValue(read, status, undefined)).toMatchObject(expected)
})

const unit = (id: string, name: string) => ({ id, code: id, name, fullName: `Xã ${name}` })

test("a unit is found by id, code or name; marks decide where names differ only in them", () => {
  const match = unitMatcher([unit("1", "Văn Lang"), unit("2", "Văn Lăng"), unit("3", "Ba Chẽ")])

  expect(["1", "xã văn lăng", "BA CHE"].map(match)).toEqual([
    { unit: "1" },
    { unit: "2" },
    { unit: "3" },
  ])
  expect(match("van lang")).toEqual({ refused: expect.stringContaining("1, 2") })
  expect(match("Ba Chẻo")).toEqual({ refused: expect.stringContaining("Có phải “Xã Ba Chẽ”?") })
})

const finding = (rule: "jump" | "share", severity: "error" | "warning") =>
  ({
    rule,
    severity,
    measure: "a",
    cut: "",
    messageVi: "",
    messageEn: "",
    explained: false,
  }) as const

test("a bulk rule leaves what breaks a condition, and always errors and one's own", () => {
  const fine = { findings: [], late: false, evidence: 1, without: 0, own: false }
  const all = { noWarnings: true, noJump: true, onTime: true, complete: true, evidence: true }

  expect(leftBecause(all, fine)).toEqual([])
  expect(leftBecause({}, { ...fine, late: true, evidence: 0, without: 3 })).toEqual([])
  expect(
    leftBecause({}, { ...fine, findings: [finding("share", "error")], own: true }),
  ).toHaveLength(2)
  expect(
    leftBecause(all, {
      findings: [finding("jump", "warning")],
      late: true,
      evidence: 0,
      without: 1,
      own: false,
    }),
  ).toHaveLength(5)
})

test("cuts of several dimensions are all there, the whole first, and have names", () => {
  const cuts = allCuts({ ...sexes, area: ["thành thị", "nông thôn"] })
  expect([cuts.length, cuts[0], cuts.at(-1)]).toEqual([9, "", "area=nông thôn; sex=nữ"])
  expect(cutLabel("sex=nữ; technology=4G").vi).toBe("Giới tính nữ, Công nghệ 4G")
})
