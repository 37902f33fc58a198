import { Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { RoundCorrection, RoundPublication } from "../model.ts"

const Publication = Type.Object({
  number: Type.Integer(),
  content: Type.String(),
  sha256: Type.String(),
  publishedAt: Type.String(),
})

/**
 * What a round was published as: the newest, or the one that stood at an instant. Where none stood
 * yet, the first.
 */
export function readPublication(db: Reader, round: string, at: string | null = null) {
  return db.one(
    Publication,
    sql`select number, content, sha256, published_at as "publishedAt"
        from assessment.publication
        where round_id = ${round}
        order by (${at}::timestamptz is null or published_at <= ${at}::timestamptz) desc,
                 case when ${at}::timestamptz is null or published_at <= ${at}::timestamptz
                   then -number else number end
        limit 1`,
  )
}

/** The publication of a round with a hash. */
export function publicationBySha(db: Reader, round: string, sha256: string) {
  return db.one(
    Publication,
    sql`select number, content, sha256, published_at as "publishedAt"
        from assessment.publication where round_id = ${round} and sha256 = ${sha256}`,
  )
}

/** All publications of a round, the newest first, without what was frozen. */
export function listPublications(db: Reader, round: string) {
  return db.many(
    RoundPublication,
    sql`select number, sha256, published_at as "publishedAt", correction
        from assessment.publication where round_id = ${round} order by number desc`,
  )
}

/** When a round was published last; null while it is not. */
export async function publishedAt(db: Reader, round: string): Promise<string | null> {
  const [at] = await db.column(
    Type.String(),
    sql`select published_at from assessment.publication
        where round_id = ${round} order by number desc limit 1`,
  )
  return at ?? null
}

const Through = Type.Object({ step: Type.Integer(), figure: Type.Integer() })

/** The newest step and figure of a round that stood at an instant, where it was corrected since. */
export function standingThrough(db: Reader, round: string, at: string) {
  return db.one(
    Through,
    sql`select after_step as step, after_figure as figure from assessment.publication
        where round_id = ${round} and number > 1 and published_at > ${at}::timestamptz
        order by number limit 1`,
  )
}

/** The newest step and figure of all: what a correction writes comes after them. */
export async function newestFacts(tx: Reader) {
  const found = await tx.one(
    Through,
    sql`select coalesce((select max(seq) from assessment.step), 0) as step,
               coalesce((select max(seq) from assessment.figure), 0) as figure`,
  )
  return found ?? { step: 0, figure: 0 }
}

interface NewPublication {
  readonly round: string
  readonly content: string
  readonly sha256: string
  readonly at: string
  readonly by: string
  /** What it corrects, and after which facts; null for the first. */
  readonly corrected: {
    readonly number: number
    readonly correction: RoundCorrection
    readonly after: { readonly step: number; readonly figure: number }
  } | null
}

export async function addPublication(
  tx: Writer,
  { round, content, sha256, at, by, corrected }: NewPublication,
): Promise<void> {
  const correction = corrected === null ? null : JSON.stringify(corrected.correction)
  await tx.run(sql`
    insert into assessment.publication (round_id, content, sha256, published_at, published_by,
                                        number, correction, after_step, after_figure)
    values (${round}, ${content}, ${sha256}, ${at}, ${by}, ${corrected?.number ?? 1},
            ${correction}::jsonb, ${corrected?.after.step ?? null}, ${corrected?.after.figure ?? null})`)
}
