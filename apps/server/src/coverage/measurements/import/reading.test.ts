import { expect, test } from "vitest"
import { shippedNetworks, shippedWords } from "../loader.ts"
import { readColumns } from "./columns.ts"
import { readLevel } from "./level.ts"
import { networkWords } from "./network.ts"
import { markOf, numberOf } from "./numbers.ts"
import { isPersonalText } from "./personal.ts"
import { readHeading, vocabularyOf } from "./vocabulary.ts"
import { readWhen } from "./when.ts"

const vocabulary = vocabularyOf(shippedWords())
const networks = networkWords(shippedWords(), shippedNetworks())
const levels = {
  decimal: "point" as const,
  unit: null,
  technology: "4G",
  lowest: -160,
  highest: -20,
  missing: new Set(["", "-", "2147483647"]),
  silent: new Set(["no service", "mất sóng"]),
}

test.each([
  ["Longitude", "longitude", null],
  ["Kinh độ", "longitude", null],
  ["All-Latitude", "latitude", null],
  ["Serving Cell RSRP (dBm)", "rsrp", "dbm"],
  ["NR SS-RSRP[dBm]", "ss-rsrp", "dbm"],
  ["Mức thu (ASU)", "level", "asu"],
  ["DL_bitrate", "download", "kbit/s"],
  ["Tốc độ tải xuống (Mbps)", "download", "mbit/s"],
  ["Độ trễ (ms)", "latency", "ms"],
  ["NetworkTech", "technology", null],
  ["Nhà mạng", "operator", null],
  ["measured_at", "when", null],
  ["Neighbor Cell RSRP 1", "none", null],
  ["NRxLev1", "none", null],
  ["IMEI", "personal", null],
  ["Device IMEI 1", "personal", null],
  ["Số điện thoại", "personal", null],
  ["Họ và tên", "personal", null],
  ["Ghi chú gì đó", "none", null],
])("the heading “%s” gives %s", (heading, target, unit) => {
  expect(readHeading(heading, vocabulary)).toMatchObject({ target, unit })
})

test("a column is about persons by what stands in it, whatever its heading says and somebody chose", () => {
  const rows = [
    ["356938035643809", "0912 345 678"],
    ["356938035643810", "0912 345 679"],
  ]
  const columns = readColumns(["Cell ID", "Mã"], rows, vocabulary, { Mã: "operator" }, "chosen")

  expect(columns.map(({ target, samples }) => [target, samples])).toEqual([
    ["personal", []],
    ["personal", []],
  ])
})

test("of two columns of a kind the one that says it best counts", () => {
  const headings = ["Avg level 1s", "Level", "Operatorname", "Operator"]
  const columns = readColumns(headings, [], vocabulary, {}, "chosen")

  expect(columns.map(({ target }) => target)).toEqual(["none", "level", "operator", "operator"])
})

test.each([
  ["-95.5", { kind: "level", dbm: -95.5 }],
  ["-95 dBm", { kind: "level", dbm: -95 }],
  ["−95", { kind: "level", dbm: -95 }],
  ["45", { kind: "wrong", code: "level-unit" }],
  ["45 asu", { kind: "level", dbm: -95 }],
  ["-300", { kind: "wrong", code: "level-range" }],
  ["2147483647", { kind: "missing" }],
  ["Mất sóng", { kind: "silent" }],
  ["yếu", { kind: "wrong", code: "level-form" }],
])("the level “%s”", (text, expected) => {
  expect(readLevel(text, levels)).toEqual(expected)
})

test.each([
  ["2G", "20", -73],
  ["3G", "30", -90],
  ["4G", "45", -95],
  ["5G", "50", -90],
])("declared ASU on %s: %s is %d dBm", (technology, text, dbm) => {
  expect(readLevel(text, { ...levels, unit: "asu", technology })).toEqual({ kind: "level", dbm })
})

test("ASU without a technology is asked about, 99 is not known", () => {
  expect(readLevel("20", { ...levels, unit: "asu", technology: null })).toEqual({
    kind: "wrong",
    code: "level-unit",
  })
  expect(readLevel("99", { ...levels, unit: "asu" })).toEqual({ kind: "missing" })
})

const VIET_NAM = { offset: 420, monthFirst: false }
const at = (iso: string) => Date.parse(iso) / 1000

test.each([
  ["2026.03.15_10.22.33", "2026-03-15T03:22:33Z"],
  ["15/03/2026 10:22:33", "2026-03-15T03:22:33Z"],
  ["15-03-2026 10:22", "2026-03-15T03:22:00Z"],
  ["10:22:33.5 15/03/2026", "2026-03-15T03:22:33Z"],
  ["2026-03-15T10:22:33.123Z", "2026-03-15T10:22:33Z"],
  ["2026-03-15 10:22:33+0900", "2026-03-15T01:22:33Z"],
  ["20260315102233", "2026-03-15T03:22:33Z"],
  ["03/04/2026 1:05 PM", "2026-04-03T06:05:00Z"],
  ["03/04/2026 1:05 CH", "2026-04-03T06:05:00Z"],
  ["1773544953", "2026-03-15T03:22:33Z"],
  ["1773544953123", "2026-03-15T03:22:33Z"],
])("the time %s", (text, iso) => {
  expect(readWhen(text, VIET_NAM)).toEqual({ kind: "instant", seconds: at(iso), dayOnly: false })
})

test("a day alone is its noon, a time alone has no day", () => {
  expect(readWhen("15/03/2026", VIET_NAM)).toEqual({
    kind: "instant",
    seconds: at("2026-03-15T05:00:00Z"),
    dayOnly: true,
  })
  expect(readWhen("10:22:33", VIET_NAM)).toEqual({ kind: "no-day" })
})

test("03/15/2026 is no day unless months come first", () => {
  expect(readWhen("03/15/2026", VIET_NAM)).toEqual({ kind: "wrong", code: "time-day" })
  expect(readWhen("03/15/2026 10:00", { ...VIET_NAM, monthFirst: true })).toMatchObject({
    seconds: at("2026-03-15T03:00:00Z"),
  })
  expect(readWhen("hôm qua", VIET_NAM)).toEqual({ kind: "wrong", code: "time-form" })
})

test.each([
  ["LTE", "4G"],
  ["NR NSA", "5G"],
  ["HSPA+", "3G"],
  ["Wi-Fi", null],
])("the technology %s is %s", (text, technology) => {
  expect(networks.technologyOf(text)).toBe(technology)
})

test.each([
  ["Viettel", "452-04"],
  ["VN VINAPHONE", "452-02"],
  ["45204", "452-04"],
  ["452 1", "452-01"],
  ["Mạng lạ", null],
])("the operator %s is %s", (text, code) => {
  expect(networks.operatorOf(text)).toBe(code)
})

test("numbers have the decimal mark of the coordinates beside them", () => {
  expect([markOf(["106,071234", "21,123"]), markOf(["106.071234"]), markOf(["21"])]).toEqual([
    "comma",
    "point",
    null,
  ])
  expect([
    numberOf("1.596", "point"),
    numberOf("1.596", "comma"),
    numberOf("1,596", "point"),
  ]).toEqual([1.596, 1596, 1596])
  expect(numberOf("-95,5", "comma")).toBe(-95.5)
  expect(numberOf("12:30", "point")).toBeNull()
})

test.each(["a@b.vn", "0912345678", "+84 912 345 678", "356938035643809", "00:1a:2b:3c:4d:5e"])(
  "“%s” is about a person or a device",
  (text) => {
    expect(isPersonalText(text)).toBe(true)
  },
)

test.each(["256001", "68719476735", "452-04", "LTE-452-04-1000", "Viettel"])(
  "“%s” is not about a person",
  (text) => {
    expect(isPersonalText(text)).toBe(false)
  },
)
