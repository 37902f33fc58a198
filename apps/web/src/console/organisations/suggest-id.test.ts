import { expect, test } from "vitest"
import { suggestId } from "./suggest-id.ts"

test.each([
  ["22", "Sở Khoa học và Công nghệ", "22.SKHCN"],
  ["24.2025", "Trung tâm Công nghệ thông tin tỉnh", "24.2025.TTCNTT"],
  ["22", "Sở Lao động – Thương binh", "22.SLDTB"],
  ["22", "", ""],
])("the id for %s, “%s” is suggested as “%s”", (unit, name, id) => {
  expect(suggestId(unit, name)).toBe(id)
})
