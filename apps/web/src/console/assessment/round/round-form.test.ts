import { expect, test } from "vitest"
import { formOf } from "./calendar-form.ts"
import { draftOf, EMPTY_ROUND, remindDays, type RoundForm, roundProblems } from "./round-form.ts"

const CALENDAR = {
  dataStarts: "2026-07-01",
  dataEnds: "2026-09-30",
  selfOpens: "2026-10-01T00:00:00.000Z",
  selfCloses: "2026-10-15T10:00:00.000Z",
  verifyCloses: "2026-10-25T10:00:00.000Z",
  appealCloses: "2026-10-30T10:00:00.000Z",
  publishFrom: "2026-11-05T01:00:00.000Z",
}
const FORM: RoundForm = {
  ...EMPTY_ROUND,
  id: "xa-2026-q3",
  title: " Quý III ",
  indexId: "xa-2025",
  lead: "22",
  council: "22.UBND",
  calendar: formOf(CALENDAR),
  remind: "7; 3, 1",
  coVerifiers: { "Công an tỉnh": "22.CA" },
  groups: [
    { name: "communes", units: ["06652.2025", "06658.2025"] },
    { name: "departments", units: ["22.SYT"] },
  ],
}

test("a form that is whole says a round: groups become participants, percent becomes a share", () => {
  expect(draftOf(FORM, ["Công an tỉnh"])).toEqual({
    id: "xa-2026-q3",
    title: "Quý III",
    kind: "quarterly",
    indexId: "xa-2025",
    lead: "22",
    council: "22.UBND",
    previous: null,
    calendar: CALENDAR,
    rules: {
      unverified: "block",
      leastPeers: 2,
      shake: 0.2,
      draws: 1000,
      seed: 1,
      remindBefore: [7, 3, 1],
    },
    coVerifiers: { "Công an tỉnh": "22.CA" },
    participants: [
      { unit: "06652.2025", group: "communes" },
      { unit: "06658.2025", group: "communes" },
      { unit: "22.SYT", group: "departments" },
    ],
  })
})

test("an empty form says everything that it still needs", () => {
  expect(roundProblems(EMPTY_ROUND, ["Công an tỉnh"])).toEqual([
    { field: "id", kind: "wrong" },
    { field: "title", kind: "missing" },
    { field: "indexId", kind: "missing" },
    { field: "lead", kind: "missing" },
    { field: "council", kind: "missing" },
    { field: "coVerifier", name: "Công an tỉnh", kind: "missing" },
    { field: "group", at: 0, kind: "empty" },
  ])
})

test("a unit in two groups, a name twice and a name that is none are told", () => {
  const groups = [
    { name: "communes", units: ["A"] },
    { name: "communes", units: ["A"] },
    { name: "Sở ngành", units: ["B"] },
  ]
  expect(roundProblems({ ...FORM, groups }, [])).toEqual([
    { field: "group", at: 1, kind: "twice" },
    { field: "unit", unit: "A", kind: "twice" },
    { field: "group", at: 2, kind: "wrong" },
  ])
})

test.each([
  ["", []],
  ["7, 3 1;0", [7, 3, 1, 0]],
  ["3, 3", [3]],
  ["ba", null],
  ["-1", null],
  ["61", null],
])("days of reminding “%s”", (text, days) => {
  expect(remindDays(text)).toEqual(days)
})
