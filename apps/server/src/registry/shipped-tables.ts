import { EventKind, Level, ShareBasis } from "./model.ts"
import { type Line, readTable } from "./csv-table.ts"
import type { AliasRow, LineageRow, PointRow, Tables, UnitRow } from "./tables.ts"

/** The columns of the tables in `data/units` and of `data/points.csv`. */
export const TABLE_COLUMNS = {
  "units.csv": [
    "id",
    "level",
    "code",
    "type",
    "name",
    "parent",
    "from",
    "to",
    "source",
    "ended_by",
  ],
  "lineage.csv": ["source", "target", "date", "kind", "share", "basis", "suggested", "document"],
  "aliases.csv": ["unit", "alias", "source"],
  "points.csv": ["unit", "longitude", "latitude", "source"],
} as const
export type TableFile = keyof typeof TABLE_COLUMNS

/** The tables that the product ships. A fault in them is a fault of the product. */
export function readShippedTables(files: Readonly<Record<TableFile, Uint8Array>>): Tables {
  const lines = (file: TableFile) => {
    const { lines: found, problem } = readTable(
      file,
      withoutRemarks(files[file]),
      TABLE_COLUMNS[file],
    )
    if (problem !== null) throw new Error(`data/units/${file}: ${JSON.stringify(problem)}`)
    return found
  }
  return {
    units: lines("units.csv").map(unitRow),
    lineage: lines("lineage.csv").map(lineageRow),
    aliases: lines("aliases.csv").map(aliasRow),
    points: lines("points.csv").map(pointRow),
  }
}

/** The first lines of our tables, beginning with #, say where they come from. */
function withoutRemarks(bytes: Uint8Array): Uint8Array {
  let from = 0
  while (bytes[from] === 0x23) from = bytes.indexOf(0x0a, from) + 1
  return bytes.subarray(from)
}

const cell = ({ cells }: Line, name: string) => cells[name] ?? ""
const orNull = (text: string) => (text === "" ? null : text)

function among<T extends string>(schema: { anyOf: readonly { const: T }[] }, text: string): T {
  const found = schema.anyOf.find((one) => one.const === text)
  if (found === undefined) throw new Error(`“${text}” is not one of the values it may have`)
  return found.const
}

function unitRow(line: Line): UnitRow {
  return {
    id: cell(line, "id"),
    level: among(Level, cell(line, "level")),
    code: orNull(cell(line, "code")),
    type: cell(line, "type"),
    name: cell(line, "name"),
    parent: orNull(cell(line, "parent")),
    from: orNull(cell(line, "from")),
    to: orNull(cell(line, "to")),
    source: orNull(cell(line, "source")),
    endedBy: orNull(cell(line, "ended_by")),
  }
}

function lineageRow(line: Line): LineageRow {
  const share = orNull(cell(line, "share"))
  return {
    source: cell(line, "source"),
    target: cell(line, "target"),
    date: cell(line, "date"),
    kind: among(EventKind, cell(line, "kind")),
    share: share === null ? null : Number(share),
    basis: among(ShareBasis, cell(line, "basis")),
    suggested: cell(line, "suggested") === "1",
    document: orNull(cell(line, "document")),
  }
}

function aliasRow(line: Line): AliasRow {
  return { unit: cell(line, "unit"), alias: cell(line, "alias"), source: cell(line, "source") }
}

function pointRow(line: Line): PointRow {
  return {
    unit: cell(line, "unit"),
    longitude: Number(cell(line, "longitude")),
    latitude: Number(cell(line, "latitude")),
    source: cell(line, "source"),
  }
}
