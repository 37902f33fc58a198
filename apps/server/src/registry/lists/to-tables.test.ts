import { expect, test } from "vitest"
import { bookOf } from "../book.ts"
import { factsOf } from "../derive.ts"
import { unitView } from "../view.ts"
import { countLists } from "./count.ts"
import { readLists } from "./read.ts"
import { sampleRows } from "./sample-lists.ts"
import { tablesOf } from "./to-tables.ts"

const { lists } = readLists(sampleRows())
const book = bookOf(factsOf(tablesOf(lists, [])))

function view(id: string, at: string) {
  const unit = book.units.get(id)
  if (unit === undefined) throw new Error(`no unit ${id}`)
  return unitView(book, unit, at)
}

test("the lists are counted, splits and real renames too", () => {
  expect(countLists(lists)).toEqual({
    provinces2024: 3,
    districts2024: 4,
    communes2024: 5,
    provinces2025: 2,
    communes2025: 5,
    provinces2026: 2,
    communes2026: 5,
    split: 1,
    renamed2026: 2,
  })
})

test("two provinces that become one end, and the new one has the code of one of them", () => {
  expect(view("24", "2026-01-01")).toMatchObject({
    fullName: "Tỉnh Bắc Giang",
    existsThen: false,
    closed: "2025-07-01",
    successors: [
      {
        id: "24.2025",
        code: "24",
        fullName: "Tỉnh Bắc Ninh",
        date: "2025-07-01",
        event: "merge",
        share: 1,
        basis: "whole",
        document: "202/2025/QH15",
      },
    ],
  })
  expect(view("24.2025", "2026-01-01").predecessors.map((link) => link.id)).toEqual(["24", "27"])
})

test("a province that goes on stays itself, with the name it gets later", () => {
  expect(view("22", "2026-05-01")).toMatchObject({
    opened: null,
    closed: null,
    fullName: "Thành phố Quảng Ninh",
    predecessors: [],
    names: [
      { name: "Tỉnh Quảng Ninh", from: null, to: "2026-04-30" },
      { name: "Thành phố Quảng Ninh", from: "2026-04-30", to: null },
    ],
    events: [
      {
        kind: "rename",
        date: "2026-04-30",
        document: "30/2026/QH16",
        note: "Tỉnh Quảng Ninh thành Thành phố Quảng Ninh",
      },
    ],
    children: [{ level: "commune", count: 3 }],
  })
})

test("a commune that goes on is renamed, and moves from its district to the province", () => {
  expect(view("00104", "2026-05-01")).toMatchObject({
    names: [
      { name: "Thị trấn Hoà Bình", from: null, to: "2025-07-01" },
      { name: "Xã Hòa Bình", from: "2025-07-01", to: null },
    ],
    path: [{ id: "VN" }, { id: "22" }],
    events: [
      { kind: "rename", date: "2025-07-01" },
      { kind: "transfer", note: "Trước thuộc Thành phố Hạ Long, nay thuộc Tỉnh Quảng Ninh" },
    ],
  })
  expect(view("00104", "2025-06-30").path.map((unit) => unit.id)).toEqual(["VN", "22", "193"])
})

test("a split has no share, and what the table suggests stays a suggestion", () => {
  expect(
    view("00102", "2026-01-01").successors.map(({ id, event, share, basis }) => [
      id,
      event,
      share,
      basis,
    ]),
  ).toEqual([
    ["00101.2025", "split", null, "undetermined"],
    ["00103.2025", "split", null, "undetermined"],
  ])
  expect(book.linksFrom.get("00102")?.map((link) => link.suggested)).toEqual([true, false])
})

test("a code that another territory gets makes another unit", () => {
  expect(view("00101", "2026-01-01")).toMatchObject({ fullName: "Phường Một", existsThen: false })
  expect(view("00101.2025", "2026-01-01")).toMatchObject({
    fullName: "Phường Bắc Giang",
    code: "00101",
    predecessors: [
      { id: "00101", event: "merge", share: 1 },
      { id: "00102", event: "split", share: null },
    ],
  })
})

test("districts end without a heir, but for an island that becomes a special zone", () => {
  expect(view("193", "2026-01-01")).toMatchObject({
    closed: "2025-07-01",
    successors: [],
    events: [
      {
        kind: "abolish",
        document: "203/2025/QH15",
        note: "Kết thúc hoạt động, không có đơn vị kế tục",
      },
    ],
  })
  expect(view("207", "2026-01-01").successors).toMatchObject([
    { id: "00207.2025", event: "create", share: 1 },
  ])
})
