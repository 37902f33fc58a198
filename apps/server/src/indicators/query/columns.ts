import type { Column } from "../cube/evaluation.ts"
import type { QueryAnswer } from "./model.ts"
import type { Listed } from "./units-asked.ts"

/** One indicator or base measure in one period and choice of a breakdown: a value for each unit. */
export interface Series {
  readonly indicator: string
  readonly period: string
  /** "" for the whole, "technology=4G". */
  readonly breakdown: string
  readonly units: Listed
  readonly column: Column
}

/** An answer as it is computed, column by column. */
export interface Columns extends Omit<QueryAnswer, "rows"> {
  readonly series: readonly Series[]
}
