import fc from "fast-check"
import { expect, test } from "vitest"
import { vietnameseText } from "./arbitrary.test-data.ts"
import { toNfc } from "./letters.ts"
import { canonicalTone, compareKey, sameText, withToneStyle } from "./tone.ts"

test.each([
  ["oa, oe and uy move", "Hòa, khỏe, Thủy, ủy ban", "Hoà, khoẻ, Thuỷ, uỷ ban"],
  ["capitals move too", "HÒA BÌNH, ỦY BAN", "HOÀ BÌNH, UỶ BAN"],
  ["after qu the u is no vowel", "quý, quà, quỳnh", "quý, quà, quỳnh"],
  ["after gi the i is no vowel", "giá, giếng, gì, gìn", "giá, giếng, gì, gìn"],
  ["closed rimes are the same in both", "hoàn, toán, huỳnh", "hoàn, toán, huỳnh"],
  ["marked vowels carry the tone in both", "thuở, nước, tuổi, Nguyễn", "thuở, nước, tuổi, Nguyễn"],
  ["three vowels carry it in the middle", "ngoài, khuỷu, ngoèo", "ngoài, khuỷu, ngoèo"],
  ["other open rimes carry it first", "của, mía, cháo, núi", "của, mía, cháo, núi"],
])("between the styles, %s", (_name, old, modern) => {
  expect([withToneStyle(old, "new"), withToneStyle(modern, "old")]).toEqual([modern, old])
})

test.each([
  ["a tone typed on the wrong vowel", "qúy gìa muà hòan", "quý già mùa hoàn"],
  ["decomposed text", toNfc("Hòa").normalize("NFD"), "Hoà"],
  ["a foreign word is left alone", "café résumé Noël", "café résumé Noël"],
])("canonical tone: %s", (_name, text, canonical) => {
  expect(canonicalTone(text)).toBe(canonical)
})

test.each([
  ["tone style", "Hòa Bình", "Hoà Bình"],
  ["tone style of uy", "Thủy Nguyên", "Thuỷ Nguyên"],
  ["case", "THỊ TRẤN BA CHẼ", "Thị trấn Ba Chẽ"],
  ["normal form", "Hạ Long", "Ha\u0323 Long"],
  ["the kind of apostrophe", "Ea H’Leo", "Ea H'leo"],
  ["space beside an apostrophe", "Ia H' Drai", "Ia H'Drai"],
  ["the kind and amount of space", "Ba\u00a0 Chẽ ", "Ba Chẽ"],
  ["the kind of dash", "Phan Rang-Tháp Chàm", "Phan Rang – Tháp Chàm"],
])("%s does not make another text", (_name, left, right) => {
  expect(sameText(left, right)).toBe(true)
})

test.each([
  ["Văn Lang", "Văn Lăng"],
  ["Ba Tơ", "Ba Tô"],
  ["Thanh An", "Thạnh An"],
  ["Cẩm Giang", "Cẩm Giàng"],
  ["Sơn Hà", "Sơn Hạ"],
  ["Lộc Thạnh", "Lộc Thành"],
  ["Đa", "Da"],
  ["mùa", "múa"],
])("%s and %s are different texts", (left, right) => {
  expect(sameText(left, right)).toBe(false)
})

test("canonical tone is settled after one step, in either style", () => {
  fc.assert(
    fc.property(vietnameseText, fc.constantFrom("old" as const, "new" as const), (text, style) => {
      const once = withToneStyle(text, style)
      expect(withToneStyle(once, style)).toBe(once)
    }),
  )
})

test("the key of a text does not depend on the style it was written in", () => {
  fc.assert(
    fc.property(vietnameseText, (text) => {
      expect(compareKey(withToneStyle(text, "old"))).toBe(compareKey(withToneStyle(text, "new")))
    }),
  )
})
