import fc from "fast-check"
import { expect, test } from "vitest"
import { fold, searchKey } from "./fold.ts"

test.each([
  ["marks and case go", "ĐẶNG THỊ NHƯỠNG", "dang thi nhuong"],
  ["decomposed text folds like composed text", "Ha\u0323 Long", "ha long"],
  ["eth, which old fonts put for đ, folds to d", "Ðồng Tháp", "dong thap"],
  ["every apostrophe becomes one", "Cư M’gar ‘x’ ʼy` ´z", "cu m'gar 'x' 'y' 'z"],
  ["no-break and repeated spaces become one", " Ba\u00a0\u202f\t Chẽ\n", "ba che"],
  ["soft hyphens and zero-width spaces go", "Mư\u00adờng\u200b Khương\ufeff", "muong khuong"],
  ["other Latin letters lose their marks too", "Café Ñandú", "cafe nandu"],
  ["other scripts stay", "東京 Ba", "東京 ba"],
  ["nothing stays nothing", " \u00a0 ", ""],
])("%s", (_name, text, folded) => {
  expect(fold(text)).toBe(folded)
})

test.each([
  ["punctuation becomes a space", "TP. Bà Rịa – Vũng Tàu", "tp ba ria vung tau"],
  ["an apostrophe joins", "Xã Ea H’Leo", "xa ea hleo"],
  ["digits stay", "Phường 12 (Quận 10)", "phuong 12 quan 10"],
])("as a search key, %s", (_name, text, key) => {
  expect(searchKey(text)).toBe(key)
})

test("folding twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
    { numRuns: 2000 },
  )
})

test("folding a long text gives the same as folding its words", () => {
  const words = Array.from({ length: 3000 }, (_, i) => `Đường${i}`)

  expect(fold(words.join(" "))).toBe(words.map((word) => fold(word)).join(" "))
})
