import { Type } from "typebox"
import { expect, test } from "vitest"
import { optionsIn } from "./upload-options.ts"

const Options = Type.Object({ sheet: Type.Optional(Type.String()) })
const said = (options?: string) =>
  optionsIn(new Map(options === undefined ? [] : [["options", options]]), Options)

test("options beside a file are read in NFC; without them nothing is chosen", () => {
  expect(said(JSON.stringify({ sheet: "Phụ lục".normalize("NFD") }))).toEqual({ sheet: "Phụ lục" })
  expect([said(), said("")]).toEqual([{}, {}])
})

test.each([
  ["no JSON", "{", "không phải JSON"],
  ["another kind of value", '{"sheet":1}', "/sheet"],
  ["no object", "[]", "object"],
])("%s is refused, and said", (_, text, why) => {
  expect(() => said(text)).toThrow(why)
})
