/** What a list is asked for, as it stands in the address of the page. */
export interface Asked {
  readonly kind: string
  readonly state: string
  readonly unit: string
  readonly where: string
  readonly q: string
  readonly at: string
  readonly warned: boolean
  /** Only what lies in this box of the map. */
  readonly box?: string
}

const PARTS = {
  kind: "loai",
  state: "trang-thai",
  unit: "dia-ban",
  where: "dieu-kien",
  q: "tim",
  at: "ngay",
} as const
const WARNED = "canh-bao"

export function readAddress(query: URLSearchParams): Asked {
  const read = (part: keyof typeof PARTS) => query.get(PARTS[part]) ?? ""
  return {
    kind: read("kind"),
    state: read("state"),
    unit: read("unit"),
    where: read("where"),
    q: read("q"),
    at: read("at"),
    warned: query.get(WARNED) === "1",
  }
}

export function addressOf(asked: Asked): URLSearchParams {
  const query = new URLSearchParams()
  for (const part of ["kind", "state", "unit", "where", "q", "at"] as const) {
    if (asked[part] !== "") query.set(PARTS[part], asked[part])
  }
  if (asked.warned) query.set(WARNED, "1")
  return query
}

/** The same question for the server; `kind` is left out where all kinds are counted. */
export function questionOf(asked: Asked, { counting }: { readonly counting: boolean }): string {
  const query = new URLSearchParams()
  for (const part of ["state", "unit", "q", "at"] as const) {
    if (asked[part] !== "") query.set(part, asked[part])
  }
  if (asked.kind !== "" && !counting) query.set("kind", asked.kind)
  // A condition on an attribute means something only within a kind.
  if (asked.where !== "" && !(counting && asked.kind !== "")) query.set("where", asked.where)
  if (asked.warned) query.set("warning", "open")
  if (asked.box !== undefined && asked.box !== "") query.set("box", asked.box)
  return query.toString()
}
