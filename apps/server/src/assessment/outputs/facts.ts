import { treeOf } from "../index-set/tree.ts"
import type { IndexSet, RoundStanding } from "../model.ts"
import { roundPoints, sumPoints } from "../points.ts"
import { totalsOf } from "../results/totals.ts"
import { criterionFacts, type Reasons, sumsOf } from "./criterion-facts.ts"
import { disputeFacts, type Pairs } from "./disputes.ts"
import type {
  AgencyLine,
  AgencyReply,
  GroupFacts,
  IndexHead,
  Mark,
  RoundHead,
  RoundReport,
} from "./model.ts"
import { heatColumns } from "./heat.ts"
import { partsOf } from "./parts.ts"
import { groupName } from "./peer-group.ts"
import { sentencesOf } from "./sentences.ts"
import { spreadOf } from "./spread.ts"

type Said = number | "not-applicable" | null

interface FrozenScore {
  readonly computed: Said
  readonly self: Said
  readonly verified: Said
  readonly final: Said
  readonly state: string
}

/** An agency as the round was frozen, or as it stands. */
export interface FrozenAgency extends RoundStanding {
  readonly criteria: ReadonlyMap<string, FrozenScore>
  /** What the agency answered before publication. */
  readonly reply?: AgencyReply
}

/** What the forms of a round are made of. */
export interface Source {
  readonly round: RoundHead
  readonly index: IndexSet
  readonly indexVersion: number
  readonly agencies: readonly FrozenAgency[]
  readonly reasons: Reasons
  /** What was appealed, and to what two organisations gave different points. */
  readonly appealed: Pairs
  readonly differed: Pairs
}

/** The facts of a round, of one peer group where it is named. */
export function roundReport(source: Source, group: string | null): RoundReport {
  const { round, index, indexVersion, reasons } = source
  const agencies = source.agencies.filter((one) => group === null || one.group === group)
  const tree = treeOf(index)
  const head = indexHead(index, indexVersion)
  const standings = agencies.map((one) => agencyLine(index, head, one))
  const facts = {
    round,
    index: head,
    marks: marksOf(round, index),
    group,
    allGroups: groupsOf(source.agencies).map(([name, members]) => ({
      group: name,
      name: groupName(name),
      agencies: members.length,
    })),
    groups: groupsOf(agencies).map(([name, members]) => groupFacts(name, members)),
    columns: heatColumns(head).map(({ code, name }) => ({ code, name })),
    standings,
    criteria: criterionFacts(tree, head.parts, agencies, reasons),
    sums: sumsOf(agencies),
    disputes: disputeFacts(agencies, source),
  }
  return { ...facts, sentences: sentencesOf(facts) }
}

const groupsOf = (agencies: readonly FrozenAgency[]) => [
  ...Map.groupBy(agencies, (one) => one.group),
]

/**
 * What every page must say: a round that is not published is a draft; an index without a decision
 * behind it is an illustration, whatever points it has.
 */
export function marksOf(
  { state }: Pick<RoundHead, "state">,
  { decision }: Pick<IndexSet, "decision">,
): Mark[] {
  return [
    ...(state === "published" ? [] : (["draft"] as const)),
    ...(decision.trim() === "" ? (["illustrative"] as const) : []),
  ]
}

export function indexHead(index: IndexSet, version: number): IndexHead {
  const { id, name, nameEn, decision, issued, issuer, level, maxPoints, gaps, pillars } = index
  return {
    id,
    version,
    name,
    nameEn,
    decision,
    issued,
    issuer,
    level,
    maxPoints,
    gaps,
    pillars: pillars.map((one) => ({ code: one.code, name: one.name })),
    parts: partsOf(treeOf(index), index).map((row) => ({
      code: row.code,
      name: row.name,
      maxPoints: row.maxPoints,
    })),
  }
}

/** A line of the ranking: the standing as frozen, and what it has of each part of the index. */
export function agencyLine(index: IndexSet, head: IndexHead, agency: FrozenAgency): AgencyLine {
  const { criteria, reply: _reply, ...standing } = agency
  const tree = treeOf(index)
  const scores = new Map([...criteria].map(([code, { final }]) => [code, final] as const))
  const { rows } = totalsOf(tree, scores)
  const { rank, before } = standing
  const parts = Object.fromEntries(
    head.parts.map(({ code }) => [code, rows.get(code)?.points ?? null]),
  )
  const line = {
    ...standing,
    parts,
    gained: rank === null || before === null ? null : before - rank,
  }
  const shares = heatColumns(head).map(({ code, share }) => [code, share(line)])
  return { ...line, shares: Object.fromEntries(shares) }
}

function groupFacts(group: string, members: readonly FrozenAgency[]): GroupFacts {
  const spread = spreadOf(members.map((one) => one.points))
  const shares = members.flatMap(({ value }) => (value === null ? [] : [value]))
  return {
    group,
    name: groupName(group),
    agencies: members.length,
    submitted: members.filter((one) => one.submitted).length,
    ranked: members.some(({ rank }) => rank !== null),
    mean: spread?.mean ?? 0,
    median: spread?.median ?? 0,
    most: spread?.most ?? 0,
    least: spread?.least ?? 0,
    share: shares.length === 0 ? null : roundPoints(sumPoints(shares) / shares.length, 4),
  }
}
