import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Database, Writer } from "../../platform/database.ts"
import { treeOf } from "../index-set/tree.ts"
import type { ScoreSheet, SheetFinding } from "../model.ts"
import { sheetClaims } from "../sheet/sheet-claims.ts"
import { agencySheet } from "./agency-service.ts"
import { saveClaims } from "./claims-service.ts"
import { saveJudgements } from "./judgement-service.ts"
import { indexOf, participantOf, roundOf } from "./round-service.ts"

/** What a sheet came to in a round. */
interface SheetImported {
  readonly claims: number
  readonly verdicts: number
  /** The verified total of the round after it, and that of the sheet. */
  readonly points: number
  readonly sheetPoints: number
  readonly findings: readonly SheetFinding[]
  readonly written: boolean
}

/** Who speaks: nobody judges what they claimed, so the two parts of a sheet have two speakers. */
const AGENCY: Actor = { id: "operator:sheet-agency", kind: "operator" }
const LEAD: Actor = { id: "operator:sheet-lead", kind: "operator" }

class Rehearsed extends Error {
  override readonly name = "Rehearsed"
}

/**
 * Makes claims and verdicts of a round out of a verified sheet, by the services that people use and
 * with all their checks, in one transaction: all of it or nothing. Without `commit` it is rehearsed
 * to the end and taken back.
 */
export async function importSheet(
  ctx: Context,
  sheet: ScoreSheet,
  {
    round: id,
    unit,
    commit,
  }: { readonly round: string; readonly unit: string; readonly commit: boolean },
): Promise<SheetImported> {
  const round = await roundOf(ctx.db, id)
  await participantOf(ctx.db, id, unit)
  const tree = treeOf(await indexOf(ctx.db, round))
  const { claims, verdicts, findings } = sheetClaims(sheet, tree)
  const about = { findings, sheetPoints: sheet.totals.verifiedPoints }
  const refused = [...sheet.findings, ...findings].some(({ weight }) => weight === "refused")
  if (refused || claims.length === 0) {
    return { ...about, claims: 0, verdicts: 0, points: 0, written: false }
  }
  let points = 0
  const work = async (tx: Writer) => {
    const within = { ...ctx, db: over(ctx.db, tx) }
    const { seen } = await saveClaims(within, id, unit, claims, AGENCY)
    const newest = new Map(seen.map(({ criterion, seq }) => [criterion, seq]))
    const judgements = verdicts.map((one) => ({ ...one, seen: newest.get(one.criterion) ?? 0 }))
    if (judgements.length > 0) {
      const judge = { actor: LEAD, part: "lead", organisation: round.lead } as const
      await saveJudgements(within, id, unit, judgements, judge)
    }
    await record(tx, {
      actor: AGENCY,
      at: ctx.now(),
      action: "assessment.import-sheet",
      subject: `${id} ${unit}`,
      details: { sha256: sheet.sha256, claims: claims.length, verdicts: verdicts.length },
    })
    points = (await agencySheet(within, id, unit)).points
    if (!commit) throw new Rehearsed()
  }
  await ctx.db.transaction(work).catch((error: unknown) => {
    if (!(error instanceof Rehearsed)) throw error
  })
  return {
    ...about,
    claims: claims.length,
    verdicts: verdicts.length,
    points,
    written: commit,
  }
}

/** A database whose transactions are part of one that is open already. */
const over = (db: Database, tx: Writer): Database => ({
  kind: db.kind,
  commits: () => null,
  many: (row, query) => tx.many(row, query),
  one: (row, query) => tx.one(row, query),
  column: (value, query) => tx.column(value, query),
  transaction: (work) => work(tx),
  listen: (channel, hear) => db.listen(channel, hear),
  dump: null,
  tidy: null,
  close: () => Promise.resolve(),
})
