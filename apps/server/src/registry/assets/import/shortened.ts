import { formatNumber } from "@tinhso/vietnamese"
import type { AssetImportReport, ImportRow } from "./model.ts"

/** More rows than a person looks at are not sent: those that need one come first. */
const MOST = 2_000

const rank = ({ state, problems }: ImportRow) =>
  state === "refuse" ? 0 : problems.length > 0 ? 1 : 2

/** A report with at most so many rows, those with problems before the rest, in the order of the file; a note tells. */
export function shortened(report: AssetImportReport, most = MOST): AssetImportReport {
  if (report.rows.length <= most) return report
  const kept = new Set(
    report.rows
      .map((row, at) => ({ at, rank: rank(row) }))
      .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
      .slice(0, most)
      .map(({ at }) => at),
  )
  const [shown, all] = [formatNumber(most), formatNumber(report.rows.length)]
  const note = `Gửi về ${shown} trong ${all} dòng, dòng có vấn đề trước; số đếm tính trên mọi dòng.`
  const rows = report.rows.filter((_row, at) => kept.has(at))
  return { ...report, rows, notes: [...report.notes, note] }
}
