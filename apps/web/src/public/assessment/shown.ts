import type { AgencyLine, RoundReport } from "@tinhso/server/assessment/outputs/model"
import { searchKey } from "@tinhso/vietnamese"
import type { Site } from "../site.tsx"

/** Agencies on one page. */
const ROWS = 250

/** What the address asks to see of a ranking. */
export interface Shown {
  readonly name: string
  /** The pillar or part that the table is sorted by; null for the rank. */
  readonly by: string | null
  readonly page: number
}

export function shownBy({ query }: Site, { columns }: Pick<RoundReport, "columns">): Shown {
  const page = Number(query.get("trang") ?? "1")
  const by = query.get("tru-cot")
  return {
    name: query.get("ten")?.trim().normalize("NFC").slice(0, 100) ?? "",
    by: columns.find(({ code }) => code === by)?.code ?? null,
    page: Number.isInteger(page) && page >= 1 && page < 10_000 ? page : 1,
  }
}

interface Rows {
  readonly rows: readonly AgencyLine[]
  readonly total: number
  readonly more: boolean
}

/** The agencies of a group that the address asks for: by name, sorted, a page of them. */
export function rowsShown(members: readonly AgencyLine[], { name, by, page }: Shown): Rows {
  const key = searchKey(name)
  const found = key === "" ? members : members.filter((one) => searchKey(one.name).includes(key))
  const sorted = by === null ? found : found.toSorted((a, b) => shareOf(b, by) - shareOf(a, by))
  const rows = sorted.slice((page - 1) * ROWS, page * ROWS)
  return { rows, total: found.length, more: page * ROWS < found.length }
}

/** Those of whom it is not known come last. */
const shareOf = ({ shares }: AgencyLine, code: string) => shares[code] ?? -1
