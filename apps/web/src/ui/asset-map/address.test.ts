import { expect, test } from "vitest"
import { boxIn, boxText, mapQuestion, readMapAddress, roomAround } from "./address.ts"

test("an address is the question that the API is asked, box and choice apart", () => {
  const asked = readMapAddress(
    new URLSearchParams(
      "loai=mast&trang-thai=faulty&tim=Ca%CC%80u&khung=107,20,108,21&chon=TS-000001",
    ),
  )

  expect(asked).toMatchObject({ q: "Càu", box: "107,20,108,21", chosen: "TS-000001", at: "" })
  expect(mapQuestion(asked)).toBe("kind=mast&state=faulty&q=C%C3%A0u")
  expect(mapQuestion(asked, asked.box)).toContain("box=107%2C20%2C108%2C21")
})

test.each([
  ["107,20,108,21", [107, 20, 108, 21]],
  ["108,20,107,21", null],
  ["107,20,108", null],
  ["a,b,c,d", null],
  ["", null],
  ["107,20,108,91", null],
])("“%s” is read as a box or as none", (text, box) => {
  expect(boxIn(text)).toEqual(box)
})

test("a single place gets room around it", () => {
  expect(boxText(roomAround([107, 21, 107, 21]))).toBe("106.98,20.98,107.02,21.02")
})
