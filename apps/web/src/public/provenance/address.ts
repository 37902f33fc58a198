import type { Opened } from "@tinhso/server/indicators/provenance/model"
import type { Site } from "../site.tsx"

/** The page that opens a value; `view` is its own, the day of knowledge that of the reader. */
export function openPath(opened: Opened): string {
  const { indicator, unit, period, by, ytd, part, inside, version, view, screen } = opened
  const query = new URLSearchParams({ "chi-so": indicator, "don-vi": unit, ky: period })
  if (by !== "") query.set("tach", by)
  if (ytd) query.set("luy-ke", "1")
  if (part !== null) query.set("phan", part)
  if (inside) query.set("trong", "1")
  if (version !== null) query.set("phien-ban", String(version))
  if (screen === "cell") query.set("xem", "o")
  query.set("view", view)
  return `/nguon-goc?${query.toString()}`
}

/** Names in the address of the page, and in that of the API. */
const OF_A_VALUE = {
  "chi-so": "indicator",
  "don-vi": "unit",
  ky: "period",
  tach: "by",
  view: "view",
  asof: "asof",
} as const
const OF_A_SCREEN = { phan: "part", "phien-ban": "version", tim: "q" } as const
const ONLY: Readonly<Record<string, string>> = { co: "reported", thieu: "missing" }

export const PAGE = 50

export interface Asked {
  readonly isCell: boolean
  readonly page: number
  /** Of the API, without the day of knowledge and the form. */
  readonly query: URLSearchParams
}

/** What the address asks for. */
export function askedIn({ query }: Pick<Site, "query">): Asked {
  const isCell = query.get("xem") === "o"
  const page = Math.max(1, Math.trunc(Number(query.get("trang") ?? "1")) || 1)
  const found = new URLSearchParams()
  for (const [from, to] of Object.entries(
    isCell ? OF_A_VALUE : { ...OF_A_VALUE, ...OF_A_SCREEN },
  )) {
    const value = query.get(from)?.trim() ?? ""
    if (value !== "") found.set(to, value)
  }
  const view = query.get("goc-nhin")
  if (view !== null && !found.has("view")) found.set("view", view)
  if (query.get("luy-ke") === "1") found.set("ytd", "true")
  if (!isCell) addScreen(query, page, found)
  return { isCell, page, query: found }
}

function addScreen(query: URLSearchParams, page: number, found: URLSearchParams): void {
  if (query.get("trong") === "1") found.set("inside", "true")
  const only = ONLY[query.get("gop") ?? ""]
  if (only !== undefined) found.set("only", only)
  if (page > 1) found.set("offset", String((page - 1) * PAGE))
}
