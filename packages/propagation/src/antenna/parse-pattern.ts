import { isotropicGain } from "../link-budget.ts"
import type { AntennaPattern, Cut } from "./pattern.ts"
import { type CutFault, readCut } from "./read-cut.ts"
import { readNumber } from "./read-number.ts"

/** Why a pattern file cannot be used, and in which of its lines, counted from 1. */
export interface PatternFault {
  readonly line: number
  readonly code: CutFault | "no-horizontal" | "no-vertical" | "bad-gain" | "too-long"
  readonly text: string
}

export type ParsedPattern =
  | { readonly ok: true; readonly pattern: AntennaPattern }
  | { readonly ok: false; readonly faults: readonly PatternFault[] }

/** A pattern has two cuts of 360 or 3 600 lines; what is much longer is something else. */
const MOST_LINES = 20_000

/** What was read so far. */
interface Reading {
  readonly fields: Map<string, { readonly line: number; readonly words: readonly string[] }>
  readonly cuts: Map<string, Cut>
  readonly faults: PatternFault[]
}

/**
 * Reads an antenna pattern as planning tools exchange it: MSI Planet text, `.msi` or `.pln`, with
 * NAME, GAIN (dBd where no unit stands beside it), FREQUENCY, a tilt, and the cuts HORIZONTAL and
 * VERTICAL, each with the number of its lines "angle loss". Angles may miss, repeat their first at
 * 360 and stand in any order; losses may be written as negative gains. Words that are not known
 * are passed over.
 */
export function parseAntennaPattern(text: string): ParsedPattern {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)
  if (lines.length > MOST_LINES) return failed({ line: MOST_LINES, code: "too-long", text: "" })
  const reading: Reading = { fields: new Map(), cuts: new Map(), faults: [] }
  let at = 0
  while (at < lines.length) at = readLine(reading, lines, at)
  const gain = gainOf(reading)
  const horizontal = reading.cuts.get("HORIZONTAL")
  const vertical = reading.cuts.get("VERTICAL")
  if (!horizontal) missing(reading, "no-horizontal", lines.length)
  if (!vertical) missing(reading, "no-vertical", lines.length)
  if (!horizontal || !vertical || reading.faults.length > 0) return failed(...reading.faults)
  return {
    ok: true,
    pattern: {
      name: reading.fields.get("NAME")?.words.join(" ") ?? "",
      gain,
      frequency: readNumber(reading.fields.get("FREQUENCY")?.words[0]),
      electricalTilt: tiltOf(reading),
      horizontal,
      vertical,
    },
  }
}

const failed = (...faults: PatternFault[]): ParsedPattern => ({ ok: false, faults })

function missing(reading: Reading, code: PatternFault["code"], line: number): void {
  if (reading.faults.length === 0) reading.faults.push({ line, code, text: "" })
}

/** Reads a field or a whole cut from line `at`; the line to go on from. */
function readLine(reading: Reading, lines: readonly string[], at: number): number {
  const words = (lines[at] ?? "").trim().split(/[\s:=]+/)
  const key = (words[0] ?? "").toUpperCase()
  if (key !== "HORIZONTAL" && key !== "VERTICAL") {
    if (key !== "") reading.fields.set(key, { line: at + 1, words: words.slice(1) })
    return at + 1
  }
  const read = readCut(lines, at, words[1])
  if (read.ok) reading.cuts.set(key, read.cut)
  else reading.faults.push({ line: read.line, code: read.code, text: lines[read.line - 1] ?? "" })
  return read.next
}

function gainOf({ fields, faults }: Reading): number | null {
  const field = fields.get("GAIN")
  if (!field) return null
  const joined = field.words.join("").replace(/^([+-]?[\d.,]+)(d.*)$/i, "$1 $2")
  const [value, unit = "dbd"] = joined.split(" ")
  const gain = readNumber(value)
  if (gain === null || !/^db[di]?$/i.test(unit)) {
    faults.push({ line: field.line, code: "bad-gain", text: field.words.join(" ") })
    return null
  }
  return unit.toLowerCase() === "dbi" ? gain : isotropicGain(gain)
}

/** Some tools write the degrees after TILT, some after ELECTRICAL_TILT, some only the word. */
function tiltOf({ fields }: Reading): number {
  const tilt = ["ELECTRICAL_TILT", "TILT"].map((key) => readNumber(fields.get(key)?.words.at(-1)))
  return tilt.find((degrees) => degrees !== null) ?? 0
}
