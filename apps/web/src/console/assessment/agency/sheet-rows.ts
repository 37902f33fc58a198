import type { Evidence } from "@tinhso/server/evidence/model"
import {
  type AgencyForm,
  type Lack,
  lackingOf,
  NO_FIGURES,
  type Standing,
  totalsOf,
  treeOf,
  worthOf,
} from "@tinhso/server/assessment/agency/model"
import type { Criterion, CriterionScore } from "@tinhso/server/assessment/model"
import type { Marks } from "../../grid/reading.ts"
import type { ClaimDraft, ClaimDrafts } from "./draft/claim-draft.ts"
import { type ReadClaim, readClaim } from "./draft/read-claim.ts"

type Said = CriterionScore["self"]

/** One criterion with everything that a page shows of it. */
export interface CriterionRow {
  readonly code: string
  readonly criterion: Criterion
  readonly score: CriterionScore
  /** The groups above it, the outermost first. */
  readonly groups: readonly Criterion[]
  /** Whether the whole peer group decides its points. */
  readonly relative: boolean
  readonly draft: ClaimDraft | null
  readonly read: ReadClaim
  readonly documents: readonly Evidence[]
  readonly lacks: readonly Lack[]
  /** What counts now: decided or verified, else claimed, else computed. */
  readonly stands: Said
  /** What it may still win. */
  readonly worth: number
  /** Whether the agency has something to do about it. */
  readonly waits: boolean
}

type FormPart = Pick<AgencyForm, "criteria" | "relative" | "sheet" | "documents" | "may" | "before">

/** The criteria of a sheet in the order of the index, with what is typed laid over them. */
export function sheetRows(form: FormPart, drafts: ClaimDrafts, marks: Marks): CriterionRow[] {
  const scores = new Map(form.sheet.criteria.map((score) => [score.code, score]))
  const parts = partsOf(form)
  return form.criteria.flatMap((criterion) => {
    const score = scores.get(criterion.code)
    if (score === undefined) return []
    const draft = drafts.get(criterion.code) ?? null
    return [rowFor({ criterion, score, draft, marks, may: form.may, parts })]
  })
}

/** What of a form stays while one types. */
interface Parts {
  readonly documents: ReadonlyMap<string, Evidence>
  readonly relative: ReadonlySet<string>
  readonly byCode: ReadonlyMap<string, Criterion>
  readonly before: ReadonlyMap<string, AgencyForm["before"]>
}

const knownParts = new WeakMap<FormPart["documents"], Parts>()

function partsOf({ documents, relative, criteria, before }: FormPart): Parts {
  const known = knownParts.get(documents)
  if (known !== undefined) return known
  const parts = {
    documents: new Map(documents.map((one) => [one.id, one])),
    relative: new Set(relative),
    byCode: new Map(criteria.map((one) => [one.code, one])),
    before: Map.groupBy(before, ({ criterion }) => criterion),
  }
  knownParts.set(documents, parts)
  return parts
}

interface Given {
  readonly criterion: Criterion
  readonly score: CriterionScore
  readonly draft: ClaimDraft | null
  readonly marks: Marks
  readonly may: AgencyForm["may"]
  readonly parts: Parts
}

const knownRows = new WeakMap<
  CriterionScore,
  { readonly given: Given; readonly row: CriterionRow }
>()

/** A row stays the same while nothing of it changes: typing in one draws no other anew. */
function rowFor(given: Given): CriterionRow {
  const known = knownRows.get(given.score)
  if (known !== undefined && isSame(known.given, given)) return known.row
  const row = rowOf(given)
  knownRows.set(given.score, { given, row })
  return row
}

const isSame = (a: Given, b: Given) =>
  a.draft === b.draft &&
  a.marks === b.marks &&
  a.may === b.may &&
  a.parts === b.parts &&
  a.criterion === b.criterion

function rowOf({ criterion, score, draft, marks, may, parts }: Given): CriterionRow {
  const { code, maxPoints } = criterion
  const before = byName(parts.before.get(code))
  const read = readClaim({ criterion, score, draft, marks, before })
  const relative = parts.relative.has(code)
  const lacks = lackingOf(criterion, relative, {
    ...read.standing,
    documents: score.evidence.length,
  })
  const stands = score.final ?? read.standing.said ?? read.computed
  return {
    code,
    criterion,
    score,
    groups: above(criterion, parts.byCode),
    relative,
    draft,
    read,
    documents: score.evidence.flatMap((id) => parts.documents.get(id) ?? []),
    lacks,
    stands,
    worth: worthOf(maxPoints, stands),
    waits: waitsIn({ may }, { lacks, draft, read, score }),
  }
}

const byName = (figures: AgencyForm["before"] | undefined): Standing["before"] =>
  figures === undefined ? NO_FIGURES : new Map(figures.map(({ name, value }) => [name, value]))

function above({ parent }: Criterion, byCode: ReadonlyMap<string, Criterion>): Criterion[] {
  const groups: Criterion[] = []
  for (let up = byCode.get(parent ?? ""); up !== undefined; up = byCode.get(up.parent ?? "")) {
    if (groups.includes(up)) break
    groups.unshift(up)
  }
  return groups
}

function waitsIn(
  { may }: Pick<FormPart, "may">,
  { lacks, draft, read, score }: Pick<CriterionRow, "lacks" | "draft" | "read" | "score">,
): boolean {
  if (may.claim) return lacks.length > 0 || draft?.contested === true || read.problems.size > 0
  return may.appeal && canAppeal(score) && score.lost !== null
}

/** Whether the council may be asked about a criterion: it was verified, and nobody asks already. */
export const canAppeal = ({ state, verified }: Pick<CriterionScore, "state" | "verified">) =>
  verified !== null && state !== "appealed"

/** The sums that stand above a sheet; with what is typed. */
export interface SheetTotals {
  readonly self: number
  readonly computed: number
  /** Null while nothing is verified. */
  readonly verified: number | null
  readonly final: number | null
  readonly max: number
  /** Criteria that lack nothing, of how many. */
  readonly whole: number
  readonly of: number
}

export function sheetTotals(
  form: Pick<AgencyForm, "criteria">,
  rows: readonly CriterionRow[],
): SheetTotals {
  const tree = treeOf(form)
  const sum = (pick: (row: CriterionRow) => Said) =>
    totalsOf(tree, new Map(rows.map((row) => [row.code, pick(row)])))
  const claimed = sum(({ read }) => read.standing.said ?? read.computed)
  const judged = (pick: (score: CriterionScore) => Said) =>
    rows.some(({ score }) => pick(score) !== null) ? sum(({ score }) => pick(score)).points : null
  return {
    self: claimed.points,
    computed: sum(({ read }) => read.computed).points,
    verified: judged(({ verified }) => verified),
    final: judged(({ final }) => final),
    max: claimed.maxPoints,
    whole: rows.filter(({ lacks }) => lacks.length === 0).length,
    of: rows.length,
  }
}

export const SHEET_FILTERS = ["tat-ca", "thieu", "mat-diem", "cho-toi"] as const
export type SheetFilter = (typeof SHEET_FILTERS)[number]
export const SHEET_ORDERS = ["bo-chi-so", "gia-tri"] as const
export type SheetOrder = (typeof SHEET_ORDERS)[number]

const PASSES: Readonly<Record<SheetFilter, (row: CriterionRow) => boolean>> = {
  "tat-ca": () => true,
  thieu: ({ lacks }) => lacks.length > 0,
  "mat-diem": ({ score, worth }) => score.lost !== null || (score.final !== null && worth > 0),
  "cho-toi": ({ waits }) => waits,
}

export const passes = (filter: SheetFilter, row: CriterionRow): boolean => PASSES[filter](row)

/**
 * Rows that pass, in the order of the index or the most worth first. The row that is open stays
 * while one works on it, also once it lacks nothing more.
 */
export function shownRows(
  rows: readonly CriterionRow[],
  filter: SheetFilter,
  order: SheetOrder,
  open: string,
): CriterionRow[] {
  const shown = rows.filter((row) => row.code === open || passes(filter, row))
  return order === "bo-chi-so" ? shown : shown.toSorted((a, b) => b.worth - a.worth)
}
