import { EventKind, Level, ShareBasis } from "./model.ts"
import type { WrittenRow } from "./rows.ts"
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
export function shippedTablesOf(rows: Readonly<Record<TableFile, readonly WrittenRow[]>>): Tables {
  return {
    units: rows["units.csv"].map(unitRow),
    lineage: rows["lineage.csv"].map(lineageRow),
    aliases: rows["aliases.csv"].map(aliasRow),
    points: rows["points.csv"].map(pointRow),
  }
}

const cell = ({ cells }: WrittenRow, name: string) => cells[name]?.text.trim() ?? ""
const orNull = (text: string) => (text === "" ? null : text)

function among<T extends string>(schema: { anyOf: readonly { const: T }[] }, text: string): T {
  const found = schema.anyOf.find((one) => one.const === text)
  if (found === undefined) throw new Error(`“${text}” is not one of the values it may have`)
  return found.const
}

function unitRow(row: WrittenRow): UnitRow {
  return {
    id: cell(row, "id"),
    level: among(Level, cell(row, "level")),
    code: orNull(cell(row, "code")),
    type: cell(row, "type"),
    name: cell(row, "name"),
    parent: orNull(cell(row, "parent")),
    from: orNull(cell(row, "from")),
    to: orNull(cell(row, "to")),
    source: orNull(cell(row, "source")),
    endedBy: orNull(cell(row, "ended_by")),
  }
}

function lineageRow(row: WrittenRow): LineageRow {
  const share = orNull(cell(row, "share"))
  return {
    source: cell(row, "source"),
    target: cell(row, "target"),
    date: cell(row, "date"),
    kind: among(EventKind, cell(row, "kind")),
    share: share === null ? null : Number(share),
    basis: among(ShareBasis, cell(row, "basis")),
    suggested: cell(row, "suggested") === "1",
    document: orNull(cell(row, "document")),
  }
}

function aliasRow(row: WrittenRow): AliasRow {
  return { unit: cell(row, "unit"), alias: cell(row, "alias"), source: cell(row, "source") }
}

function pointRow(row: WrittenRow): PointRow {
  return {
    unit: cell(row, "unit"),
    longitude: Number(cell(row, "longitude")),
    latitude: Number(cell(row, "latitude")),
    source: cell(row, "source"),
  }
}
