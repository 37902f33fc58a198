import { mappingProblems, type CriterionTree } from "@tinhso/server/assessment/index-set/model"
import type { MappingRow } from "@tinhso/server/assessment/model"
import { parseNumber } from "@tinhso/vietnamese"

/** A row as somebody types it: the share in percent. */
export interface DraftRow extends Omit<MappingRow, "share"> {
  readonly percent: string
}

export const draftOf = ({ share, ...row }: MappingRow): DraftRow => ({
  ...row,
  percent: String(Number((share * 100).toFixed(4))).replace(".", ","),
})

/** A share of 0 stands for one that cannot be read: it is told, never sent. */
export const rowOf = ({ percent, ...row }: DraftRow): MappingRow => ({
  ...row,
  from: row.from.trim(),
  share: shareOf(percent) ?? 0,
})

export function shareOf(percent: string): number | null {
  const read = parseNumber(percent.replace("%", ""), { decimalMark: "comma" })
  if (read.kind !== "number" || read.comparator !== "=") return null
  return read.value > 0 && read.value <= 100 ? Number((read.value / 100).toFixed(6)) : null
}

/** A criterion that says the same is all of the other; a part of one is still to be said. */
export const withBasis = (row: DraftRow, basis: DraftRow["basis"]): DraftRow => ({
  ...row,
  basis,
  percent: basis === "same" ? "100" : row.percent,
})

export interface DraftProblem {
  /** The row it is about; null for several. */
  readonly row: number | null
  readonly detail: string
}

/** What keeps a mapping from being kept, by the server's own rule. */
export function draftProblems(
  from: CriterionTree,
  to: CriterionTree,
  rows: readonly DraftRow[],
): DraftProblem[] {
  return mappingProblems(from, to, rows.map(rowOf)).map(({ pointer, detail }) => {
    const at = /^\/rows\/(\d+)\//u.exec(pointer)?.[1]
    return { row: at === undefined ? null : Number(at), detail }
  })
}

/** The rows of a proposal for criteria that no row speaks of yet. */
export function proposedBeside(
  rows: readonly DraftRow[],
  proposal: readonly MappingRow[],
): DraftRow[] {
  const known = new Set(rows.map(({ to }) => to))
  return proposal.filter(({ to }) => !known.has(to)).map(draftOf)
}
