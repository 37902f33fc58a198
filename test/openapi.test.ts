import { readFileSync } from "node:fs"
import { Validator } from "@seriousme/openapi-schema-validator"
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

test("every operation has an id, a summary and a tag", () => {
  const paths = Object.entries(answered["paths"] ?? {})
  expect(paths.length).toBeGreaterThan(15)
  const poor = paths.flatMap(([path, operations]) =>
    Object.entries(operations ?? {})
      .filter(([, operation]) => {
        const { operationId, summary, tags } = operation as Record<string, unknown>
        return !(operationId && summary && Array.isArray(tags) && tags.length > 0)
      })
      .map(([method]) => `${method} ${path}`),
  )
  expect(poor).toEqual([])
})
