import type { Context } from "../../../platform/context.ts"
import type { Reader } from "../../../platform/database.ts"
import type { IndexSet, Round, RoundStanding } from "../../model.ts"
import { frozenStandings } from "../../results/frozen-content.ts"
import { besideOf } from "../../service/comparable-service.ts"
import { indexOf } from "../../service/round-service.ts"
import { readPublication } from "../../store/publication-store.ts"
import { listRounds } from "../../store/round-store.ts"
import { marksOf } from "../facts.ts"
import type { AgencySeries, PublishedRound, SeriesPoint } from "../model.ts"
import { publishedRounds } from "../store.ts"

type Standings = ReadonlyMap<string, RoundStanding>

/** Standings of published rounds by hash: they never change, and are small without criteria. */
const kept = new Map<string, Standings>()
const MOST_KEPT = 80

async function standingsOf(db: Reader, round: string, sha256: string): Promise<Standings> {
  const known = kept.get(sha256)
  if (known !== undefined) return known
  const published = await readPublication(db, round)
  const frozen = published === null ? [] : frozenStandings(published.content)
  const standings = new Map(frozen.map((one) => [one.unit, one]))
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(sha256, standings)
  return standings
}

/** The published rounds of an agency; two versions of an index stand side by side only where mapped. */
export async function seriesOf({ db }: Context, unit: string): Promise<AgencySeries> {
  const published = await publishedRounds(db, unit)
  if (published.length === 0) return { unit, rounds: [] }
  const rounds = new Map((await listRounds(db)).map((round) => [round.id, round]))
  const points: SeriesPoint[] = []
  let last: Round | null = null
  for (const { id, sha256 } of published) {
    const round = rounds.get(id)
    const standing = (await standingsOf(db, id, sha256)).get(unit)
    if (round === undefined || standing === undefined) continue
    points.push({
      ...pointOf(round, await indexOf(db, round), standing),
      before: last === null ? null : await besideOf(db, last, round, null),
    })
    last = round
  }
  return { unit, rounds: points }
}

function pointOf(round: Round, index: IndexSet, standing: RoundStanding) {
  const { group, points, maxPoints, value, rank, of, best, worst } = standing
  return {
    round: round.id,
    title: round.title,
    dataStarts: round.calendar.dataStarts,
    dataEnds: round.calendar.dataEnds,
    index: { id: index.id, version: round.indexVersion, name: index.name, nameEn: index.nameEn },
    group,
    points,
    maxPoints,
    value,
    rank,
    of,
    best,
    worst,
  }
}

/** Every published round, the newest data first. */
export async function listPublished({ db }: Context): Promise<PublishedRound[]> {
  const rounds = new Map((await listRounds(db)).map((round) => [round.id, round]))
  const all: PublishedRound[] = []
  for (const { id, publishedAt, sha256 } of await publishedRounds(db, null)) {
    const round = rounds.get(id)
    if (round !== undefined)
      all.push(told(round, await indexOf(db, round), { publishedAt, sha256 }))
  }
  return all.toReversed()
}

function told(
  round: Round,
  index: IndexSet,
  published: { readonly publishedAt: string; readonly sha256: string },
): PublishedRound {
  const { id, title, kind, calendar, participants, submitted, indexVersion } = round
  const { name, nameEn, decision, level } = index
  return {
    id,
    title,
    kind,
    dataStarts: calendar.dataStarts,
    dataEnds: calendar.dataEnds,
    ...published,
    agencies: participants,
    submitted,
    marks: marksOf({ state: "published" }, index),
    index: { id: index.id, version: indexVersion, name, nameEn, decision, level },
  }
}
