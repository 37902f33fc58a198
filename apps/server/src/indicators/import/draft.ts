import type { Level } from "../../registry/model.ts"
import type { Comparator, FigureKind, Period } from "../model.ts"

/** What a row says of a figure, checked and in one form, before its place is found. */
export interface FigureDraft {
  readonly id: string
  readonly source: string
  readonly place: string
  readonly placeLevel: Level
  readonly period: Period
  readonly kind: FigureKind
  readonly measure: string
  readonly label: string
  readonly comparator: Comparator
  /** A decimal, a day where the figure is a date, or null where the text gives none. */
  readonly exact: string | null
  readonly unitOfMeasure: string
  readonly breakdown: readonly { readonly label: string; readonly exact: string }[]
  readonly datesPrinted: readonly string[]
  readonly whole: string | null
  readonly relation: "part" | "subset" | null
  readonly note: string
}

/** What must be known to find the unit of a figure; the rest of its row may still be wrong. */
export type FigureSite = Pick<FigureDraft, "source" | "place" | "placeLevel" | "kind" | "period">

/** The unit of measure of figures that are a day and not a number. */
export const DATE_UNIT = "date"
