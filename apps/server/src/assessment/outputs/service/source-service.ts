import type { Context } from "../../../platform/context.ts"
import type { Reader } from "../../../platform/database.ts"
import type { Round } from "../../model.ts"
import { frozenContent, readFrozen } from "../../results/frozen-content.ts"
import { besideOf } from "../../service/comparable-service.ts"
import { computeRound } from "../../service/result-service.ts"
import { indexOf, roundOf } from "../../service/round-service.ts"
import { readPublication } from "../../store/publication-store.ts"
import type { Reasons } from "../criterion-facts.ts"
import { pairOf } from "../disputes.ts"
import type { FrozenAgency, Source } from "../facts.ts"
import type { RoundHead } from "../model.ts"
import * as store from "../store.ts"
import { namesOn } from "./names-service.ts"

/** Sources of published rounds by their hash: they never change. A province has a handful open. */
const kept = new Map<string, Source>()
const MOST_KEPT = 6

/**
 * What the forms of a round are made of. A published round is read as it was frozen, so that every
 * form says what was published, whatever became of the database since.
 */
export async function sourceOf({ db }: Context, id: string): Promise<Source> {
  const round = await roundOf(db, id)
  const published = await readPublication(db, id)
  const key = published === null ? null : `${id} ${published.sha256}`
  const known = key === null ? undefined : kept.get(key)
  if (known !== undefined) return known
  const content = published?.content ?? frozenContent(await computeRound(db, id))
  const source = await sourceFrom(db, round, content, published)
  if (key !== null) {
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(key, source)
  }
  return source
}

type Published = Awaited<ReturnType<typeof readPublication>>

const pairs = (rows: readonly { unit: string; criterion: string }[]) =>
  new Set(rows.map(({ unit, criterion }) => pairOf(unit, criterion)))

async function sourceFrom(
  db: Reader,
  round: Round,
  content: string,
  published: Published,
): Promise<Source> {
  return {
    round: await headOf(db, round, published),
    index: await indexOf(db, round),
    indexVersion: round.indexVersion,
    agencies: agenciesIn(content),
    reasons: await reasonsOf(db, round.id),
    appealed: pairs(await store.appealedIn(db, round.id)),
    differed: pairs(await store.differedIn(db, round.id)),
  }
}

function agenciesIn(content: string): FrozenAgency[] {
  return readFrozen(content).agencies.map(({ criteria, ...standing }) => ({
    ...standing,
    criteria: new Map(Object.entries(criteria)),
  }))
}

async function headOf(db: Reader, round: Round, published: Published): Promise<RoundHead> {
  const { id, title, kind, state, lead, council, calendar, rules, previous } = round
  const name = await namesOn(db, [lead, council], calendar.dataEnds)
  return {
    id,
    title,
    kind,
    state,
    lead: name(lead),
    council: name(council),
    dataStarts: calendar.dataStarts,
    dataEnds: calendar.dataEnds,
    publishedAt: published?.publishedAt ?? null,
    sha256: published?.sha256 ?? null,
    previous: previous === null ? null : await before(db, round, previous, published),
    rules,
  }
}

/** The round before, and whether it may be compared: as it was known when this one was published. */
async function before(db: Reader, round: Round, id: string, published: Published) {
  const previous = await roundOf(db, id)
  const beside = await besideOf(db, previous, round, published?.publishedAt ?? null)
  return { id, title: previous.title, ...beside }
}

async function reasonsOf(db: Reader, round: string): Promise<Reasons> {
  const byCriterion = Map.groupBy(await store.reasonsOf(db, round), ({ criterion }) => criterion)
  return new Map(
    [...byCriterion].map(([criterion, rows]) => [
      criterion,
      new Map(rows.map(({ unit, reason }) => [unit, reason])),
    ]),
  )
}
