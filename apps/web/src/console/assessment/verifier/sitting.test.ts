import type { QueueRow } from "@tinhso/server/assessment/model"
import { expect, test } from "vitest"
import { readPoints } from "./read-points.ts"
import { deedOf } from "./sitting-keys.ts"
import { found, nextAsking, progressOf, sittingRows } from "./sitting-rows.ts"
import { given, type VerdictDrafts } from "./verdict-draft.ts"

const NONE: VerdictDrafts = new Map()
const row = (criterion: string, more: Partial<QueueRow> = {}): QueueRow => ({
  unit: "u",
  criterion,
  unitName: "Phường Hà Tu",
  group: "g",
  name: `Tiêu chí ${criterion}`,
  maxPoints: 10,
  state: "claimed",
  standing: "waiting",
  computed: null,
  self: 5,
  verified: null,
  mine: null,
  stake: 5,
  evidence: 1,
  hurdle: "no-rule",
  seen: 7,
  ...more,
})

const said = { standing: "said", mine: { points: 5, agrees: true } } as const

test("lines tell what was said, also before it arrives, and what stands against it", () => {
  const rows = [
    row("1.1"),
    row("1.2"),
    row("1.3", said),
    row("1.4", { ...said, mine: { points: 1, agrees: false } }),
    row("1.5", { standing: "early" }),
    row("1.6", { standing: "own" }),
  ]
  const drafts = given(
    NONE,
    row("1.2"),
    { agrees: false, points: 1, reason: "x" },
    { base: 7, at: 0 },
  )
  const marks = sittingRows(rows, drafts).map(({ mark }) => mark)

  expect(marks).toEqual(["open", "changed", "agreed", "changed", "early", "own"])
  expect(progressOf(sittingRows(rows, drafts))).toEqual({ done: 3, all: 4 })
})

test("after a verdict comes the next that is open, round the end, and none when all is done", () => {
  const rows = sittingRows([row("1.1"), row("1.2", said), row("1.3")], NONE)

  expect(nextAsking(rows, 0)).toBe(2)
  expect(nextAsking(rows, 2)).toBe(0)
  expect(nextAsking(sittingRows([row("1.1", said)], NONE), 0)).toBeNull()
})

test("a search needs no marks and takes codes, names and agencies", () => {
  const rows = sittingRows([row("1.1", { name: "Chữ ký số" }), row("4.2"), row("2.4")], NONE)
  const codes = (text: string) => found(rows, text).map(({ row: one }) => one.criterion)

  expect(codes("chu ky")).toEqual(["1.1"])
  expect(codes("2.4")).toEqual(["2.4"])
  expect(codes("ha tu")).toEqual(["1.1", "4.2", "2.4"])
  expect(codes("  ")).toEqual(["1.1", "4.2", "2.4"])
})

const plain = { ctrlKey: false, metaKey: false, altKey: false }

test.each([
  ["a", "page", "agree"],
  ["D", "page", "disagree"],
  ["Enter", "page", "open"],
  ["Enter", "control", null],
  ["j", "control", "next"],
  ["a", "field", null],
  ["x", "page", null],
] as const)("%s on a %s asks for %s", (key, on, deed) => {
  expect(deedOf({ ...plain, key, on })).toBe(deed)
})

test("a key with Ctrl belongs to the browser", () => {
  expect(deedOf({ ...plain, ctrlKey: true, key: "a", on: "page" })).toBeNull()
})

test.each([
  ["7,5", { kind: "points", points: 7.5 }],
  ["7.5", { kind: "points", points: 7.5 }],
  ["10 điểm", { kind: "points", points: 10 }],
  ["0", { kind: "points", points: 0 }],
  ["", { kind: "wrong", why: "blank" }],
  ["10,01", { kind: "wrong", why: "above" }],
  ["-1", { kind: "wrong", why: "below" }],
  ["1,23456", { kind: "wrong", why: "decimals" }],
  ["nhiều", { kind: "wrong", why: "unread" }],
])("points written as “%s”", (written, read) => {
  expect(readPoints(written, 10)).toEqual(read)
})
