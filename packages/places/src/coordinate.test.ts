import { expect, test } from "vitest"
import { readCoordinate } from "./coordinate.ts"

const DMS = 21 + 10 / 60 + 53.2 / 3600

test.each([
  ["21.1815", 21.1815],
  ["21,1815", 21.1815],
  ["105,768149", 105.768149],
  ["105.768", 105.768],
  ["-21.5", -21.5],
  ["\u221221.5", -21.5],
  ["21°10'53.2\"N", DMS],
  ["21°10'53,2\"N", DMS],
  ["21º10’53,2”", DMS],
  ["21° 10′ 53,2″ B", DMS],
  ["21°10'53.2''", DMS],
  ["21 10 53,2", DMS],
  ["21-10-53.2", DMS],
  ["21:10:53.2", DMS],
  ["21.10.53,2", DMS],
  ["21 độ 10 phút 53,2 giây", DMS],
  ["21 độ 10 phút 53,2 giây Bắc".normalize("NFD"), DMS],
  ["21d10'53.2\"", DMS],
  ["N 21°10'53.2\"", DMS],
  ["21°10.887'", 21 + 10.887 / 60],
  ["21 10,887", 21 + 10.887 / 60],
  ["21°10'", 21 + 10 / 60],
  ["21°", 21],
  ["N21.1815", 21.1815],
  ["Vĩ độ: 21.1815", 21.1815],
  ["lat 21.1815", 21.1815],
  ["21.1815° S", -21.1815],
  ["106°04'12\" Đ", 106.07],
  ["106,07 T", -106.07],
])("%s is %f degrees", (text, degrees) => {
  const read = readCoordinate(text)

  expect(read).toMatchObject({ kind: "angle" })
  expect(read.kind === "angle" ? read.degrees : Number.NaN).toBeCloseTo(degrees, 10)
})

test.each([
  ["2456897", 2_456_897],
  ["448890", 448_890],
  ["448.890", 448_890],
  ["448,890", 448_890],
  ["2.456.897", 2_456_897],
  ["2 456 897", 2_456_897],
  ["2.456.897,25", 2_456_897.25],
  ["2,456,897.25", 2_456_897.25],
  ["448890.5", 448_890.5],
  ["448890,5", 448_890.5],
])("%s is %f metres", (text, metres) => {
  expect(readCoordinate(text)).toMatchObject({ kind: "metres", metres })
})

test("digits without their mark keep what they may be as degrees, and are taken as none", () => {
  const read = readCoordinate("2118150")

  expect(read).toMatchObject({ kind: "metres" })
  expect(read.kind === "metres" && read.ifDegrees).toContain(21.1815)
})

test.each([
  ["", "empty"],
  ["   ", "empty"],
  ["chưa rõ", "letters"],
  ["-", "no-number"],
  ["21°75'10\"", "minutes"],
  ["21°10'75\"", "seconds"],
  ["21 10 60", "seconds"],
  ["21.5°10'", "form"],
  ["1 2 3 4", "form"],
  ["200°", "range"],
  ["21.18.15.7.3", "form"],
])("“%s” is not read: %s", (text, why) => {
  expect(readCoordinate(text)).toEqual({ kind: "unreadable", why })
})

test("a letter says which way a coordinate counts, and N is left open", () => {
  expect(readCoordinate("106°04' Đ")).toMatchObject({ axis: "longitude", vietnamese: true })
  expect(readCoordinate("106°04' E")).toMatchObject({ axis: "longitude", vietnamese: false })
  expect(readCoordinate("21°04' B")).toMatchObject({ axis: "latitude", northOrSouth: false })
  expect(readCoordinate("21°04' N")).toMatchObject({ axis: "latitude", northOrSouth: true })
})

const within = (text: string) => {
  const read = readCoordinate(text)
  return read.kind === "angle" ? read.within : null
}

test("the last place that is written says how far a coordinate is known", () => {
  expect(within("21.18")).toBeCloseTo(0.005, 12)
  expect(within("21°10'53\"")).toBeCloseTo(0.5 / 3600, 12)
  expect(within("21°10,8'")).toBeCloseTo(0.05 / 60, 12)
})
