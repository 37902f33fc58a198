import { expect, test } from "vitest"
import type { RoundCalendar } from "../model.ts"
import { roundDraft } from "../testing/stand.ts"
import { roundEntries } from "./calendar-entries.ts"
import { daysLeft, deadlinesOf, reminderDue } from "./round-tasks.ts"

const DUE = "2026-10-15T10:00:00.000Z"

test.each([
  ["four days before, nothing", "2026-10-11T02:00:00Z", null],
  ["three days before", "2026-10-12T02:00:00Z", "before-3"],
  ["two days before, where nobody ran the day before", "2026-10-13T02:00:00Z", "before-3"],
  [
    "after midnight in Vietnam it is the day, though not yet in UTC",
    "2026-10-14T17:00:00Z",
    "on-day",
  ],
  ["at the very instant", "2026-10-15T10:00:00Z", "on-day"],
  ["a second later, nothing", "2026-10-15T10:00:01Z", null],
])("reminded %s", (_name, now, kind) => {
  expect(reminderDue([3, 0], new Date(now), DUE)).toBe(kind)
})

test("days are days of the calendar in Vietnam", () => {
  expect(daysLeft(new Date("2026-10-14T16:59:59Z"), DUE)).toBe(1)
  expect(daysLeft(new Date("2026-10-14T17:00:00Z"), DUE)).toBe(0)
})

test("few agencies have an entry each, many have one together with the first deadline", () => {
  const round = { id: "q3", title: "Quý III" }
  const one = (unit: string, due = DUE) =>
    ({ task: "self", unit, role: "editor", over: unit, due }) as const
  const told = { names: new Map([["A", "Xã A"]]), url: null }
  const many = ["A", "B", "C", "D", "E", "F"].map((unit) => one(unit))
  const extended = one("G", "2026-10-20T10:00:00.000Z")

  expect(roundEntries(round, [one("A"), one("B")], told).map(({ title }) => title)).toEqual([
    "Hạn tự chấm: Quý III – Xã A",
    "Hạn tự chấm: Quý III – B",
  ])
  expect(roundEntries(round, [extended, ...many], told)).toMatchObject([
    { uid: "q3-self-all@round.tinhso", title: "Hạn tự chấm: Quý III", due: DUE },
  ])
})

test("evidence with days of its own is a deadline of its own, later for who was given more time", () => {
  const evidence = { opens: "2026-10-01T00:00:00.000Z", closes: "2026-10-12T10:00:00.000Z" }
  const agencies = [
    { unit: "A", extendedTo: null },
    { unit: "B", extendedTo: "2026-10-18T10:00:00.000Z" },
  ]
  const dates = (calendar: RoundCalendar) =>
    deadlinesOf({ calendar, lead: "22", council: "01", coVerifiers: {} }, agencies)
      .filter(({ task }) => task === "evidence")
      .map(({ unit, due }) => [unit, due])
  const { calendar } = roundDraft("x")
  expect(dates(calendar)).toEqual([])
  expect(dates({ ...calendar, evidence })).toEqual([
    ["A", "2026-10-12T10:00:00.000Z"],
    ["B", "2026-10-18T10:00:00.000Z"],
  ])
})
