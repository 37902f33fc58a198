import type { FiguresAnswer } from "@tinhso/server/coverage/served/model"

export const SERVED_PATH = "/phu-song"

export const villagePath = (id: string, result: string | null): string =>
  result === null ? `/thon/${id}` : `/thon/${id}?${NAMES.result}=${result}`

/** What the page is asked for, as it stands in the address. */
export interface Asked {
  readonly unit: string
  readonly technology: string
  readonly operator: string
  readonly result: string
}

export const NAMES = {
  unit: "dia-ban",
  technology: "cong-nghe",
  operator: "nha-mang",
  result: "ket-qua",
} as const satisfies Record<keyof Asked, string>

/** Shown where nobody chooses. */
const USUAL = "4G+"

export function readAsked(query: URLSearchParams): Asked {
  const read = (part: keyof Asked) => (query.get(NAMES[part]) ?? "").trim().normalize("NFC")
  return {
    unit: read("unit"),
    technology: read("technology"),
    operator: read("operator"),
    result: read("result"),
  }
}

/** What a result has, by technology; the usual one where the one asked for is not among them. */
export function technologyShown(layers: FiguresAnswer["result"]["layers"], asked: string): string {
  const known = new Set(layers.map(({ technology }) => technology))
  if (known.has(asked)) return asked
  return known.has(USUAL) ? USUAL : (layers[0]?.technology ?? "")
}

/** Units directly below one of a level on a day: districts are history since 1 July 2025. */
export function levelBelow(level: string, day: string): string | null {
  if (level === "country") return "province"
  if (level === "province") return day < "2025-07-01" ? "district" : "commune"
  return level === "district" ? "commune" : null
}

/** The question for the API. */
export function figuresQuestion(parts: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parts)) {
    if (value !== null && value !== "") query.set(name, value)
  }
  return query.toString()
}
