import { expect, test } from "vitest"
import { uncitable } from "./uncitable.ts"

const mayCite = (id: string) =>
  id === "photo" ? ("picture" as const) : id === "permit" ? ("paper" as const) : ("no" as const)
const codes = (before: string[], after: string[], photographs: boolean) =>
  uncitable({ evidence: before }, { evidence: after }, { mayCite, photographs }).map(
    ({ code }) => code,
  )

test.each([
  ["a photograph of a mast", [], ["photo"], true, []],
  ["a permit of a camera", [], ["permit"], false, []],
  ["a picture on a camera is refused", [], ["permit", "photo"], false, ["no-photographs"]],
  ["a document that is another's is refused", [], ["other"], true, ["unknown-document"]],
  ["what stands there already may stay", ["other", "photo"], ["other", "photo"], false, []],
])("%s", (_name, before, after, photographs, expected) => {
  expect(codes(before, after, photographs)).toEqual(expected)
})

test("without anybody who may cite nothing new is put on an asset", () => {
  const found = uncitable({}, { evidence: ["permit"] }, { mayCite: undefined, photographs: true })

  expect(found.map(({ code }) => code)).toEqual(["unknown-document"])
})
