import { expect, test } from "vitest"
import { figure, group, indexSet, row } from "../testing/index-set.ts"
import { checkIndex } from "./check-index.ts"

const messages = (...given: Parameters<typeof indexSet>) =>
  checkIndex(indexSet(...given)).map(({ weight, message }) => `${weight}: ${message}`)

test("an index whose points add up at every depth has nothing to say", () => {
  const rows = [
    group("4", 30),
    row("4.1"),
    group("4.22", 20),
    row("4.22.1"),
    row("4.22.11", { rule: "a / b * điểm_tối_đa", figures: [figure("a"), figure("b")] }),
  ]
  expect(messages(rows, { maxPoints: 30 })).toEqual([])
})

test("points that do not add up are told where", () => {
  expect(messages([group("1", 25), row("1.1"), row("1.2")], { maxPoints: 30 })).toEqual([
    "wrong: nhóm 1 ghi 25 điểm; các mục bên dưới cộng lại 20",
    "wrong: bộ chỉ số ghi 30 điểm; các mục bên dưới cộng lại 25",
  ])
})

test("rows that the decision has and we do not make a gap, not a mistake", () => {
  const rows = [
    group("1", 100),
    row("1.1"),
    row("1.*", { kind: "gap", name: "9 chỉ số", maxPoints: null }),
  ]
  expect(messages(rows, { maxPoints: 100 })).toEqual(["gap: 9 chỉ số"])
})

test("more than the group has is wrong also where rows are missing", () => {
  const rows = [
    group("1", 15),
    row("1.1"),
    row("1.2"),
    row("1.*", { kind: "gap", maxPoints: null }),
  ]
  expect(messages(rows)).toContain("wrong: nhóm 1 ghi 15 điểm; các mục bên dưới cộng lại 20")
})

test("pillars overlap and are no part of the total", () => {
  const rows = [group("1", 10), row("1.1"), group("2", 10), row("2.1"), group("3", 10), row("3.1")]
  const pillars = [
    { code: "P1", name: "Chính quyền số", members: ["1", "2"] },
    { code: "P2", name: "Xã hội số", members: ["1", "3"] },
  ]
  expect(messages(rows, { maxPoints: 30, pillars })).toEqual([])
  expect(messages(rows, { pillars: [{ code: "P3", name: "P", members: ["9"] }] })).toEqual([
    "wrong: trụ cột P3 nhắc tới 9 không có trong bộ chỉ số",
  ])
})

test.each([
  ["a code twice", [row("1"), row("1")], "mã 1 có hai lần"],
  ["no parent", [row("1.1"), row("2")], "không có mục cha 1; có phải 2?"],
  [
    "a circle",
    [group("1", null, { parent: "2" }), group("2", null, { parent: "1" })],
    "1 nằm dưới chính nó",
  ],
])("%s is wrong", (_name, rows, message) => {
  expect(messages(rows)[0]).toMatch(
    message === "không có mục cha 1; có phải 2?" ? /mục cha 1/u : message,
  )
})

test.each([
  ["a figure that is not declared", "a / c * điểm_tối_đa", /cột 5/u],
  ["a rule that comes to a share in percent", "a / b * 100", /không ra điểm/u],
  ["a bracket that is not closed", "(a / b * điểm_tối_đa", /cột 1/u],
])("%s is told at its column", (_name, rule, message) => {
  const rows = [row("1", { rule, figures: [figure("a", "hộ"), figure("b", "hộ")] })]
  expect(messages(rows)[0]).toMatch(message)
})
