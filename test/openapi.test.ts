import { readFileSync } from "node:fs"
import { Validator } from "@seriousme/openapi-schema-validator"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Database } from "../apps/server/src/platform/database.ts"
import { buildServer } from "../apps/server/src/server.ts"
import { openTestDatabase, testContext } from "../apps/server/src/testing/database.ts"

let db: Database
let answered: Record<string, unknown>
beforeAll(async () => {
  db = await openTestDatabase()
  const http = await buildServer(testContext(db))
  const response = await http.inject("/api/openapi.json")
  answered = response.json()
  await http.close()
})
afterAll(() => db.close())

test("the description is valid OpenAPI 3.1", async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(answered))

  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(answered["openapi"]).toMatch(/^3\.1\./)
})

test("docs/openapi.json is what the server answers; `npm run openapi` renews it", () => {
  const committed: unknown = JSON.parse(
    readFileSync(new URL("../docs/openapi.json", import.meta.url), "utf8"),
  )

  expect(answered).toEqual(committed)
})

const Named = Type.Record(Type.String(), Type.Unknown())

test("every operation has an id, a summary and a tag", () => {
  const paths = Object.entries(answered["paths"] ?? {})
  expect(paths.length).toBeGreaterThan(15)
  const poor = paths.flatMap(([path, operations]) =>
    Object.entries(operations ?? {})
      .filter(([, operation]) => {
        const { operationId, summary, tags } = Value.Parse(Named, operation)
        return !(operationId && summary && Array.isArray(tags) && tags.length > 0)
      })
      .map(([method]) => `${method} ${path}`),
  )
  expect(poor).toEqual([])
})

const Content = Type.Record(Type.String(), Type.Object({ schema: Type.Optional(Type.Unknown()) }))
const Operation = Type.Object({
  responses: Type.Record(
    Type.String(),
    Type.Object({ description: Type.String(), content: Type.Optional(Content) }),
  ),
})

test("every answer is described: what comes back, and a problem where it is refused", () => {
  const poor = Object.entries(answered["paths"] ?? {}).flatMap(([path, operations]) =>
    Object.entries(operations ?? {}).flatMap(([method, operation]) => {
      const { responses } = Value.Parse(Operation, operation)
      const statuses = Object.keys(responses)
      const wrong = Object.entries(responses).flatMap(([status, { description, content = {} }]) => {
        const refused = status === "default" || Number(status) >= 400
        const kinds = Object.keys(content)
        const fits = refused
          ? kinds.join() === "application/problem+json"
          : status === "204" || status.startsWith("3") || kinds.length > 0
        const said = description !== "" && description !== "Default Response"
        const known = Object.values(content).every(({ schema }) => isKnown(schema))
        return fits && said && known ? [] : [`${method} ${path} ${status}`]
      })
      const good = statuses.some((status) => status.startsWith("2"))
      return good && statuses.includes("default") ? wrong : [...wrong, `${method} ${path}`]
    }),
  )

  expect(poor).toEqual([])
})

/** A schema that says something: nothing is "anything". */
function isKnown(schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && Object.keys(schema).length > 0
}
