import type { PlaceOptions } from "./place.ts"
import type { ReadColumn } from "./problem.ts"
import type { Shape } from "./shape.ts"
import type { Writing } from "./values/read-value.ts"

/** A unit that the words of a row mean. */
export type UnitAnswer =
  | { readonly kind: "none" }
  | { readonly kind: "found"; readonly unit: string; readonly name: string }
  | { readonly kind: "ambiguous"; readonly candidates: readonly string[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly string[] }

/** What rows of a table are read with. */
export interface Reading {
  readonly shape: Shape
  readonly writing: Writing
  readonly unitOf: (names: UnitNames) => UnitAnswer
  /** Where places of a row are expected, by its words. */
  readonly placeOptions: (names: UnitNames) => PlaceOptions
  readonly organisationOf: (name: string) => string | null
  /** The same columns behind the fields of two rows are kept once. */
  readonly sharing: Map<string, ReadonlyMap<string, ReadColumn>>
  /** Whose codes the file gives: an organisation's id or a word. */
  readonly scheme: string
  /** The operator of rows that name none. */
  readonly operator: string | null
  /** The owner of assets of rows that name none. */
  readonly owner: string | null
}

export interface UnitNames {
  readonly commune: string | null
  readonly district: string | null
  readonly province: string | null
}
