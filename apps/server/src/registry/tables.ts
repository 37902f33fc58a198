import type { EventKind, Level, ShareBasis } from "./model.ts"

/**
 * How a unit stood for a time: one row per state, the form of `data/units/units.csv`. The rows of
 * a unit follow each other without a gap; a change between two rows is a rename or a transfer.
 */
export interface UnitRow {
  readonly id: string
  readonly level: Level
  readonly code: string | null
  /** "Tỉnh", "Thành phố", "Xã" …; empty for the country. */
  readonly type: string
  readonly name: string
  readonly parent: string | null
  readonly from: string | null
  readonly to: string | null
  /** The document that gave it this name, code and parent. */
  readonly source: string | null
  /** The document that ended it, where no successor says so. */
  readonly endedBy: string | null
}

/** One pair of older and newer unit, the form of `data/units/lineage.csv`. */
export interface LineageRow {
  readonly source: string
  readonly target: string
  readonly date: string
  readonly kind: EventKind
  readonly share: number | null
  readonly basis: ShareBasis
  readonly suggested: boolean
  readonly document: string | null
}

export interface AliasRow {
  readonly unit: string
  readonly alias: string
  readonly source: string
}

export interface PointRow {
  readonly unit: string
  readonly longitude: number
  readonly latitude: number
  readonly source: string
}

export interface Tables {
  readonly units: readonly UnitRow[]
  readonly lineage: readonly LineageRow[]
  readonly aliases: readonly AliasRow[]
  readonly points: readonly PointRow[]
}
