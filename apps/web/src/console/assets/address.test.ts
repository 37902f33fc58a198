import { expect, test } from "vitest"
import { type Asked, addressOf, questionOf, readAddress } from "./address.ts"

const EMPTY: Asked = { kind: "", state: "", unit: "", where: "", q: "", at: "", warned: false }

test("what a list is asked for stands in its address and is read back from it", () => {
  const asked = {
    ...EMPTY,
    kind: "mast",
    where: "height>=45",
    q: "hà tu",
    at: "2025-01-01",
    warned: true,
  }

  expect(addressOf(asked).toString()).toBe(
    "loai=mast&dieu-kien=height%3E%3D45&tim=h%C3%A0+tu&ngay=2025-01-01&canh-bao=1",
  )
  expect(readAddress(addressOf(asked))).toEqual(asked)
  expect(addressOf(EMPTY).toString()).toBe("")
})

test("tabs count all kinds, whatever condition one kind is asked with", () => {
  const asked = { ...EMPTY, kind: "mast", where: "height>=45", q: "x" }

  expect(questionOf(asked, { counting: true })).toBe("q=x")
  expect(questionOf(asked, { counting: false })).toBe("q=x&kind=mast&where=height%3E%3D45")
})
