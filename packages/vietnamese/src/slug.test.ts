import { expect, test } from "vitest"
import { slug } from "./slug.ts"

test.each([
  ["words are joined by hyphens", "Đặc khu Vân Đồn (Quảng Ninh)", "dac-khu-van-don-quang-ninh"],
  ["no hyphen at the ends", "  – Xã Ba Chẽ! ", "xa-ba-che"],
  ["an apostrophe leaves nothing", "Cư M’gar", "cu-mgar"],
  ["other scripts leave nothing", "東京", ""],
])("%s", (_name, text, expected) => {
  expect(slug(text)).toBe(expected)
})
