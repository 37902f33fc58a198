import { formatNumber } from "@tinhso/vietnamese"
import type { SheetFinding, SheetGroup, SheetRow, SheetTotals } from "../model.ts"
import { sumPoints } from "../points.ts"
import { groupOf } from "./codes.ts"
import type { GroupHead } from "./read-rows.ts"

const known = (points: readonly (number | null)[]) => points.filter((one) => one !== null)

/** The sums of a sheet and what verification changed. */
export function totalsOf(rows: readonly SheetRow[]): SheetTotals {
  const lowered = rows.filter(({ change }) => change === "lowered")
  return {
    criteria: rows.length,
    maxPoints: sumPoints(rows.map(({ maxPoints }) => maxPoints)),
    selfPoints: sumPoints(known(rows.map(({ selfPoints }) => selfPoints))),
    verifiedPoints: sumPoints(known(rows.map(({ verifiedPoints }) => verifiedPoints))),
    lowered: lowered.length,
    loweredToZero: lowered.filter(({ verifiedPoints }) => verifiedPoints === 0).length,
    raised: rows.filter(({ change }) => change === "raised").length,
  }
}

/** The groups of a sheet, in the order of their first criterion. */
export function groupsOf(rows: readonly SheetRow[], heads: readonly GroupHead[]): SheetGroup[] {
  const byGroup = Map.groupBy(rows, ({ code }) => groupOf(code))
  return [...byGroup].map(([code, members]) => ({
    code,
    name: members[0]?.group || (heads.find((head) => head.code === code)?.name ?? ""),
    criteria: members.length,
    maxPoints: sumPoints(members.map(({ maxPoints }) => maxPoints)),
    selfPoints: sumPoints(known(members.map(({ selfPoints }) => selfPoints))),
    verifiedPoints: sumPoints(known(members.map(({ verifiedPoints }) => verifiedPoints))),
  }))
}

/** A word that a form shows before anybody has written anything. */
const PLACEHOLDER = /^nhập (?:nội dung|lý do|giải trình)/iu

/** What a careful reader asks of a sheet whose numbers can be read. */
export function questionsOf(
  rows: readonly SheetRow[],
  heads: readonly GroupHead[],
): SheetFinding[] {
  return [...headQuestions(rows, heads), ...groupQuestions(rows), ...rows.flatMap(rowQuestions)]
}

function headQuestions(rows: readonly SheetRow[], heads: readonly GroupHead[]): SheetFinding[] {
  return heads.flatMap(({ row, code, maxPoints }): SheetFinding[] => {
    const below = rows.filter((one) => one.code.startsWith(`${code}.`))
    const sum = sumPoints(below.map((one) => one.maxPoints))
    if (maxPoints === null || maxPoints === sum) return []
    const message = `nhóm ${code} ghi ${formatNumber(maxPoints)} điểm; các tiêu chí cộng lại ${formatNumber(sum)}`
    return [{ row, column: null, weight: "questioned", message }]
  })
}

/** One group has one name. */
function groupQuestions(rows: readonly SheetRow[]): SheetFinding[] {
  const names = new Map<string, string>()
  return rows.flatMap(({ row, code, group }): SheetFinding[] => {
    const first = names.get(groupOf(code))
    if (first === undefined) names.set(groupOf(code), group)
    if (first === undefined || first === group) return []
    const message = `tiêu chí ${code} ghi nhóm “${group}”, các tiêu chí trước ghi “${first}”`
    return [{ row, column: null, weight: "questioned", message }]
  })
}

function rowQuestions(row: SheetRow): SheetFinding[] {
  const { code, change, remarks, documents } = row
  const ask = (message: string): SheetFinding => ({
    row: row.row,
    column: null,
    weight: "questioned",
    message: `tiêu chí ${code}: ${message}`,
  })
  const verdicts = remarks.filter(({ verdict }) => verdict !== null)
  const unsaid = remarks.filter(
    ({ verdict, text }) => verdict === "disagree" && PLACEHOLDER.test(text),
  )
  const reasons = remarks.filter(
    ({ by, text }) => by === "verifier" && text !== "" && !PLACEHOLDER.test(text),
  )
  return [
    ...(change === "lowered" && reasons.length === 0
      ? [ask(`bị hạ ${formatNumber(row.difference ?? 0)} điểm mà bảng không nói vì sao`)]
      : []),
    ...(change === "lowered" &&
    verdicts.length > 0 &&
    verdicts.every(({ verdict }) => verdict === "agree")
      ? [ask("thẩm định ghi “Thống nhất” nhưng điểm bị hạ")]
      : []),
    ...(unsaid.length > 0 ? [ask("lời giải trình còn là chữ mẫu của biểu nhập")] : []),
    ...documents
      .filter(
        ({ number, date }) => date === null || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/u.test(number),
      )
      .map(({ number }) => ask(`văn bản “${number}”: số hiệu hoặc ngày không hợp lệ`)),
  ]
}
