import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import type { Reader } from "../../platform/database.ts"
import { evidenceBehind, sameContentCited } from "../../evidence/index.ts"
import type { Evidence } from "../../evidence/model.ts"
import { evidenceWindow } from "../scoring/evidence-window.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type { Criterion, Dossier, DossierEvidence, Participant, Round } from "../model.ts"
import { settle } from "../scoring/settle.ts"
import { listParticipants } from "../store/round-store.ts"
import type { StoredStep } from "../store/score-store.ts"
import { figuresAt, type Place, type SourcedFigure, stepsAt } from "../store/verification-store.ts"
import { shownKind } from "../verification/shown-kind.ts"
import { confirmerOf } from "../verification/who-confirms.ts"
import { computedFrom, placeKey } from "./computed-service.ts"
import { indexOf, namesOf, roundOf } from "./round-service.ts"
import { subjectOf } from "./sheet-service.ts"

type ByPlace<T> = ReadonlyMap<string, readonly T[]>

/** What was read for some criteria of some agencies. */
interface Found {
  readonly round: Round
  readonly tree: CriterionTree
  readonly participants: ReadonlyMap<string, Participant>
  readonly steps: ByPlace<StoredStep>
  readonly earlier: ByPlace<StoredStep>
  readonly figures: ByPlace<SourcedFigure>
  readonly before: ByPlace<SourcedFigure>
  readonly computed: ReadonlyMap<string, number | null>
  readonly evidence: ByPlace<DossierEvidence>
  readonly names: ReadonlyMap<string, string>
}

/** Everything beside some criteria of some agencies, in the order asked; unknown ones are left out. */
export async function dossiersOf(
  ctx: Context,
  roundId: string,
  asked: readonly Place[],
): Promise<Dossier[]> {
  const round = await roundOf(ctx.db, roundId)
  const tree = treeOf(await indexOf(ctx.db, round))
  const all = await listParticipants(ctx.db, roundId)
  const participants = new Map(all.map((one) => [one.unit, one]))
  const places = asked.filter(
    ({ unit, criterion }) => participants.has(unit) && tree.get(criterion)?.kind === "scored",
  )
  if (places.length === 0) return []
  const found = await readAll(ctx, round, tree, participants, places)
  return places.flatMap((place) => dossierOf(found, place))
}

async function readAll(
  ctx: Context,
  round: Round,
  tree: CriterionTree,
  participants: ReadonlyMap<string, Participant>,
  places: readonly Place[],
): Promise<Found> {
  const { db } = ctx
  const { previous } = round
  const steps = await stepsAt(db, round.id, places)
  const earlier = previous === null ? [] : await stepsAt(db, previous, places)
  const figures = await figuresAt(db, round.id, places)
  const before = previous === null ? [] : await figuresAt(db, previous, places)
  const confirmers = places.flatMap(({ unit, criterion }) => {
    const row = tree.get(criterion)
    return row === undefined ? [] : (confirmerOf(row, round, unit) ?? [])
  })
  const bodies = [...steps.map(({ organisation }) => organisation), ...confirmers]
  return {
    round,
    tree,
    participants,
    steps: Map.groupBy(steps, placeKey),
    earlier: Map.groupBy(earlier, placeKey),
    figures: Map.groupBy(figures, placeKey),
    before: Map.groupBy(before, placeKey),
    computed: computedFrom(tree, places, figures, previous === null ? null : before),
    evidence: await evidenceAt(db, round, participants, places),
    names: await namesOf(db, bodies, dayInVietnam(ctx.now())),
  }
}

function dossierOf(found: Found, place: Place): Dossier[] {
  const definition = found.tree.get(place.criterion)
  const participant = found.participants.get(place.unit)
  if (definition === undefined || participant === undefined) return []
  const { name: unitName, group } = participant
  const path = pathTo(found.tree, definition)
  return [{ ...place, unitName, group, definition, path, ...besideOf(found, definition, place) }]
}

type Beside = Omit<Dossier, "unit" | "criterion" | "unitName" | "group" | "definition" | "path">

/** What was said of a criterion of an agency, its figures and its documents. */
function besideOf(found: Found, definition: Criterion, place: Place): Beside {
  const at = <T>(from: ByPlace<T>) => from.get(placeKey(place)) ?? []
  const confirmer = confirmerOf(definition, found.round, place.unit)
  const steps = at(found.steps)
  const { state, self, verified, final } = settle(steps, confirmer !== null)
  return {
    confirmedBy: confirmer === null ? null : bodyOf(found, confirmer),
    state,
    computed: found.computed.get(placeKey(place)) ?? null,
    self,
    verified,
    final,
    figures: figuresTold(definition, at(found.figures), at(found.before)),
    before: earlierOf(found.round, definition, at(found.earlier)),
    evidence: [...at(found.evidence)],
    steps: steps.map((step) => toldStep(step, found.names)),
    seen: steps.at(-1)?.seq ?? 0,
  }
}

const bodyOf = ({ names }: Found, organisation: string) => ({
  organisation,
  name: names.get(organisation) ?? organisation,
})

/** The names of the groups above, from the top. */
function pathTo(tree: CriterionTree, { parent }: Criterion): string[] {
  const above = parent === null ? undefined : tree.get(parent)
  return above === undefined ? [] : [...pathTo(tree, above), above.name]
}

function figuresTold(
  { figures }: Criterion,
  now: readonly SourcedFigure[],
  before: readonly SourcedFigure[],
): Dossier["figures"] {
  const current = new Map(now.map((one) => [one.name, one]))
  const earlier = new Map(before.map((one) => [one.name, one.value]))
  return figures.map(({ name, label, unit }) => ({
    name,
    label,
    unit,
    value: current.get(name)?.value ?? null,
    source: current.get(name)?.source ?? null,
    before: earlier.get(name) ?? null,
  }))
}

function earlierOf(
  { previous }: Round,
  definition: Criterion,
  steps: readonly StoredStep[],
): Dossier["before"] {
  if (previous === null || steps.length === 0) return null
  const { self, final } = settle(steps, definition.coVerifier !== "")
  return { round: previous, self, final }
}

const toldStep = (
  step: StoredStep,
  names: ReadonlyMap<string, string>,
): Dossier["steps"][number] => ({
  seq: step.seq,
  stage: step.stage,
  part: step.part,
  organisation: step.organisation,
  organisationName: names.get(step.organisation) ?? step.organisation,
  points: step.applicable ? step.points : "not-applicable",
  agrees: step.agrees,
  reason: step.reason,
  at: step.at,
})

/** The documents beside some criteria, each with where else in the round the same content stands. */
async function evidenceAt(
  db: Reader,
  round: Round,
  participants: ReadonlyMap<string, Participant>,
  places: readonly Place[],
): Promise<Map<string, DossierEvidence[]>> {
  const subjects = places.map(({ unit, criterion }) => subjectOf(round.id, unit, criterion))
  const cited = await evidenceBehind(db, subjects, { asOf: null, publishedOnly: false })
  const documents = [...new Map([...cited.values()].flat().map((one) => [one.id, one])).values()]
  const elsewhere = await sameContentCited(db, documents, `assessment:${round.id}:`)
  return new Map(
    places.map((place) => {
      const own = subjectOf(round.id, place.unit, place.criterion)
      const participant = participants.get(place.unit)
      const until = participant === undefined ? null : evidenceWindow(round, participant).closes
      const beside = (cited.get(own) ?? []).map((document) => {
        const subjectsOf = (elsewhere.get(document.id) ?? []).filter((one) => one !== own)
        return documentTold(document, until, placesOf(subjectsOf, participants))
      })
      return [placeKey(place), beside]
    }),
  )
}

function documentTold(
  { id, number, issuer, issued, summary, file, link, recordedAt }: Evidence,
  until: string | null,
  also: DossierEvidence["also"],
): DossierEvidence {
  return {
    id,
    number,
    issuer,
    issued,
    summary,
    file,
    link,
    recordedAt,
    late: until !== null && Date.parse(recordedAt) > Date.parse(until),
    shown: file === null ? null : shownKind(file.kind),
    also,
  }
}

/** Subjects of evidence are named `assessment:ROUND:UNIT:CRITERION`. */
function placesOf(
  subjects: readonly string[],
  participants: ReadonlyMap<string, Participant>,
): DossierEvidence["also"] {
  return subjects.flatMap((subject) => {
    const [, , unit = "", criterion = ""] = subject.split(":")
    const name = participants.get(unit)?.name
    return name === undefined ? [] : [{ unit, criterion, unitName: name }]
  })
}

/** A document that stands beside some criterion of an agency in a round; null where it does not. */
export async function evidenceOfAgency(
  ctx: Context,
  roundId: string,
  unit: string,
  id: string,
): Promise<Evidence | null> {
  const round = await roundOf(ctx.db, roundId)
  const tree = treeOf(await indexOf(ctx.db, round))
  const subjects = tree.scored.map(({ code }) => subjectOf(roundId, unit, code))
  const cited = await evidenceBehind(ctx.db, subjects, { asOf: null, publishedOnly: false })
  for (const documents of cited.values()) {
    const found = documents.find((one) => one.id === id)
    if (found !== undefined) return found
  }
  return null
}
