import type { Grid } from "@tinhso/places"
import type { ReadColumn } from "./columns.ts"
import type { LevelWriting } from "./level.ts"
import type { NetworkWords } from "./network.ts"
import type { TimeWriting } from "./when.ts"

/** Why a row is left out, at which column. */
export interface RowRefusal {
  readonly code: string
  readonly column: ReadColumn | null
  /** What was written there, or what is to be said of it. */
  readonly detail: string
}

/** How the rows of one file are read. */
export interface RowReading {
  /** Columns by what they give, in the order of the file. */
  readonly columns: ReadonlyMap<string, readonly ReadColumn[]>
  readonly networks: NetworkWords
  readonly decimal: "comma" | "point"
  readonly time: TimeWriting
  readonly levels: Pick<LevelWriting, "lowest" | "highest" | "missing" | "silent">
  readonly levelUnit: "dbm" | "asu" | null
  readonly grids: readonly Grid[]
  /** Of rows that name none. */
  readonly technology: string | null
  readonly operator: string | null
  /** Times after it are wrong, seconds since 1970. */
  readonly now: number
}
