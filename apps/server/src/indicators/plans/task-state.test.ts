import { expect, test } from "vitest"
import { period } from "../../testing/figures.ts"
import { taskState } from "./task-state.ts"

test.each([
  ["done stays done, however late it was", "done", "2024-03", "done", null],
  ["on its last day a task is not late", "under-way", "2026-11-21", "under-way", null],
  ["the day after its deadline a task is late", "under-way", "2026-11-20", "late", "2026-11-21"],
  ["a quarter ends on its last day", "not-started", "2026-Q3", "late", "2026-10-01"],
  ["what nobody reported is late all the same", null, "2025", "late", "2026-01-01"],
  ["what nobody reported is unknown before", null, "2027", "unknown", null],
  ["without a deadline nothing is late", "not-started", null, "not-started", null],
] as const)("%s", (_name, reported, deadline, state, since) => {
  const task = { state: reported, deadline: deadline === null ? null : period(deadline) }
  expect(taskState(task, "2026-11-21")).toEqual({ state, since })
})
