import type { Round } from "@tinhso/server/assessment/model"
import { expect, test } from "vitest"
import { phasesOf } from "./phases.ts"

const ROUND: Round = {
  id: "q3",
  title: "Quý III",
  kind: "quarterly",
  indexId: "x",
  indexVersion: 1,
  lead: "22",
  council: "22",
  calendar: {
    dataStarts: "2026-07-01",
    dataEnds: "2026-09-30",
    selfOpens: "2026-10-01T00:00:00.000Z",
    selfCloses: "2026-10-15T10:00:00.000Z",
    verifyCloses: "2026-10-25T10:00:00.000Z",
    appealCloses: "2026-10-30T10:00:00.000Z",
    publishFrom: "2026-11-05T01:00:00.000Z",
  },
  rules: { unverified: "block", leastPeers: 2, shake: 0.2, draws: 10, seed: 1 },
  coVerifiers: {},
  previous: null,
  state: "open",
  participants: 2,
  submitted: 0,
  recordedAt: "2026-09-20T00:00:00.000Z",
}
const states = (at: string, round: Round = ROUND) =>
  phasesOf(round, Date.parse(at)).map(({ name, state }) => `${name} ${state}`)

test("steps are over, going on or not yet, to the second", () => {
  expect(states("2026-09-30T16:59:59.000Z")[0]).toBe("data now")
  expect(states("2026-09-30T17:00:00.000Z")[0]).toBe("data past")
  expect(states("2026-10-15T10:00:00.000Z")[1]).toBe("self now")
  expect(states("2026-10-15T10:00:01.000Z")).toEqual([
    "data past",
    "self past",
    "verify now",
    "appeal now",
    "publish next",
  ])
})

test("a published round is done", () => {
  expect(states("2026-12-01T00:00:00.000Z", { ...ROUND, state: "published" }).at(-1)).toBe(
    "publish done",
  )
})
