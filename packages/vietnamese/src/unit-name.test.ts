import { expect, test } from "vitest"
import { parseUnitName, unitKey } from "./unit-name.ts"

test.each([
  ["Tỉnh Quảng Ninh", "province", "Tỉnh", "Quảng Ninh"],
  ["Thành phố Hạ Long", "city", "Thành phố", "Hạ Long"],
  ["TP. Hạ Long", "city", "Thành phố", "Hạ Long"],
  ["TP Hạ Long", "city", "Thành phố", "Hạ Long"],
  ["T.P Hạ Long", "city", "Thành phố", "Hạ Long"],
  ["Tp.Hạ Long", "city", "Thành phố", "Hạ Long"],
  ["Quận 1", "urbanDistrict", "Quận", "1"],
  ["Q.1", "urbanDistrict", "Quận", "1"],
  ["huyện Ba Chẽ", "district", "Huyện", "Ba Chẽ"],
  ["Huyện đảo Cô Tô", "district", "Huyện", "Cô Tô"],
  ["Thị xã Quảng Yên", "town", "Thị xã", "Quảng Yên"],
  ["TX Quảng Yên", "town", "Thị xã", "Quảng Yên"],
  ["Thị Trấn Cái Rồng", "township", "Thị trấn", "Cái Rồng"],
  ["TT. Cái Rồng", "township", "Thị trấn", "Cái Rồng"],
  ["Phường 01", "ward", "Phường", "01"],
  ["P. Hồng Gai", "ward", "Phường", "Hồng Gai"],
  ["P12", "ward", "Phường", "12"],
  ["X. Ba Chẽ", "commune", "Xã", "Ba Chẽ"],
  ["XÃ BA CHẼ", "commune", "Xã", "BA CHẼ"],
  ["xa\u0303 Ba Che\u0303", "commune", "Xã", "Ba Chẽ"],
  ["Xã\u00a0 Phường", "commune", "Xã", "Phường"],
  ["ĐẶC KHU Vân Đồn", "specialZone", "Đặc khu", "Vân Đồn"],
])("%s is %s (%s) %s", (text, type, typeWord, name) => {
  expect(parseUnitName(text)).toMatchObject({ type, typeWord, name })
})

test.each(["Ba Chẽ", "Xa Dung", "Phương Thiện", "Xà Phiên", "P Rao", "H Bông", "Xã", "Thị xã", ""])(
  "%j has no type word",
  (text) => {
    expect(parseUnitName(text)).toMatchObject({ type: null, typeWord: null, name: text })
  },
)

test.each([
  ["xã Ba Chẽ", "Ba Chẽ"],
  ["XÃ BA CHẼ", "Xã Ba Chẽ"],
  ["TP. Hạ Long", "Thành phố Hạ Long"],
  ["Hạ Long", "Thành phố Hạ Long"],
  ["Phường Hòa Lạc", "P. Hoà Lạc"],
  ["Phường 01", "Phường 1"],
  ["Xã Ea H’Leo", "Ea H'Leo"],
])("%s and %s have one key", (left, right) => {
  expect(unitKey(left)).toBe(unitKey(right))
})

test("names that differ in a mark have different keys", () => {
  expect(unitKey("Xã Văn Lang")).not.toBe(unitKey("Xã Văn Lăng"))
})
