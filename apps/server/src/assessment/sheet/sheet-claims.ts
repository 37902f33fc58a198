import { formatNumber, searchKey } from "@tinhso/vietnamese"
import type { CriterionTree } from "../index-set/tree.ts"
import type { Claim, Judgement, ScoreSheet, SheetFinding, SheetRow } from "../model.ts"
import { isRelative } from "../scoring/compute-group.ts"

/** What a verified sheet says, as an agency and a lead would say it in a round. */
export interface SheetClaims {
  readonly claims: readonly Claim[]
  readonly verdicts: readonly Omit<Judgement, "seen">[]
  readonly findings: readonly SheetFinding[]
}

const LONGEST = 2000
/** A word that a form shows before anybody has written anything. */
const PLACEHOLDER = /^nhập (?:nội dung|lý do|giải trình)/iu

/**
 * Reads a sheet against the index of a round. Codes and maxima must be those of the index; another
 * name is asked about. Where nobody wrote why points changed, the verdict says that the sheet does not.
 */
export function sheetClaims({ rows }: ScoreSheet, tree: CriterionTree): SheetClaims {
  const findings = [...rows.flatMap((row) => rowFindings(row, tree)), ...missingRows(rows, tree)]
  const known = rows.filter((row) => {
    const criterion = tree.get(row.code)
    return criterion?.kind === "scored" && !isRelative(criterion)
  })
  return {
    claims: known.flatMap((row): Claim[] =>
      row.selfPoints === null
        ? []
        : [{ criterion: row.code, points: row.selfPoints, reason: claimWords(row) }],
    ),
    verdicts: known.flatMap((row): Omit<Judgement, "seen">[] => {
      const { code, selfPoints, verifiedPoints } = row
      if (selfPoints === null || verifiedPoints === null) return []
      const reason = verdictWords(row)
      if (selfPoints === verifiedPoints) return [{ criterion: code, agrees: true, reason }]
      const why = reason === "" ? "Bảng chấm không ghi lý do." : reason
      return [{ criterion: code, agrees: false, points: verifiedPoints, reason: why }]
    }),
    findings,
  }
}

function rowFindings(
  { row, code, name, maxPoints, selfPoints, verifiedPoints }: SheetRow,
  tree: CriterionTree,
): SheetFinding[] {
  const tell = (column: string, weight: SheetFinding["weight"], message: string): SheetFinding => ({
    row,
    column,
    weight,
    message,
  })
  const criterion = tree.get(code)
  if (criterion === undefined || criterion.kind !== "scored") {
    return [tell("Mã", "refused", `bộ chỉ số của đợt không có tiêu chí chấm điểm ${code}`)]
  }
  const found: SheetFinding[] = []
  if (criterion.maxPoints !== maxPoints) {
    const known = criterion.maxPoints === null ? "chưa biết" : formatNumber(criterion.maxPoints)
    const message = `tiêu chí ${code} ghi ${formatNumber(maxPoints)} điểm, bộ chỉ số là ${known}`
    found.push(tell("Điểm tối đa", "refused", message))
  }
  if (searchKey(criterion.name) !== searchKey(name)) {
    found.push(tell("Chỉ tiêu", "questioned", `bộ chỉ số gọi ${code} là “${criterion.name}”`))
  }
  if (selfPoints === null && verifiedPoints !== null) {
    const message = `tiêu chí ${code} có điểm thẩm định mà không có điểm tự chấm: bỏ qua`
    found.push(tell("Thẩm định", "questioned", message))
  }
  return found
}

function missingRows(rows: readonly SheetRow[], tree: CriterionTree): SheetFinding[] {
  const there = new Set(rows.map(({ code }) => code))
  return tree.scored.flatMap(({ code }): SheetFinding[] =>
    there.has(code)
      ? []
      : [
          {
            row: null,
            column: null,
            weight: "questioned",
            message: `bảng không có tiêu chí ${code}`,
          },
        ],
  )
}

/** The documents that the sheet names, and what the agency says: a sheet has no files. */
function claimWords({ documents, remarks }: SheetRow): string {
  const named = documents.map(
    ({ number, date, summary }) => `${number}${date === null ? "" : ` (${date})`}: ${summary}`,
  )
  const said = remarks.filter(({ by }) => by !== "verifier").map(({ text }) => text)
  return joined([...named, ...said])
}

const verdictWords = ({ remarks }: SheetRow): string =>
  joined(remarks.filter(({ by }) => by === "verifier").map(({ text }) => text))

const joined = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== "" && !PLACEHOLDER.test(text))
    .join("; ")
    .slice(0, LONGEST)
