import { nearest } from "@tinhso/vietnamese"
import { AGENCY, DATAFLOW, FIXED, type SdmxCodes, STRUCTURE, VERSION } from "./codes.ts"
import type { CsvVersion } from "./write-csv.ts"

/** Where the columns of an SDMX-CSV file are. */
export interface SdmxHeader {
  readonly version: CsvVersion
  /** Columns by id of component: a breakdown by its id. */
  readonly columns: ReadonlyMap<string, number>
  /** Headers that are not read. */
  readonly ignored: readonly string[]
}

export type HeaderRead =
  | SdmxHeader
  | { readonly wrong: readonly { pointer: string; detail: string }[] }

/** Columns of SDMX-CSV itself, and attributes that change what a value means. */
const TECHNICAL = ["STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY"]
const MEANING = ["UNIT_MULT"]
const NEEDED = ["REF_AREA", "INDICATOR", "TIME_PERIOD"]

/** The first characters of a file say how its fields are separated: what follows the first header. */
export const separatorOf = (text: string): string =>
  /^\uFEFF?"?(?:STRUCTURE(?:\[.\])?|DATAFLOW)"?([^A-Z_"[\r\n])/u.exec(text)?.[1] ?? ","

/** Reads the header of SDMX-CSV 2.0 or 1.0; what is missing is told with the header that looks like it. */
export function readHeader(headers: readonly string[], codes: SdmxCodes): HeaderRead {
  const ids = headers.map((text) => (text.split(": ")[0] ?? "").trim())
  const first = (ids[0] ?? "").replace(/\[.\]$/u, "")
  if (first !== "STRUCTURE" && first !== "DATAFLOW") {
    return {
      wrong: [
        {
          pointer: "dòng 1, cột 1",
          detail: `phải là STRUCTURE (SDMX-CSV 2.0) hoặc DATAFLOW (1.0), không phải “${(ids[0] ?? "").slice(0, 40)}”`,
        },
      ],
    }
  }
  const version = first === "STRUCTURE" ? "2.0" : "1.0"
  const breakdowns = [...codes.dimensions.entries()].map(([, id]) => id)
  const known = new Set([...TECHNICAL, ...MEANING, ...FIXED, ...breakdowns])
  const columns = new Map<string, number>([["STRUCTURE", 0]])
  const wrong: { pointer: string; detail: string }[] = []
  const ignored: string[] = []
  ids.forEach((id, i) => {
    if (i === 0) return
    const pointer = `dòng 1, cột ${i + 1}`
    if (!known.has(id)) ignored.push(headers[i] ?? "")
    else if (columns.has(id)) wrong.push({ pointer, detail: `cột ${id} có hai lần` })
    else columns.set(id, i)
  })
  for (const id of version === "2.0" ? ["STRUCTURE_ID", ...NEEDED] : NEEDED) {
    if (columns.has(id)) continue
    const like = nearest(id, ignored, 1)[0]?.text
    const perhaps = like === undefined ? "" : `; có phải cột “${like}”?`
    wrong.push({ pointer: "dòng 1", detail: `thiếu cột ${id}${perhaps}` })
  }
  wrong.push(...misspelt(ignored, breakdowns))
  return wrong.length > 0 ? { wrong } : { version, columns, ignored }
}

/** A column that nobody reads but that looks like a breakdown would lose what it says. */
function misspelt(ignored: readonly string[], breakdowns: readonly string[]) {
  return ignored.flatMap((header) => {
    const like = nearest(header.toUpperCase(), breakdowns, 1)[0]
    if (like === undefined || like.distance > 2 || !/^[A-Z0-9_]+$/u.test(header)) return []
    return [{ pointer: "dòng 1", detail: `không có cột ${header}; có phải ${like.text}?` }]
  })
}

/** Whether a row is of our dataflow or structure, in any version. */
export function isOurs(id: string): boolean {
  const artefact = (id.split(": ")[0] ?? "").replace(/\([^()]*\)$/u, "").trim()
  return artefact === `${AGENCY}:${DATAFLOW}` || artefact === `${AGENCY}:${STRUCTURE}`
}

export const OURS = `${AGENCY}:${DATAFLOW}(${VERSION})`
