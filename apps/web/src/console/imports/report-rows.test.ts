import type { ImportReport, ImportRow } from "@tinhso/server/indicators/model"
import { expect, test } from "vitest"
import {
  asksForDecimal,
  blockerOf,
  columnLetter,
  columnsAtFault,
  firstFilter,
  rowsShown,
  writtenFigures,
} from "./report-rows.ts"

const problem = (column: string | null, message = "sai") => ({
  column,
  columnNumber: null,
  message,
})

const good: ImportRow = { row: 2, id: "bn-01", action: "add", problems: [], warnings: [] }
const badPlace: ImportRow = {
  row: 3,
  id: "BN-02",
  action: "refuse",
  problems: [problem("place"), problem("place"), problem("value")],
  warnings: [],
}
const badRow: ImportRow = {
  row: 12,
  id: null,
  action: "refuse",
  problems: [problem(null)],
  warnings: [],
}
const warned: ImportRow = {
  row: 13,
  id: "bn-04",
  action: "change",
  problems: [],
  warnings: ["5 + 12 + 7 = 24, không bằng 22."],
}
const rows = [good, badPlace, badRow, warned]
const all = { show: "all", column: null, find: "" } as const

function report(counts: Partial<ImportReport["counts"]>, some = rows): ImportReport {
  return {
    file: "so-lieu.csv",
    sheet: null,
    sha256: "",
    encoding: "utf-8",
    committed: false,
    ignoredColumns: [],
    notes: [],
    omitted: 0,
    counts: { rows: 4, add: 0, change: 0, same: 0, refuse: 0, ...counts },
    rows: some,
  }
}

test.each([
  ["all rows in the order of the file", all, [2, 3, 12, 13]],
  ["only rows with problems", { ...all, show: "problems" }, [3, 12]],
  ["only rows with warnings", { ...all, show: "warnings" }, [13]],
  ["only rows with a problem in one column", { ...all, column: "value" }, [3]],
  ["a part of an id, whatever its case", { ...all, find: "bn-0" }, [2, 3, 13]],
  ["a row by its number, and no row whose number only contains it", { ...all, find: "3" }, [3]],
  ["spaces around what is sought mean nothing", { ...all, find: " 12 " }, [12]],
  ["filters together", { show: "problems", column: "place", find: "bn-04" }, []],
] as const)("a filter shows %s", (_name, filter, numbers) => {
  expect(rowsShown(rows, filter).map((row) => row.row)).toEqual(numbers)
})

test("columns at fault are counted once per row, the worst first", () => {
  const more = [...rows, { ...badPlace, problems: [problem("value")] }]
  expect(columnsAtFault(more)).toEqual([
    { column: "value", rows: 2 },
    { column: "place", rows: 1 },
  ])
})

test.each([
  ["a refused row", { refuse: 1, add: 3 }, "refused"],
  ["no row at all", { rows: 0 }, "empty"],
  ["nothing new", { same: 4 }, "nothing"],
  ["nothing: one change is enough", { same: 3, change: 1 }, null],
] as const)("writing is held up by %s", (_name, counts, blocker) => {
  expect(blockerOf(report(counts))).toBe(blocker)
})

test.each([
  ["refused rows first", { refuse: 2 }, rows, "problems"],
  ["then warnings", { change: 1 }, [warned], "warnings"],
  ["else everything", { add: 1 }, [good], "all"],
] as const)("a new report shows %s", (_name, counts, some, show) => {
  expect(firstFilter(report(counts, [...some])).show).toBe(show)
})

test("a number with two readings asks for the decimal mark", () => {
  const two = {
    ...badRow,
    problems: [problem("value", "“1.596” có hai cách đọc: 1596 hoặc 1.596")],
  }
  expect([asksForDecimal(report({}, [two])), asksForDecimal(report({}))]).toEqual([true, false])
})

test("written figures are those added and changed, as many as wanted", () => {
  expect([writtenFigures(rows, 9), writtenFigures(rows, 1)]).toEqual([
    ["bn-01", "bn-04"],
    ["bn-01"],
  ])
})

test.each([
  [1, "A"],
  [10, "J"],
  [26, "Z"],
  [27, "AA"],
  [703, "AAA"],
])("column %i is %s", (number, letter) => {
  expect(columnLetter(number)).toBe(letter)
})
