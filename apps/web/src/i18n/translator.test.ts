import { expect, test } from "vitest"
import { en } from "./en.ts"
import { translator } from "./translator.ts"
import { vi } from "./vi.ts"

const variables = (text: string) =>
  [...text.matchAll(/\{\{\s*([a-z]+)/gi)]
    .map((match) => match[1] ?? "")
    .toSorted((a, b) => a.localeCompare(b))

test("every English text takes what the Vietnamese one takes", () => {
  const differing = Object.entries(vi).filter(([key, text]) => {
    const english = Object.entries(en).find(([name]) => name === key)?.[1] ?? ""
    return variables(text).join() !== variables(english).join()
  })

  expect(differing).toEqual([])
})

test("no text is empty", () => {
  expect([...Object.values(vi), ...Object.values(en)].filter((text) => text === "")).toEqual([])
})

test("counts are grouped as the language does", () => {
  expect(translator("vi")("overview.problems", { count: 1234 })).toBe("1.234 vấn đề dữ liệu")
  expect(translator("en")("overview.problems", { count: 1234 })).toBe("1,234 data problems")
})

test("English has a singular", () => {
  expect(translator("en")("overview.problems", { count: 1 })).toBe("1 data problem")
})

test("what is put into a text is not escaped twice", () => {
  expect(translator("vi")("search.for", { query: "a & b" })).toBe("Kết quả tìm “a & b”")
})
