import type { CriterionTree } from "../index-set/tree.ts"
import type { Criterion } from "../model.ts"
import type { RowResult } from "../model/result.ts"
import { lossOf } from "./losses.ts"
import { partOf } from "./parts.ts"
import type { SheetEvidence, SheetLine } from "./model.ts"

type Said = number | "not-applicable" | null
type Figure = SheetLine["figures"][number]
type Verifier = SheetLine["verifiers"][number]

/** What is known of one criterion of one agency. */
export interface Known {
  readonly computed: Said
  readonly self: Said
  readonly verified: Said
  readonly final: Said
  readonly appealed: Said
  readonly reason: string
  readonly figures: readonly Pick<Figure, "name" | "value" | "origin">[]
  readonly verifiers: readonly Verifier[]
  readonly evidence: readonly SheetEvidence[]
}

interface Sheet {
  readonly tree: CriterionTree
  /** The main indices. */
  readonly parts: readonly Pick<Criterion, "code">[]
  readonly rows: ReadonlyMap<string, RowResult>
  readonly known: ReadonlyMap<string, Known>
  readonly over: boolean
}

/** Every row of the index in the order of the decision, groups with their sums. */
export function sheetLines(sheet: Sheet): SheetLine[] {
  return sheet.tree.below(null).flatMap((row) => linesUnder(sheet, row, 0))
}

function linesUnder(sheet: Sheet, row: Criterion, depth: number): SheetLine[] {
  const below = sheet.tree.below(row.code)
  return [lineOf(sheet, row, depth), ...below.flatMap((one) => linesUnder(sheet, one, depth + 1))]
}

const NOTHING: Known = {
  computed: null,
  self: null,
  verified: null,
  final: null,
  appealed: null,
  reason: "",
  figures: [],
  verifiers: [],
  evidence: [],
}

function lineOf(
  { tree, parts, rows, known, over }: Sheet,
  row: Criterion,
  depth: number,
): SheetLine {
  const scored = row.kind === "scored"
  const own = (scored ? known.get(row.code) : undefined) ?? NOTHING
  const values = new Map(own.figures.map((figure) => [figure.name, figure]))
  return {
    code: row.code,
    name: row.name,
    kind: row.kind,
    depth,
    part: partOf(tree, parts, row),
    maxPoints:
      row.kind === "group" ? (rows.get(row.code)?.maxPoints ?? row.maxPoints) : row.maxPoints,
    ruleWords: row.ruleWords,
    figures: row.figures.map(({ name, label, unit }) => ({
      name,
      label,
      unit,
      value: values.get(name)?.value ?? null,
      origin: values.get(name)?.origin ?? null,
    })),
    computed: own.computed,
    self: own.self,
    verified: own.verified,
    verifiers: [...own.verifiers],
    appealed: own.appealed,
    final: row.kind === "group" ? (rows.get(row.code)?.points ?? null) : own.final,
    lost: scored ? lossOf(row, { ...own, over }) : null,
    evidence: [...own.evidence],
  }
}
