import { expect, test } from "vitest"
import { type Change, done, NO_HISTORY, redone, undone } from "./history.ts"

const change = (row: string, before: string, after: string): Change => ({
  row,
  column: "value",
  before: { text: before, exact: null },
  after: { text: after, exact: null },
})

test("an act of many cells is taken back at once, the last cell first", () => {
  const history = done(NO_HISTORY, [change("a", "", "1"), change("b", "5", "2")])
  expect(undone(history)?.act).toEqual([change("b", "2", "5"), change("a", "1", "")])
})

test("what was taken back is done again", () => {
  const act = [change("a", "", "1")]
  const back = undone(done(NO_HISTORY, act))
  expect(redone(back?.history ?? NO_HISTORY)?.act).toEqual(act)
})

test("a new act ends what could be done again", () => {
  const back = undone(done(NO_HISTORY, [change("a", "", "1")]))
  const after = done(back?.history ?? NO_HISTORY, [change("a", "", "3")])
  expect(redone(after)).toBeNull()
})

test("an act that changed nothing is no step", () => {
  expect(done(NO_HISTORY, [change("a", "1", "1")])).toBe(NO_HISTORY)
})

test("an empty history has nothing to take back", () => {
  expect([undone(NO_HISTORY), redone(NO_HISTORY)]).toEqual([null, null])
})

test("the oldest acts go when there are more than two hundred", () => {
  let history = NO_HISTORY
  for (let i = 0; i < 250; i++) history = done(history, [change("a", String(i), String(i + 1))])
  expect(history.past).toHaveLength(200)
  expect(history.past[0]?.[0]?.before.text).toBe("50")
})
