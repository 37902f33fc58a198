import { expect, test } from "vitest"
import { calendarOf, calendarProblems, formOf, instantOf, local } from "./calendar-form.ts"

const CALENDAR = {
  dataStarts: "2026-07-01",
  dataEnds: "2026-09-30",
  selfOpens: "2026-10-01T00:00:00.000Z",
  selfCloses: "2026-10-15T10:00:00.000Z",
  verifyCloses: "2026-10-25T10:00:00.000Z",
  appealCloses: "2026-10-30T10:00:00.000Z",
  publishFrom: "2026-11-05T01:00:00.000Z",
  reply: { opens: "2026-10-30T17:00:00.000Z", closes: "2026-11-04T10:00:00.000Z" },
}

test("deadlines are written in Vietnam time, whatever clock the machine has", () => {
  expect(local("2026-10-15T10:00:00.000Z")).toBe("2026-10-15T17:00")
  expect(instantOf("2026-10-31T00:00")).toBe("2026-10-30T17:00:00.000Z")
  expect([instantOf(""), instantOf("2026-13-31T00:00")]).toEqual([null, null])
})

test("a calendar comes through the form as it was, with and without the right of reply", () => {
  expect(calendarOf(formOf(CALENDAR))).toEqual(CALENDAR)
  const { reply: _reply, ...plain } = CALENDAR
  expect(calendarOf(formOf(plain))).toEqual(plain)
})

test("evidence has days of its own, in their order, or those of self-scoring", () => {
  const evidence = { opens: "2026-09-25T01:00:00.000Z", closes: "2026-10-20T10:00:00.000Z" }
  const own = formOf({ ...CALENDAR, evidence })
  expect(calendarOf(own)).toEqual({ ...CALENDAR, evidence })
  const late = {
    ...own.instants,
    evidenceOpens: "2026-10-25T17:01",
    evidenceCloses: "2026-10-25T17:01",
  }
  expect(calendarProblems({ ...own, instants: late })).toEqual([
    { field: "selfCloses", kind: "before", before: "evidenceOpens" },
    { field: "verifyCloses", kind: "before", before: "evidenceCloses" },
  ])
  expect(calendarProblems({ ...own, instants: { ...late, evidenceCloses: "" } })).toContainEqual({
    field: "evidenceCloses",
    kind: "missing",
  })
})

test("what is missing and what comes too early is told beside its field", () => {
  const form = formOf(CALENDAR)
  const wrong = {
    ...form,
    dataEnds: "2026-06-30",
    instants: { ...form.instants, verifyCloses: "2026-10-10T17:00", appealCloses: "" },
  }
  expect(calendarProblems(wrong)).toEqual([
    { field: "dataEnds", kind: "ends" },
    { field: "verifyCloses", kind: "before", before: "selfCloses" },
    { field: "appealCloses", kind: "missing" },
  ])
  expect(calendarOf(wrong)).toBeNull()
})
