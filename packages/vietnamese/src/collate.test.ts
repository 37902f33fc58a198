import { expect, test } from "vitest"
import { compareVietnamese } from "./collate.ts"

test.each([
  [
    "letters stand in the order of the alphabet",
    "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
  ],
  ["tones stand ngang huyền hỏi ngã sắc nặng", "ma mà mả mã má mạ"],
  ["a tone decides less than the next letter", "ma mạ mai mài man"],
  ["a mark on the vowel decides more than a tone", "tạ tă tắ tâ"],
  ["small letters stand before capitals", "an An ăn Ăn"],
  ["numbers stand by their value", "P2 P10 P100"],
])("%s", (_name, ordered) => {
  const words = ordered.split(" ")

  expect(words.toReversed().toSorted(compareVietnamese)).toEqual(words)
})

test("names sort as in an official list", () => {
  const names = ["Đà Nẵng", "Phường 10", "Dầu Tiếng", "Bắc Kạn", "Phường 2", "Ba Chẽ", "Bà Rịa"]

  expect(names.toSorted(compareVietnamese)).toEqual([
    "Ba Chẽ",
    "Bà Rịa",
    "Bắc Kạn",
    "Dầu Tiếng",
    "Đà Nẵng",
    "Phường 2",
    "Phường 10",
  ])
})

test("only the same text compares as equal", () => {
  expect([compareVietnamese("Hạ", "Ha\u0323"), compareVietnamese("P1", "P01")]).toEqual([0, 1])
})
