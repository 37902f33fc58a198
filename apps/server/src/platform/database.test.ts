import { Type } from "typebox"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestDatabase } from "../testing/database.ts"
import type { Database } from "./database.ts"
import { sql } from "./sql.ts"

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
  await db.transaction((tx) =>
    tx.script("create table public.thing (id int primary key, name text)"),
  )
})
afterAll(() => db.close())

const Row = Type.Object({
  day: Type.String(),
  at: Type.String(),
  big: Type.Integer(),
  exact: Type.String(),
  tree: Type.Object({ a: Type.Integer() }),
  list: Type.Array(Type.String()),
})

test("both back ends give the same JavaScript values", async () => {
  const row = await db.one(
    Row,
    sql`select '2025-07-01'::date as day, '2025-07-01 07:00:00+07'::timestamptz as at,
               9007199254740991::int8 as big, 98.60::numeric as exact,
               '{"a":1}'::jsonb as tree, array['x','y'] as list`,
  )

  expect(row).toEqual({
    day: "2025-07-01",
    at: "2025-07-01T00:00:00.000Z",
    big: 9007199254740991,
    exact: "98.60",
    tree: { a: 1 },
    list: ["x", "y"],
  })
})

test("a transaction that throws leaves nothing", async () => {
  const failing = db.transaction(async (tx) => {
    await tx.run(sql`insert into thing values (1, 'một')`)
    throw new Error("stop")
  })

  await expect(failing).rejects.toThrow("stop")
  expect(await db.column(Type.Integer(), sql`select count(*)::int from thing`)).toEqual([0])
})

test("a row that is not what its schema says is an error that names the place", async () => {
  await expect(db.many(Type.Object({ n: Type.Integer() }), sql`select 'x' as n`)).rejects.toThrow(
    "/n",
  )
})

test("a fragment is spliced in with its values", async () => {
  const filter = sql`n > ${2} and n < ${5}`
  const found = await db.column(
    Type.Integer(),
    sql`select n from generate_series(1, ${9}::int) n where ${filter} order by n`,
  )

  expect(found).toEqual([3, 4])
})

test("what one part notifies after its commit, another hears", async () => {
  const heard = Promise.withResolvers<string>()
  const stop = await db.listen("tin", heard.resolve)
  await db.transaction(async (tx) => void (await tx.run(sql`select pg_notify('tin', 'xong')`)))

  expect(await heard.promise).toBe("xong")
  await stop()
})
