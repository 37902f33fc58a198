import { expect, test } from "vitest"
import { needsReason, nextStates } from "./moves.ts"
import { splitKnown } from "./same-villages.ts"
import { progressOf } from "./programme.ts"
import { stepOn } from "./standing.ts"

test("nothing is closed that nobody confirmed, and going back needs a reason", () => {
  expect(nextStates("reported")).not.toContain("closed")
  expect(nextStates("closed")).toEqual(["confirmed"])
  expect(needsReason("closed", "confirmed")).toBe(true)
  expect(needsReason("reported", "dismissed")).toBe(true)
  expect(needsReason("planned", "closed")).toBe(false)
})

test("the share is of confirmed gaps; without any there is no share", () => {
  const states = ["reported", "dismissed", "confirmed", "planned", "closed", "closed"] as const

  expect(progressOf(states)).toEqual({
    reported: 1,
    dismissed: 1,
    confirmed: 1,
    planned: 1,
    closed: 2,
    of: 4,
    closedShare: 0.5,
  })
  expect(progressOf(["reported"])).toMatchObject({ of: 0, closedShare: null })
})

test("of two steps on one day the later one holds, and before the first there is none", () => {
  const history = [
    { day: "2026-01-02", n: 1 },
    { day: "2026-01-05", n: 2 },
    { day: "2026-01-05", n: 3 },
  ]

  expect(stepOn(history, "2026-01-01")).toBeUndefined()
  expect(stepOn(history, "2026-01-04")?.n).toBe(1)
  expect(stepOn(history, "2026-01-05")?.n).toBe(3)
})

const at = (latitude: number) => ({ latitude, longitude: 106.5 })

test("a village is known within the distance, for the same technology alone", () => {
  const register = [{ id: "VL-000001", technology: "4G", villages: [at(20.5)] }]
  // 0.001° of latitude are 111 m.
  const asked = [at(20.501), at(20.51)]

  expect(splitKnown(asked, "4G", register, 200)).toEqual({
    fresh: [at(20.51)],
    known: ["VL-000001"],
  })
  expect(splitKnown(asked, "4G", register, 100).known).toEqual([])
  expect(splitKnown(asked, "5G", register, 200).known).toEqual([])
})
