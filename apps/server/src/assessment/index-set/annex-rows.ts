import { toNfc } from "@tinhso/vietnamese"
import type { Criterion, Pillar } from "../model.ts"
import { sumPoints } from "../points.ts"
import { readRuleWords } from "../scoring/rule-words.ts"
import { placeRows } from "./annex-codes.ts"
import type { AnnexField } from "./annex-columns.ts"
import type { AnnexRow } from "./annex-grid.ts"
import { evidenceIn, figuresIn, kindIn, NO_PARENT, policyIn } from "./annex-own.ts"
import { type Head, type Joined, joinRows, plain } from "./annex-join.ts"
import { pointsIn, type PointsRead } from "./annex-points.ts"

/** What was understood of a row, for a person to look at before anything is kept. */
interface AnnexReading {
  readonly row: number
  readonly code: string
  /** The kind of rule that was recognised; "unknown" where a person has to say it. */
  readonly rule: string
  readonly message: string
}

export interface AnnexRead {
  readonly criteria: readonly Criterion[]
  readonly pillars: readonly Pillar[]
  readonly readings: readonly AnnexReading[]
  readonly wrong: readonly { readonly row: number; readonly message: string }[]
  /** Rows that were not read and why, for a person to know. */
  readonly notes: readonly string[]
  /** What a total row of the annex says. */
  readonly total: { readonly row: number; readonly points: number } | null
}

const NO_COLUMNS: ReadonlySet<AnnexField> = new Set()

/**
 * Reads the rows of an annex: A, I, 1, a head one another in the order in which they first come,
 * "1.1.1" stands below "1.1", rows without a number go on with the row above. Rules in words are
 * recognised where they can be, and every row says how it was read. An annex that this program wrote
 * says formulas and kinds in columns of their own: they are taken as they are.
 */
export function readAnnex(
  rows: readonly AnnexRow[],
  columns: ReadonlySet<AnnexField> = NO_COLUMNS,
): AnnexRead {
  const joined = joinRows(rows, columns.has("kind"))
  const { drafts, pillars, wrong } = draftsOf(joined)
  const criteria = criteriaOf(drafts, columns)
  const kinds = new Map(criteria.map(({ criterion }) => [criterion.code, criterion.kind]))
  return {
    criteria: criteria.map(({ criterion }) => criterion),
    pillars,
    readings: criteria.map(({ reading }) => reading),
    wrong: [
      ...joined.wrong,
      ...wrong,
      ...drafts.flatMap((one) => pointsWrong(one, kinds)),
    ].toSorted((a, b) => a.row - b.row),
    notes: joined.notes,
    total: joined.total,
  }
}

/** Every row with its place in the tree; pillars apart, and codes that are there twice. */
function draftsOf({ heads }: Joined) {
  const placed = placeRows(heads.map(({ number }) => number))
  const known = new Set<string>()
  const drafts: Draft[] = []
  const pillars: Pillar[] = []
  const wrong: { row: number; message: string }[] = []
  for (const [at, head] of heads.entries()) {
    const { code = "", parent = null } = placed[at] ?? {}
    if (isPillar(head)) pillars.push(pillarOf(code, head))
    else if (known.has(code)) wrong.push({ row: head.row, message: `mã ${code} có hai lần` })
    else {
      const points = pointsIn(head.cells.maxPoints, head.kinds.maxPoints)
      drafts.push({ head, code, parent: parentOf(head, parent), points })
    }
    known.add(code)
  }
  return { drafts, pillars, wrong }
}

/** Points that are no number, and a formula where there is nothing below to add up. */
function pointsWrong(
  { head, code, points }: Draft,
  kinds: ReadonlyMap<string, Criterion["kind"]>,
): { row: number; message: string }[] {
  const { row, cells } = head
  if (points.kind === "wrong") {
    return [{ row, message: `“${cells.maxPoints}” không phải là điểm` }]
  }
  if (points.kind !== "formula" || kinds.get(code) === "group") return []
  const formula = cells.maxPoints.replace(/^=/u, "")
  return [{ row, message: `điểm là công thức ${formula}; hãy dán lại dưới dạng giá trị` }]
}

interface Draft {
  readonly head: Head
  readonly code: string
  readonly parent: string | null
  readonly points: PointsRead
}

function parentOf({ cells }: Head, under: string | null): string | null {
  const said = plain(cells.parent)
  if (said === NO_PARENT) return null
  return said === "" ? under : said
}

const isPillar = ({ cells }: Head) => plain(cells.kind) === "pillar"

/** "chỉ số chính 1..6 + 8 (68 thành phần) / 650": the groups that a pillar looks at. */
function pillarOf(code: string, { cells }: Head): Pillar {
  const said = cells.ruleWords.replaceAll(/\([^)]*\)|\/\s*\d+/gu, " ")
  const members = [...said.matchAll(/(\d+)(?:\s*\.\.\s*(\d+))?/gu)].flatMap(([, from = "", to]) => {
    const [first, last] = [Number(from), Number(to ?? from)]
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => String(first + i))
  })
  return { code, name: plain(cells.name), members }
}

type Read = { readonly criterion: Criterion; readonly reading: AnnexReading }

function criteriaOf(drafts: readonly Draft[], columns: ReadonlySet<AnnexField>): Read[] {
  const parents = new Set(drafts.map(({ parent }) => parent))
  const read = drafts.map((draft) => criterionOf(draft, parents.has(draft.code), columns))
  const byCode = new Map(read.map((one) => [one.criterion.code, one]))
  // A sum that is a formula is what the rows below come to; those below come first.
  for (const { code, points } of drafts.toReversed()) {
    const one = byCode.get(code)
    if (points.kind !== "formula" || one === undefined || one.criterion.kind !== "group") continue
    const below = drafts.filter(({ parent }) => parent === code)
    const sum = sumPoints(below.map((row) => byCode.get(row.code)?.criterion.maxPoints ?? 0))
    one.criterion.maxPoints = sum
  }
  return read
}

function criterionOf(draft: Draft, isGroup: boolean, columns: ReadonlySet<AnnexField>): Read {
  const { head, code, parent, points } = draft
  const { cells, row } = head
  const own = columns.has("rule") && columns.has("kind")
  const kind = kindOf(draft, isGroup)
  const ruleWords = own ? toNfc(cells.ruleWords) : plain(cells.ruleWords)
  const maxPoints = points.kind === "points" ? points.points : null
  const rule = ruleOf(cells, { kind, own, maxPoints })
  const proof = proofOf(cells, own)
  const criterion: Criterion = {
    code,
    parent,
    name: nameOf(cells.name, own) || code,
    kind,
    maxPoints,
    rule: rule.rule,
    ruleWords,
    figures: [...rule.figures],
    evidence: proof.evidence,
    dataSource: own ? toNfc(cells.dataSource) : plain(cells.dataSource),
    coVerifier: own ? toNfc(cells.coVerifier) : plain(cells.coVerifier),
    notApplicable: policyIn(cells.notApplicable) ?? "refused",
    note: proof.note,
  }
  const repaired = head.mended === null ? "" : `mã ghi “${head.mended}”, đọc là ${code}`
  const message = [repaired, rule.message].filter((part) => part !== "").join("; ")
  return { criterion, reading: { row, code, rule: rule.kind, message } }
}

const nameOf = (cell: string, own: boolean) =>
  own ? toNfc(cell) : plain(cell).replaceAll(/\s+/gu, " ")

function kindOf({ head, code, points }: Draft, isGroup: boolean): Criterion["kind"] {
  const { cells } = head
  const said = kindIn(cells.kind)
  const words = `${cells.name} ${cells.ruleWords}`
  if (code.endsWith("*") || /^GAP\b/u.test(plain(cells.name))) return "gap"
  if (isGroup) return "group"
  // "sum" of a compendium heads nothing that is known: its rows are what is missing.
  if (said !== null) return said
  if (points.kind === "unscored" || /không (?:tính|chấm) điểm/iu.test(words)) return "unscored"
  return /chỉ (?:để )?khai báo|không dùng để đánh giá|thông tin (?:tham khảo|chung)/iu.test(words)
    ? "information"
    : "scored"
}

interface RuleAsked {
  readonly kind: Criterion["kind"]
  readonly own: boolean
  readonly maxPoints: number | null
}

interface RuleTold {
  readonly kind: string
  readonly rule: string | null
  readonly figures: Criterion["figures"]
  readonly message: string
}

/** The formula that a file says itself; else what its words were understood to mean. */
function ruleOf(cells: Head["cells"], { kind, own, maxPoints }: RuleAsked): RuleTold {
  if (own) {
    const rule = toNfc(cells.rule)
    const figures = figuresIn(toNfc(cells.figures))
    return { kind, rule: rule === "" ? null : rule, figures, message: rule }
  }
  if (kind !== "scored") return { kind, rule: null, figures: [], message: "" }
  const read = readRuleWords(plain(cells.ruleWords), maxPoints)
  if (read.kind === "unknown") {
    const message = `${read.why}: cần người xem`
    return { kind: read.kind, rule: null, figures: [], message }
  }
  return { kind: read.kind, rule: read.rule, figures: [...read.figures], message: read.rule }
}

function proofOf(cells: Head["cells"], own: boolean): Pick<Criterion, "evidence" | "note"> {
  const said = evidenceIn(cells.evidence)
  if (own && said !== null) return { evidence: said, note: toNfc(cells.note) }
  const evidence = plain(cells.evidence)
  if (said !== null) return { evidence: said, note: plain(cells.note) }
  return {
    evidence: evidence === "" ? "none" : "required",
    note: [evidence, plain(cells.note)].filter(Boolean).join(" · "),
  }
}
