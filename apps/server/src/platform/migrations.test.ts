import { Type } from "typebox"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestDatabase, TEST_NOW } from "../testing/database.ts"
import type { Database } from "./database.ts"
import { migrate, type Migration, postgresTarget } from "./migrations.ts"
import { sql } from "./sql.ts"
import { allMigrations } from "../migrations.ts"

let db: Database
let known: Migration[]
beforeAll(async () => {
  db = await openTestDatabase()
  known = await allMigrations()
})
afterAll(() => db.close())

const run = (migrations: Migration[]) =>
  migrate(
    postgresTarget(db, () => TEST_NOW),
    migrations,
  )
const extra = (text: string): Migration => ({ name: "x/29991231T0000_x.sql", text, checksum: text })

test("a second run applies nothing", async () => {
  expect(await run(known)).toEqual([])
})

test("a migration that fails leaves neither its tables nor its ledger row", async () => {
  await expect(run([...known, extra("create table public.t (i int); select 1/0")])).rejects.toThrow(
    "division by zero",
  )

  expect(
    await db.column(
      Type.Union([Type.String(), Type.Null()]),
      sql`select to_regclass('public.t')::text`,
    ),
  ).toEqual([null])
  expect(await run(known)).toEqual([])
})

test("a file that changed after it was applied is refused by name", async () => {
  const [first, ...rest] = known
  if (first === undefined) throw new Error("no migrations")

  await expect(run([{ ...first, checksum: "khác" }, ...rest])).rejects.toThrow(first.name)
})

test("a database that knows more than the software is refused", async () => {
  await expect(run(known.slice(1))).rejects.toThrow("nâng cấp")
})
