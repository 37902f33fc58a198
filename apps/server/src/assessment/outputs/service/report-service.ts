import type { Context } from "../../../platform/context.ts"
import { evidenceBehind } from "../../../evidence/index.ts"
import type { Evidence } from "../../../evidence/model.ts"
import { noSuchParticipant } from "../../errors.ts"
import { noSuchGroup } from "../errors.ts"
import { figureKey } from "../../given/given-problems.ts"
import { type CriterionTree, treeOf } from "../../index-set/tree.ts"
import type { FigureOrigin } from "../../model.ts"
import { totalsOf } from "../../results/totals.ts"
import { type OwnSheet, sheetOf, subjectOf } from "../../service/sheet-service.ts"
import { sourcedFigures } from "../../store/given-store.ts"
import type { StoredStep } from "../../store/score-store.ts"
import {
  agencyLine,
  type FrozenAgency,
  indexHead,
  marksOf,
  roundReport,
  type Source,
} from "../facts.ts"
import type { AgencyReport, RoundReport, SheetEvidence, SheetLine } from "../model.ts"
import { groupName } from "../peer-group.ts"
import { type Known, sheetLines } from "../sheet-lines.ts"
import { type Names, namesOn } from "./names-service.ts"
import { sourceOf } from "./source-service.ts"

/** Facts that were told, for as long as their source is kept: of a published round they stay. */
const told = new WeakMap<Source, Map<string | null, RoundReport>>()

/** The facts of a round, of one peer group where it is named. */
export async function reportOf(
  ctx: Context,
  round: string,
  group: string | null,
): Promise<RoundReport> {
  const source = await sourceOf(ctx, round)
  if (group !== null && !source.agencies.some((one) => one.group === group)) {
    throw noSuchGroup(round, group)
  }
  const known = told.get(source) ?? new Map<string | null, RoundReport>()
  told.set(source, known)
  const report = known.get(group) ?? roundReport(source, group)
  known.set(group, report)
  return report
}

/** One agency's sheet; documents that are not public are left out for whoever may not see them. */
export async function sheetReportOf(
  ctx: Context,
  round: string,
  unit: string,
  publicOnly: boolean,
): Promise<AgencyReport> {
  const source = await sourceOf(ctx, round)
  const agency = source.agencies.find((one) => one.unit === unit)
  if (agency === undefined) throw noSuchParticipant(round, unit)
  const tree = treeOf(source.index)
  const known = await knownOf(ctx, source, agency, publicOnly)
  const scores = new Map([...agency.criteria].map(([code, { final }]) => [code, final] as const))
  const { rows } = totalsOf(tree, scores)
  const head = indexHead(source.index, source.indexVersion)
  return {
    round: source.round,
    index: head,
    marks: marksOf(source.round, source.index),
    agency: agencyLine(source.index, head, agency),
    groupName: groupName(agency.group),
    lines: sheetLines({
      tree,
      parts: head.parts,
      rows,
      known,
      over: source.round.state === "published",
    }),
    reply: agency.reply ?? null,
  }
}

async function knownOf(
  { db }: Context,
  source: Source,
  { unit, criteria }: FrozenAgency,
  publicOnly: boolean,
): Promise<Map<string, Known>> {
  const { id, dataEnds } = source.round
  const tree: CriterionTree = treeOf(source.index)
  const own = await sheetOf(db, id, unit, tree)
  const origins = originsBy(await sourcedFigures(db, id, unit))
  const subjects = tree.scored.map(({ code }) => subjectOf(id, unit, code))
  const cited = await evidenceBehind(db, subjects, { asOf: null, publishedOnly: publicOnly })
  const said = [...own.steps.values()].flat().map(({ organisation }) => organisation)
  const name = await namesOn(db, said, dataEnds)
  return new Map(
    tree.scored.map(({ code }) => {
      const steps = own.steps.get(code) ?? []
      const known: Known = {
        ...(criteria.get(code) ?? NOTHING),
        appealed: saidIn(steps.findLast(({ stage }) => stage === "appeal")),
        reason: source.reasons.get(code)?.get(unit) ?? "",
        figures: figuresIn(own, code, origins),
        verifiers: verifiersIn(steps, name),
        evidence: (cited.get(subjectOf(id, unit, code)) ?? []).map(shown),
      }
      return [code, known] as const
    }),
  )
}

const NOTHING = { computed: null, self: null, verified: null, final: null }

const saidIn = (step: StoredStep | undefined): Known["appealed"] =>
  step === undefined ? null : step.applicable ? step.points : "not-applicable"

type Origin = SheetLine["figures"][number]["origin"]

const originsBy = (figures: Awaited<ReturnType<typeof sourcedFigures>>): Map<string, Origin> =>
  new Map(
    figures.map(({ criterion, name, source }) => [figureKey(criterion, name), originOf(source)]),
  )

function originOf(source: FigureOrigin): Origin {
  if (source.kind === "indicator") {
    return { kind: "indicator", code: source.code, period: source.period }
  }
  return { kind: source.kind === "agency" ? "agency" : "other", code: null, period: null }
}

function figuresIn(own: OwnSheet, code: string, origins: ReadonlyMap<string, Origin>) {
  return [...(own.figures.get(code) ?? [])].map(([name, value]) => ({
    name,
    value,
    origin: origins.get(figureKey(code, name)) ?? null,
  }))
}

const PARTS = ["lead", "co-verifier", "council"] as const

/** Who judged, by organisation: the lead, then who confirmed figures, then the council. */
function verifiersIn(steps: readonly StoredStep[], name: Names): SheetLine["verifiers"] {
  return PARTS.flatMap((part) => {
    const own = steps.filter((step) => step.part === part)
    const organisations = [...new Set(own.map(({ organisation }) => organisation))]
    return organisations.map((organisation) => ({ part, organisation: name(organisation) }))
  })
}

const shown = ({ id, number, issuer, issued, summary, link, file }: Evidence): SheetEvidence => ({
  id,
  number,
  issuer,
  issued,
  summary,
  link,
  hasFile: file !== null,
})
