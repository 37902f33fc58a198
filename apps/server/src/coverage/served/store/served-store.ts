import { type Static, Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import type { CountedVillage } from "../counting.ts"
import { ResultLayer, ServedDefinition } from "../model.ts"

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const ResultRow = Type.Object({
  id: Type.String(),
  run: Type.String(),
  day: Type.String(),
  definition: ServedDefinition,
  illustrative: Type.Boolean(),
  at: Type.String(),
  villages: Type.Integer(),
  layers: Type.Array(ResultLayer),
})
export type ResultRow = Static<typeof ResultRow>

const VillagesRow = Type.Object({
  villages: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      unit: OrNull(Type.String()),
      lat: Type.Number(),
      lon: Type.Number(),
      population: OrNull(Type.Number()),
      households: OrNull(Type.Number()),
    }),
  ),
})

const LayerRow = Type.Interface([ResultLayer], {
  covered: Type.Array(Type.Integer()),
  known: Type.Array(Type.Integer()),
  /** Served, unserved, unknown, beyond: km² by unit. */
  areas: Type.Record(Type.String(), Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })),
})
export type LayerRow = Static<typeof LayerRow>

/** What a result says of every village, in the order of `villages`. */
export interface Answers {
  readonly villages: readonly CountedVillage[]
  readonly layers: readonly LayerRow[]
}

/** All results, the newest first, without what they say of single villages. */
export function listResults(db: Reader): Promise<ResultRow[]> {
  return untilCommit(db, "coverage.served", () =>
    db.many(
      ResultRow,
      sql`select s.id, s.run, s.day, s.definition, s.illustrative, s.at,
                 jsonb_array_length(s.villages) as villages,
                 (select coalesce(jsonb_agg(jsonb_build_object('technology', l.technology,
                    'titleVi', l.title_vi, 'titleEn', l.title_en, 'members', l.members,
                    'operator', l.operator) order by l.n), '[]'::jsonb)
                  from coverage.served_layer l where l.served = s.id) as layers
          from coverage.served s order by s.number desc`,
    ),
  )
}

/** What a result says of every village; null where there is no such result. */
export async function readAnswers(db: Reader, id: string): Promise<Answers | null> {
  const found = await db.one(
    VillagesRow,
    sql`select villages from coverage.served where id = ${id}`,
  )
  if (found === null) return null
  const layers = await db.many(
    LayerRow,
    sql`select technology, title_vi as "titleVi", title_en as "titleEn", members, operator, covered,
               known, areas
        from coverage.served_layer where served = ${id} order by n`,
  )
  return { villages: found.villages, layers }
}

export interface NewServed extends Answers {
  readonly run: string
  readonly day: string
  readonly definition: ServedDefinition
  readonly register: string
  readonly illustrative: boolean
  readonly actor: string
  readonly at: string
}

/** Keeps a result; its id. */
export async function addResult(tx: Writer, { layers, ...one }: NewServed): Promise<string> {
  await tx.run(sql`lock table coverage.served in share row exclusive mode`)
  const [last = 0] = await tx.column(
    Type.Integer(),
    sql`select coalesce(max(number), 0)::bigint from coverage.served`,
  )
  const number = last + 1
  const id = `DP-${String(number).padStart(6, "0")}`
  await tx.run(sql`
    insert into coverage.served
      (id, number, run, day, definition, register, villages, illustrative, actor, at)
    values (${id}, ${number}, ${one.run}, ${one.day}::date,
      ${JSON.stringify(one.definition)}::jsonb, ${one.register},
      ${JSON.stringify(one.villages)}::jsonb, ${one.illustrative}, ${one.actor},
      ${one.at}::timestamptz)`)
  for (const [n, layer] of layers.entries()) {
    await tx.run(sql`
      insert into coverage.served_layer
        (served, n, technology, title_vi, title_en, members, operator, covered, known, areas)
      select ${id}, ${n}::int, technology, "titleVi", "titleEn", members, operator, covered, known,
             areas
      from jsonb_to_recordset(${JSON.stringify([layer])}::jsonb) as l(technology text,
        "titleVi" text, "titleEn" text, members jsonb, operator text, covered jsonb, known jsonb,
        areas jsonb)`)
  }
  return id
}
