import { expect, test } from "vitest"
import { coverageChanges, placeIn, placeText, readCoverageAddress } from "./address.ts"

const read = (query: string) => readCoverageAddress(new URLSearchParams(query))

test("an address without a word about coverage draws none", () => {
  expect(read("loai=mast")).toEqual({
    run: "",
    layer: "",
    shown: "covered",
    opacity: 65,
    gaps: false,
    place: "",
  })
})

test("what is read from an address gives the same address again", () => {
  const query = "lan-tinh=PS-000012&phu=4g_viettel&hien=tin-cay&dam=40&lom=co&noi=107.1%2C21.05"
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(coverageChanges(read(query)))) {
    if (value !== null) written.set(name, value)
  }

  expect(written.toString()).toBe(query)
})

test("what goes without saying is left out of the address", () => {
  const changes = coverageChanges({ run: "", shown: "covered", opacity: 65, gaps: false })

  expect(Object.values(changes)).toEqual([null, null, null, null])
})

test.each([
  ["phu=../../x", "layer", ""],
  ["lan-tinh=a/b", "run", ""],
  ["dam=900", "opacity", 100],
  ["dam=x", "opacity", 65],
  ["hien=gi-do", "shown", "covered"],
  ["noi=1,2,3", "place", ""],
] as const)("“%s” is read as nothing worse than it is", (query, part, value) => {
  expect(read(query)[part]).toBe(value)
})

test.each([
  ["107.1,21.05", { longitude: 107.1, latitude: 21.05 }],
  ["107.1,91", null],
  ["", null],
])("“%s” is a place or none", (text, place) => {
  expect(placeIn(text)).toEqual(place)
})

test("a place is written to a metre", () => {
  expect(placeText({ longitude: 107.123456789, latitude: 21 })).toBe("107.12346,21")
})
