import { Type } from "typebox"
import { expect, test } from "vitest"
import { openTestDatabase, testContext } from "../testing/database.ts"
import { openEmbedded } from "./embedded.ts"
import { rawSql } from "./sql.ts"
import { tidyDatabase } from "./tidy-job.ts"

const never = new AbortController().signal

test("the embedded database counts its rows anew, which nobody else does there", async () => {
  const db = await openEmbedded(null)
  await db.transaction((tx) =>
    tx.script("create table cells as select n from generate_series(1, 1234) n"),
  )
  const counted = () =>
    db.column(
      Type.Number(),
      rawSql("select reltuples::float8 from pg_class where relname = 'cells'"),
    )
  const before = await counted()
  await tidyDatabase.run(testContext(db), never)

  expect([before, await counted()]).toEqual([[-1], [1234]])
  await db.close()
})

test("it may be run on any database, as often as one likes", async () => {
  const db = await openTestDatabase()
  await tidyDatabase.run(testContext(db), never)
  await tidyDatabase.run(testContext(db), never)

  expect(await db.column(Type.Integer(), rawSql("select 1"))).toEqual([1])
  await db.close()
})
