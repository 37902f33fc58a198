/** What the list of gaps is asked for, as it stands in the address of the page. */
export interface Asked {
  readonly state: string
  readonly unit: string
  readonly technology: string
  readonly operator: string
  readonly programme: string
  readonly origin: string
  readonly olderThan: string
  readonly q: string
  readonly at: string
  readonly sort: string
  readonly overdue: boolean
  readonly stale: boolean
}

const PARTS = {
  state: "trang-thai",
  unit: "dia-ban",
  technology: "cong-nghe",
  operator: "nha-mang",
  programme: "chuong-trinh",
  origin: "ai-neu",
  olderThan: "qua-ngay",
  q: "tim",
  at: "ngay",
  sort: "xep",
} as const
const FLAGS = { overdue: "qua-han", stale: "lau" } as const

/** The people without signal, most first. */
const FIRST_SORT = "-lacking"

type Text = keyof typeof PARTS
const TEXTS: readonly Text[] = [
  "state",
  "unit",
  "technology",
  "operator",
  "programme",
  "origin",
  "olderThan",
  "q",
  "at",
  "sort",
]

export function readAddress(query: URLSearchParams): Asked {
  const read = (part: Text) => query.get(PARTS[part]) ?? ""
  return {
    state: read("state"),
    unit: read("unit"),
    technology: read("technology"),
    operator: read("operator"),
    programme: read("programme"),
    origin: read("origin"),
    olderThan: read("olderThan"),
    q: read("q"),
    at: read("at"),
    sort: read("sort") || FIRST_SORT,
    overdue: query.get(FLAGS.overdue) === "1",
    stale: query.get(FLAGS.stale) === "1",
  }
}

export function addressOf(asked: Asked): URLSearchParams {
  const query = new URLSearchParams()
  for (const part of TEXTS) {
    const value = asked[part]
    if (value !== "" && !(part === "sort" && value === FIRST_SORT)) query.set(PARTS[part], value)
  }
  if (asked.overdue) query.set(FLAGS.overdue, "1")
  if (asked.stale) query.set(FLAGS.stale, "1")
  return query
}

/** The same question for the server. */
export function questionOf(asked: Asked): string {
  const query = new URLSearchParams()
  for (const part of TEXTS) {
    if (asked[part] !== "") query.set(part, asked[part])
  }
  if (asked.overdue) query.set("overdue", "true")
  if (asked.stale) query.set("stale", "true")
  return query.toString()
}

/** Whether anything but the order narrows the list. */
export const isFiltered = (asked: Asked): boolean =>
  asked.overdue || asked.stale || TEXTS.some((part) => part !== "sort" && asked[part] !== "")
