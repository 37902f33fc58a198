import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, SYSTEM } from "../platform/context.ts"
import { loadShippedUnits } from "../registry/index.ts"
import { openTestDatabase, testContext } from "../testing/database.ts"
import { citeIn, evidenceBehind, publishCitationsIn } from "./index.ts"
import { filesOf, keepEvidence } from "./service.ts"

let ctx: Context
beforeAll(async () => {
  ctx = testContext(await openTestDatabase())
  await loadShippedUnits(ctx)
})
afterAll(() => ctx.db.close())

const authorise = () => Promise.resolve(SYSTEM)

/** A document of Quảng Ninh by its address alone. */
async function kept(summary: string): Promise<string> {
  const fields = new Map([
    ["unit", "22"],
    ["summary", summary],
    ["link", "https://vi-du.vn/van-ban"],
  ])
  const sent = { file: null, fields }
  return (await keepEvidence(ctx, filesOf(ctx.settings), sent, authorise)).evidence.id
}

test("one document stands behind many subjects, and a subject on what it was last said to", async () => {
  const one = await kept("nhiều 1")
  const two = await kept("nhiều 2")
  const cite = (subject: string, evidenceIds: string[], at: string) =>
    ctx.db.transaction((tx) =>
      citeIn(tx, { subject, evidenceIds, of: ["22"] }, { actor: SYSTEM, at: new Date(at) }),
    )
  await cite("score:1", [one, two, one], "2026-11-21T02:00:00Z")
  await cite("score:2", [one], "2026-11-21T02:00:00Z")
  await cite("score:1", [two], "2026-11-22T02:00:00Z")
  const behind = async (asOf: string | null) => {
    const found = await evidenceBehind(ctx.db, ["score:1", "score:2"], {
      asOf,
      publishedOnly: false,
    })
    return Object.fromEntries(
      [...found].map(([subject, all]) => [subject, all.map(({ id }) => id)]),
    )
  }

  expect(await behind(null)).toEqual({ "score:1": [two], "score:2": [one] })
  expect(await behind("2026-11-21T12:00:00Z")).toEqual({ "score:1": [one, two], "score:2": [one] })
  expect(await evidenceBehind(ctx.db, ["score:1"], { asOf: null, publishedOnly: true })).toEqual(
    new Map(),
  )
})

test("citing a document that does not exist is refused", async () => {
  const citing = ctx.db.transaction((tx) =>
    citeIn(
      tx,
      { subject: "score:3", evidenceIds: ["x".repeat(20)], of: ["22"] },
      { actor: SYSTEM, at: ctx.now() },
    ),
  )

  await expect(citing).rejects.toMatchObject({ kind: { status: 422 } })
})

test("nobody cites what is not theirs to show, until it is public", async () => {
  const id = await kept("của người khác")
  const cite = (of: string[], subject: string) =>
    ctx.db.transaction((tx) =>
      citeIn(tx, { subject, evidenceIds: [id], of }, { actor: SYSTEM, at: ctx.now() }),
    )

  await expect(cite(["24.2025"], "score:4")).rejects.toMatchObject({ kind: { status: 422 } })
  await cite(["22"], "score:5")
  await ctx.db.transaction((tx) => publishCitationsIn(tx, ["score:5"], ctx.now()))
  await expect(cite(["24.2025"], "score:6")).resolves.toBeUndefined()
})
