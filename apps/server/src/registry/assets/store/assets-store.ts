import { type Static, Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import type { Additions, AssetLife } from "../book.ts"
import { boxOf } from "../geometry.ts"
import type { AssetSource } from "../model.ts"
import type { PlannedStatement } from "../plan/plan.ts"
import { geometryOf } from "../facts.ts"

const OrNull = Type.Union([Type.String(), Type.Null()])
const IntOrNull = Type.Union([Type.Integer(), Type.Null()])

const Revision = Type.Object({
  act: Type.Integer(),
  number: Type.Integer(),
  kinds: Type.String(),
})

/** The last act, and which declarations of kinds are in effect. */
export function assetRevision(db: Reader) {
  return untilCommit(db, "registry.assets", async () => {
    const found = await db.one(
      Revision,
      sql`select act, number, kinds from registry.asset_revision`,
    )
    return found ?? { act: 0, number: 0, kinds: "shipped" }
  })
}

const Lock = Type.Object({ act: Type.Integer(), transaction: Type.String() })
export type Lock = Static<typeof Lock>

/**
 * Lets one writer of assets work at a time, until the transaction ends: the last act, and the name of
 * the transaction, which no other ever has.
 */
export async function lockAssets(tx: Writer): Promise<Lock> {
  const found = await tx.one(
    Lock,
    sql`select act, pg_current_xact_id()::text as transaction
        from registry.asset_revision for update`,
  )
  if (found === null) throw new Error("registry.asset_revision has no row")
  return found
}

const AssetRow = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  kind: Type.String(),
  created: Type.Integer(),
  mergedInto: OrNull,
  merged: IntOrNull,
  illustrative: Type.Boolean(),
})

const StatementRow = Type.Object({
  act: Type.Integer(),
  n: Type.Integer(),
  asset: Type.String(),
  from: OrNull,
  to: OrNull,
  said: Type.Record(Type.String(), Type.Unknown()),
})

const AnswerRow = Type.Object({
  asset: Type.String(),
  code: Type.String(),
  fingerprint: Type.String(),
  reason: Type.String(),
  act: Type.Integer(),
})

const UndoneRow = Type.Object({
  id: Type.String(),
  into: Type.String(),
  merged: Type.Integer(),
  act: Type.Integer(),
})

const PAGE = 20_000

/** Everything that the acts after one added, up to and with another. */
export async function additionsSince(db: Reader, after: number, upTo: number): Promise<Additions> {
  const rows = await db.many(
    AssetRow,
    sql`select a.id, a.number, a.kind, a.created, a.merged_into as "mergedInto", a.merged,
               c.source ->> 'kind' = 'illustration' as illustrative
        from registry.asset a join registry.asset_act c on c.act = a.created
        where (a.created > ${after} and a.created <= ${upTo})
           or (a.merged > ${after} and a.merged <= ${upTo})
        order by a.number`,
  )
  const statements: Additions["statements"][number][] = []
  for (let [act, n] = [after, Number.MAX_SAFE_INTEGER]; ;) {
    const page = await statementPage(db, act, n, upTo)
    for (const { n: _n, ...one } of page) statements.push(one)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) break
    ;[act, n] = [last.act, last.n]
  }
  const answers = await db.many(
    AnswerRow,
    sql`select asset, code, fingerprint, reason, act from registry.asset_answer
        where act > ${after} and act <= ${upTo} order by act`,
  )
  const undone = await db.many(
    UndoneRow,
    sql`select asset as id, into_asset as "into", merged, act from registry.asset_unmerger
        where act > ${after} and act <= ${upTo} order by act`,
  )
  return { act: upTo, answers, statements, undone, ...splitRows(rows, after) }
}

function splitRows(rows: readonly Static<typeof AssetRow>[], after: number) {
  const assets = rows.filter(({ created }) => created > after)
  const merged = rows.flatMap(({ id, created, mergedInto, merged: act }) =>
    created > after || mergedInto === null || act === null ? [] : [{ id, into: mergedInto, act }],
  )
  return { assets, merged }
}

function statementPage(db: Reader, act: number, n: number, upTo: number) {
  return db.many(
    StatementRow,
    sql`select act, n, asset, valid_from as "from", valid_to as "to", said
        from registry.asset_statement
        where (act > ${act} or (act = ${act} and n > ${Math.min(n, 2_147_483_647)}))
          and act <= ${upTo}
        order by act, n limit ${PAGE}`,
  )
}

export interface NewAct {
  readonly act: number
  readonly at: string
  readonly actor: string
  readonly source: AssetSource
  readonly note: string
}

/** Records an act: from now on it is the last one. */
export async function addAct(tx: Writer, { act, at, actor, source, note }: NewAct): Promise<void> {
  await tx.run(sql`
    insert into registry.asset_act (act, at, actor, source, note)
    values (${act}, ${at}::timestamptz, ${actor}, ${JSON.stringify(source)}::jsonb, ${note})`)
  await tx.run(sql`update registry.asset_revision set act = ${act}`)
}

const BATCH = 5000

export async function addAssets(tx: Writer, assets: readonly AssetLife[]): Promise<void> {
  for (let i = 0; i < assets.length; i += BATCH) {
    const rows = assets
      .slice(i, i + BATCH)
      .map(({ id, number, kind, created }) => ({ id, number, kind, created }))
    await tx.run(sql`
      insert into registry.asset (id, number, kind, created)
      select id, number, kind, created
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id text, number bigint, kind text, created bigint)`)
  }
  const last = assets.at(-1)
  if (last !== undefined) {
    await tx.run(sql`update registry.asset_revision set number = ${last.number}`)
  }
}

export async function addStatements(
  tx: Writer,
  statements: readonly PlannedStatement[],
): Promise<void> {
  for (let i = 0; i < statements.length; i += BATCH) {
    const rows = statements.slice(i, i + BATCH).map((one, at) => ({ ...rowOf(one), n: i + at }))
    await tx.run(sql`
      insert into registry.asset_statement
        (act, n, asset, valid_from, valid_to, said, place, west, south, east, north)
      select act, n, asset, valid_from, valid_to, said, place, west, south, east, north
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(act bigint, n int, asset text, valid_from date, valid_to date, said jsonb, place text,
             west double precision, south double precision, east double precision,
             north double precision)`)
  }
}

function rowOf({ act, asset, from, to, said, place }: PlannedStatement) {
  const geometry = geometryOf(said)
  const [west, south, east, north] = geometry === null ? [] : boxOf(geometry)
  return { act, asset, valid_from: from, valid_to: to, said, place, west, south, east, north }
}

export async function addMerger(
  tx: Writer,
  { id, into, act }: { readonly id: string; readonly into: string; readonly act: number },
): Promise<void> {
  await tx.run(
    sql`update registry.asset set merged_into = ${into}, merged = ${act} where id = ${id}`,
  )
}

/** The asset is one of its own again. */
export async function addUnmerger(
  tx: Writer,
  { id, into, merged, act }: Static<typeof UndoneRow>,
): Promise<void> {
  await tx.run(sql`
    insert into registry.asset_unmerger (act, asset, into_asset, merged)
    values (${act}, ${id}, ${into}, ${merged})`)
  await tx.run(sql`update registry.asset set merged_into = null, merged = null where id = ${id}`)
}

export async function addAnswer(
  tx: Writer,
  { asset, code, fingerprint, reason, act }: Static<typeof AnswerRow>,
): Promise<void> {
  await tx.run(sql`
    insert into registry.asset_answer (asset, code, fingerprint, reason, act)
    values (${asset}, ${code}, ${fingerprint}, ${reason}, ${act})`)
}
