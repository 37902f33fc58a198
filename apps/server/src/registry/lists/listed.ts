/** One row of an official list; `row` as people count, the header is row 1. */
export interface ListedUnit {
  readonly row: number
  readonly code: string
  readonly type: string
  readonly name: string
}
interface ListedDistrict extends ListedUnit {
  readonly province: string
}
interface ListedOldCommune extends ListedUnit {
  readonly province: string
  readonly district: string
}
interface ListedCommune extends ListedUnit {
  readonly province: string
}

/** One row of the table that says which old commune went into which new one. */
export interface Mapped {
  readonly row: number
  readonly source: string
  readonly target: string
}
export interface MappedCommune extends Mapped {
  readonly whole: boolean
  /** The table's own idea of the main part; never used as a share. */
  readonly suggested: boolean
}

/** The official lists of a directory, read and checked row by row. */
export interface Lists {
  readonly provinces2024: readonly ListedUnit[]
  readonly districts2024: readonly ListedDistrict[]
  readonly communes2024: readonly ListedOldCommune[]
  readonly provinces2025: readonly ListedUnit[]
  readonly communes2025: readonly ListedCommune[]
  readonly provinces2026: readonly ListedUnit[] | null
  readonly communes2026: readonly ListedCommune[] | null
  readonly provinceMapping: readonly Mapped[]
  readonly communeMapping: readonly MappedCommune[]
  readonly islandMapping: readonly Mapped[]
}
