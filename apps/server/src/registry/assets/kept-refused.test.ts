import { expect, test } from "vitest"
import { whyNotEnded, whyNotKept } from "./kept-refused.ts"

const kept = (since: string, until: string | null = null, unit = "22") => ({
  unit,
  kind: "mast",
  since,
  until,
})
const asked = (since: string) => ({ unit: "22", kind: "mast", since })
const TODAY = { today: "2026-11-22", existed: true }

test.each([
  ["nothing was declared yet", "2026-01-01", [], null],
  ["another unit's does not count", "2026-01-01", [kept("2025-01-01", null, "24")], null],
  ["one that ended before", "2026-01-01", [kept("2025-01-01", "2025-06-01")], null],
  ["one that was taken back whole", "2026-01-01", [kept("2026-02-01", "2026-02-01")], null],
  ["a day that has not come", "2026-12-01", [], "chưa tới"],
  ["one that still holds", "2026-01-01", [kept("2025-01-01")], "Đã khai đầy đủ từ 01/01/2025"],
  ["one that begins later", "2026-01-01", [kept("2026-02-01")], "Đã khai đầy đủ từ 01/02/2026"],
])("declaring: %s", (_name, since, known, why) => {
  expect(String(whyNotKept(asked(since), known, TODAY))).toContain(String(why))
})

test("a unit that did not exist then has no register", () => {
  expect(whyNotKept(asked("2026-01-01"), [], { ...TODAY, existed: false })).toContain(
    "không tồn tại",
  )
})

test.each([
  ["a later day", "2026-06-01", [kept("2026-01-01")], null],
  ["the first day: it never was", "2026-01-01", [kept("2026-01-01")], null],
  ["it goes on after all", null, [kept("2026-01-01", "2026-06-01")], null],
  ["an earlier day", "2025-06-01", [kept("2026-01-01")], "không được trước"],
  ["nobody declared it", "2026-06-01", [kept("2025-01-01")], "Chưa ai khai"],
  ["nothing new", "2026-06-01", [kept("2026-01-01", "2026-06-01")], "đã như vậy"],
  [
    "over another one",
    null,
    [kept("2026-01-01", "2026-03-01"), kept("2026-05-01")],
    "Lời khai khác đã bắt đầu từ 01/05/2026",
  ],
])("ending: %s", (_name, until, known, why) => {
  expect(String(whyNotEnded(asked("2026-01-01"), until, known))).toContain(String(why))
})
