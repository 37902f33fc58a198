import { expect, test } from "vitest"
import { stateOf } from "./account-state.ts"

const day = (text: string) => `${text}T00:00:00.000Z`
const now = new Date(day("2026-11-21"))

test.each([
  ["seen 45 days ago is active", day("2026-01-01"), day("2026-10-07"), null, "active"],
  ["seen longer ago is idle", day("2026-01-01"), "2026-10-06T23:59:59.999Z", null, "idle"],
  ["never seen counts from its making", day("2026-10-01"), null, null, "idle"],
  ["enabled again counts from then", day("2026-11-20"), day("2026-01-01"), null, "active"],
  ["disabled stays disabled", day("2026-11-20"), day("2026-11-20"), day("2026-11-20"), "disabled"],
])("%s", (_name, enabledAt, lastSeenAt, disabledAt, state) => {
  expect(stateOf({ enabledAt, lastSeenAt, disabledAt }, now, 45)).toBe(state)
})
