import { expect, test } from "vitest"
import { nearest } from "./nearest.ts"

const COMMUNES = ["Ba Chẽ", "Ba Chúc", "Ba Tơ", "Ba Tô", "Bà Tô", "Hồng Gai", "Hoành Mô"]

test.each([
  ["a wrong tone is no distance", "Ba Chẻ", [{ text: "Ba Chẽ", distance: 0 }]],
  ["marks decide between equals", "Ba Tố", [{ text: "Ba Tô", distance: 0 }]],
  ["two letters swapped count once", "Hồng Gia", [{ text: "Hồng Gai", distance: 1 }]],
  ["a letter dropped counts once", "Hoàh Mô", [{ text: "Hoành Mô", distance: 1 }]],
  ["nothing is suggested for something else", "Thủ Dầu Một", []],
  ["nothing is suggested for nothing", " ", []],
])("%s", (_name, text, expected) => {
  expect(nearest(text, COMMUNES, 1)).toEqual(expected)
})

test("suggestions come nearest first, then alphabetically, each once", () => {
  expect(nearest("ba to", [...COMMUNES, "Ba Tô"], 4).map(({ text }) => text)).toEqual([
    "Ba Tô",
    "Ba Tơ",
    "Bà Tô",
  ])
})

test("long candidates are measured too", () => {
  const long = "Xã ".repeat(60)

  expect(nearest(`${long}x`, [long], 1)).toEqual([{ text: long, distance: 2 }])
})
