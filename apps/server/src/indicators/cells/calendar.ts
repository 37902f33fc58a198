import type { Period } from "../model.ts"

const two = (number: number): string => String(number).padStart(2, "0")
const lastDay = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

function of(kind: "month" | "quarter" | "year", year: number, first: number, months: number) {
  const last = first + months - 1
  const code =
    kind === "year"
      ? `${year}`
      : kind === "month"
        ? `${year}-${two(first)}`
        : `${year}-Q${last / 3}`
  const period: Period = {
    code,
    kind,
    starts: `${year}-${two(first)}-01`,
    ends: `${year}-${two(last)}-${two(lastDay(year, last))}`,
  }
  return period
}

const month = (year: number, number: number) => of("month", year, number, 1)
const quarter = (year: number, number: number) => of("quarter", year, number * 3 - 2, 3)
const yearOf = (period: Period) => Number(period.starts.slice(0, 4))
const monthOf = (period: Period) => Number(period.starts.slice(5, 7))

/** The next smaller periods that make up one: quarters of a year, months of a quarter. */
export function partsOf(period: Period): Period[] {
  const year = yearOf(period)
  if (period.kind === "year") return [1, 2, 3, 4].map((number) => quarter(year, number))
  if (period.kind !== "quarter") return []
  return [0, 1, 2].map((more) => month(year, monthOf(period) + more))
}

/** The period of the same kind so many before. */
export function shifted(period: Period, back: number): Period {
  if (back === 0) return period
  const year = yearOf(period)
  switch (period.kind) {
    case "year":
      return of("year", year - back, 1, 12)
    case "quarter": {
      const number = year * 4 + (monthOf(period) - 1) / 3 - back
      return quarter(Math.floor(number / 4), (number % 4) + 1)
    }
    case "month": {
      const number = year * 12 + monthOf(period) - 1 - back
      return month(Math.floor(number / 12), (number % 12) + 1)
    }
    case "day": {
      const date = new Date(`${period.starts}T00:00:00Z`)
      date.setUTCDate(date.getUTCDate() - back)
      const day = date.toISOString().slice(0, 10)
      return { code: day, kind: "day", starts: day, ends: day }
    }
  }
}

/** The periods of the same kind from January on, the last one itself. A day stands for its year so far alone. */
export function sinceJanuary(period: Period): Period[] {
  if (period.kind === "year" || period.kind === "day") return [period]
  const months = period.kind === "month" ? 1 : 3
  const before = (monthOf(period) - 1) / months
  return Array.from({ length: before + 1 }, (_, i) => shifted(period, before - i))
}

/** From one period to a later one of the same kind, both included; null where they do not go together. */
export function between(first: Period, last: Period, most: number): Period[] | null {
  if (first.kind !== last.kind || first.starts > last.starts) return null
  const found = [first]
  for (let next = first; next.code !== last.code;) {
    if (found.length >= most) return null
    next = shifted(next, -1)
    found.push(next)
  }
  return found
}
