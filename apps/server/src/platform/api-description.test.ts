import fc from "fast-check"
import { expect, test } from "vitest"
import { printed } from "./api-description.ts"

test("a printed description is the description", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(printed(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test("an answer is one line", () => {
  const answer = { description: "Một đơn vị", content: { "application/json": { schema: {} } } }
  const document = {
    paths: { "/units": { get: { summary: "Units", responses: { "200": answer } } } },
  }

  expect(printed(document).split("\n")).toContain(`          "200": ${JSON.stringify(answer)}`)
})
