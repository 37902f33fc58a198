/** What the list of villages is asked for, as it stands in the address of the page. */
export interface Asked {
  readonly unit: string
  readonly q: string
  readonly result: string
  readonly technology: string
  readonly operator: string
  readonly standing: string
  readonly sort: string
  readonly population: string
}

const PARTS = {
  unit: "dia-ban",
  q: "tim",
  result: "ket-qua",
  technology: "cong-nghe",
  operator: "nha-mang",
  standing: "co-song",
  sort: "xep",
  population: "dan",
} as const satisfies Record<keyof Asked, string>

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of PARTS are those of Asked
const NAMES = Object.keys(PARTS) as readonly (keyof Asked)[]

export function readAddress(query: URLSearchParams): Asked {
  const read = (part: keyof Asked) => query.get(PARTS[part]) ?? ""
  return {
    unit: read("unit"),
    q: read("q"),
    result: read("result"),
    technology: read("technology"),
    operator: read("operator"),
    standing: read("standing"),
    sort: read("sort"),
    population: read("population"),
  }
}

export function addressOf(asked: Asked): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of NAMES) if (asked[name] !== "") query.set(PARTS[name], asked[name])
  return query
}

/** The same question for the API. */
export function questionOf(asked: Asked): string {
  const query = new URLSearchParams()
  for (const name of NAMES) if (asked[name] !== "") query.set(name, asked[name])
  return query.toString()
}

export const isFiltered = ({ unit, q, standing, population }: Asked): boolean =>
  [unit, q, standing, population].some((one) => one !== "")

/** A village, with what one result says of it. */
export const villagePath = (id: string, result: string): string =>
  result === "" ? `/console/thon/${id}` : `/console/thon/${id}?${PARTS.result}=${result}`
