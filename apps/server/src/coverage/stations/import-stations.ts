import { readFile } from "node:fs/promises"
import { dirname, resolve } from "node:path"
import { type AntennaPattern, parseAntennaPattern } from "@tinhso/propagation"
import { readTable } from "../../platform/table-file/index.ts"
import { badStations, noStations } from "../errors.ts"
import { type CellFault, rowReader } from "./row-reader.ts"
import type { Station } from "./station.ts"
import { FREQUENCIES, OPTIONAL_COLUMNS, STATION_COLUMNS, stationOf } from "./station-of.ts"

/** Stations of a table, and the rows that were left out. */
export interface ReadStations {
  readonly stations: readonly Station[]
  readonly faults: readonly CellFault[]
  /** Of the table, or of what the registry gave. */
  readonly sha256: string
  /** What they were read from: a file's name. */
  readonly name: string
  /** How many of them are made up, for demonstration. */
  readonly illustrative: number
  /** How the registry stood that gave them; missing where a table did. */
  readonly registry?: {
    readonly day: string
    /** Null: of all units. */
    readonly unit: string | null
    /** The last act that changed one of them. */
    readonly act: number
  }
}

/** An antenna's pattern is a page of text. */
const MOST_PATTERN_BYTES = 1_000_000

/**
 * Reads a table of stations (CSV or XLSX). Rows that cannot be computed are refused by row and
 * column, all of them at once; with `skipBad` they are left out and told.
 */
export async function readStations(
  path: string,
  model: keyof typeof FREQUENCIES,
  skipBad: boolean,
): Promise<ReadStations> {
  const table = await readTable(path, { columns: STATION_COLUMNS, optional: OPTIONAL_COLUMNS })
  const patterns = await patternsIn(
    dirname(path),
    table.rows.map(({ cells }) => cells.pattern.text.trim()),
  )
  const stations: Station[] = []
  const faults: CellFault[] = []
  const rowOfId = new Map<string, number>()
  for (const { row, cells } of table.rows) {
    const known: Readonly<Record<string, { readonly text: string }>> = cells
    const reader = rowReader(row, (column) => known[column]?.text ?? "")
    const station = stationOf(reader, FREQUENCIES[model], patterns)
    const first = rowOfId.get(station.id)
    if (first !== undefined) reader.fault("id", `trùng với dòng ${first} (same id as row ${first})`)
    rowOfId.set(station.id, first ?? row)
    if (reader.faults.length === 0) stations.push(station)
    faults.push(...reader.faults)
  }
  if (faults.length > 0 && !skipBad) throw badStations(table.fileName, faults)
  if (stations.length === 0) throw noStations(table.fileName)
  const { sha256, fileName: name } = table
  return { stations, faults, sha256, name, illustrative: 0 }
}

/** The patterns that stations name, from files of a directory; why one cannot be used, in words. */
export async function patternsIn(
  directory: string,
  names: readonly string[],
): Promise<Map<string, AntennaPattern | string>> {
  const patterns = new Map<string, AntennaPattern | string>()
  for (const name of new Set(names)) {
    if (name !== "") patterns.set(name, await readPattern(resolve(directory, name)))
  }
  return patterns
}

async function readPattern(path: string): Promise<AntennaPattern | string> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return "không mở được tệp (cannot be opened)"
  if (bytes.length > MOST_PATTERN_BYTES) return "tệp quá lớn (too large)"
  const parsed = parseAntennaPattern(bytes.toString("utf8"))
  if (parsed.ok) return parsed.pattern
  const [first] = parsed.faults
  return `dòng ${first?.line ?? 0}: ${first?.code ?? ""} ${first?.text ?? ""}`
}
