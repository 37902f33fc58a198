import { expect, test } from "vitest"
import { presenceProblems } from "./presence.ts"

const lifetimes = new Map([
  ["old", { name: "Tỉnh cũ", opened: null, closed: "2025-07-01" }],
  ["new", { name: "Tỉnh mới", opened: "2025-07-01", closed: null }],
  ["next", { name: "Sở mai sau", opened: "2027-01-01", closed: null }],
])
const ask = (participants: string[], lead: string, dataStarts: string, dataEnds: string) =>
  presenceProblems({
    bodies: [{ pointer: "/lead", id: lead }],
    participants,
    lifetimes,
    today: "2025-10-01",
    dataStarts,
    dataEnds,
  })

test.each([
  ["a merged province is scored for the year in which it was", ["old", "new"], "new", []],
  ["but it leads nothing any more", ["new"], "old", ["Tỉnh cũ (old) không còn từ 1/7/2025"]],
  [
    "who is not there yet leads nothing",
    ["new"],
    "next",
    ["Sở mai sau (next) đến 1/1/2027 mới có"],
  ],
  ["the whole country may lead", ["new"], "VN", []],
  ["nobody takes part who never was", ["x"], "new", ["không có đơn vị “x”"]],
])("%s", (_name, participants, lead, details) => {
  const problems = ask(participants, lead, "2024-01-01", "2024-12-31")

  expect(problems.map(({ detail }) => detail)).toEqual(details)
})

test("a unit that ended on the first day of the data period was not in it", () => {
  expect(ask(["old"], "new", "2025-06-30", "2025-09-30")).toEqual([])
  expect(ask(["old"], "new", "2025-07-01", "2025-09-30")).toHaveLength(1)
})
