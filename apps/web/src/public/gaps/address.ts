export const GAPS_PATH = "/vung-lom-song"

/** What the list of gaps is asked for, as it stands in the address. */
export interface Asked {
  readonly unit: string
  readonly state: string
  readonly programme: string
  readonly q: string
  readonly at: string
  readonly after: string
}

export const NAMES = {
  unit: "dia-ban",
  state: "trang-thai",
  programme: "chuong-trinh",
  q: "tim",
  at: "ngay",
  after: "sau",
} as const satisfies Record<keyof Asked, string>

/** What everybody sees. */
export const SHOWN_STATES = ["confirmed", "planned", "closed"] as const

export function readAsked(query: URLSearchParams): Asked {
  const read = (part: keyof Asked) => (query.get(NAMES[part]) ?? "").trim().normalize("NFC")
  return {
    unit: read("unit"),
    state: read("state"),
    programme: read("programme"),
    q: read("q"),
    at: read("at"),
    after: read("after"),
  }
}

/** The same question for the API: for the figure, for the list of a page, or for a file. */
export function questionOf(asked: Asked, what: "figure" | "list" | "file"): string {
  const query = new URLSearchParams()
  const put = (name: keyof Asked) => {
    if (asked[name] !== "") query.set(name, asked[name])
  }
  for (const name of ["unit", "programme", "at"] as const) put(name)
  if (what === "figure") return query.toString()
  for (const name of ["state", "q"] as const) put(name)
  query.set("sort", "-lacking")
  if (what === "list") {
    put("after")
    query.set("limit", "100")
  }
  return query.toString()
}

export const gapPath = (id: string) => `${GAPS_PATH}/${id}`
