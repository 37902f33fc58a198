import { expect, test } from "vitest"
import { syllableWeight } from "./syllable.ts"

test.each(
  "Phường xã Nguyễn nghiêng khuỷu quyết quý giếng gì oanh yến ý Thuỷ Thủy hoàn ngoằn Quí".split(
    " ",
  ),
)("%s is a syllable", (word) => {
  expect(syllableWeight(word)).toBe(1)
})

test.each("Krông Đắk Lăk Pơng Ngọk Kạn".split(" "))("%s is of a minority name", (word) => {
  expect(syllableWeight(word)).toBe(0.8)
})

test.each([
  ["two vowel groups", "déjà"],
  ["a stop with a level or falling tone", "mọc".replace("ọ", "ò")],
  ["c before e", "cé"],
  ["ngh before a", "nghá"],
  ["a tone in the wrong place", "Xaị"],
  ["an open ă", "bă"],
  ["a foreign cluster", "straße"],
  ["a sign inside", "B¾c"],
  ["two tones", "bắá"],
])("%s is no syllable", (_name, word) => {
  expect(syllableWeight(word)).toBe(0)
})
