import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestDatabase, TEST_NOW } from "../testing/database.ts"
import { record, verifyAudit } from "./audit.ts"
import { SYSTEM } from "./context.ts"
import type { Database } from "./database.ts"

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
  for (const subject of ["một", "hai", "ba"]) {
    await db.transaction((tx) =>
      record(tx, {
        actor: SYSTEM,
        at: TEST_NOW,
        action: "test",
        subject,
        details: { b: 1, a: "ă" },
      }),
    )
  }
})
afterAll(() => db.close())

test("an untouched log verifies and names its head", async () => {
  expect(await verifyAudit(db)).toMatchObject({ whole: true, entries: 3 })
})

test("the log refuses to be changed", async () => {
  const change = db.transaction((tx) => tx.script("update platform.audit_entry set subject = 'x'"))

  await expect(change).rejects.toThrow("append-only")
})

test("a row changed behind the trigger breaks the chain at its number", async () => {
  const tamper = db.transaction(async (tx) => {
    await tx.script(`alter table platform.audit_entry disable trigger all;
      update platform.audit_entry set subject = 'x' where seq = 2`)
    expect(await verifyAudit(tx)).toEqual({ whole: false, entries: 1, brokenAt: 2 })
    throw new Error("undo")
  })

  await expect(tamper).rejects.toThrow("undo")
})
