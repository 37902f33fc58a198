import type { RoundCalendar } from "../model.ts"

const QUARTERS = [
  ["01-01", "03-31"],
  ["04-01", "06-30"],
  ["07-01", "09-30"],
  ["10-01", "12-31"],
] as const

/** The period that the data days of a round are, "2026-Q3", "2026"; null where they are none. */
export function periodOf({
  dataStarts,
  dataEnds,
}: Pick<RoundCalendar, "dataStarts" | "dataEnds">): string | null {
  const year = dataStarts.slice(0, 4)
  if (dataEnds.slice(0, 4) !== year) return null
  const [from, to] = [dataStarts.slice(5), dataEnds.slice(5)]
  if (from === "01-01" && to === "12-31") return year
  const quarter = QUARTERS.findIndex(([starts, ends]) => starts === from && ends === to)
  return quarter < 0 ? null : `${year}-Q${quarter + 1}`
}
