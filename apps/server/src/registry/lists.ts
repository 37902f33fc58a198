/** One line of an official list; `line` as people count, the header is line 1. */
export interface ListedUnit {
  readonly line: number
  readonly code: string
  readonly type: string
  readonly name: string
}
export interface ListedDistrict extends ListedUnit {
  readonly province: string
}
export interface ListedOldCommune extends ListedUnit {
  readonly province: string
  readonly district: string
}
export interface ListedCommune extends ListedUnit {
  readonly province: string
}

/** One line of the table that says which old commune went into which new one. */
export interface Mapped {
  readonly line: number
  readonly source: string
  readonly target: string
}
export interface MappedCommune extends Mapped {
  readonly whole: boolean
  /** The table's own idea of the main part; never used as a share. */
  readonly suggested: boolean
}

/** The official lists of a directory, read and checked line by line. */
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
