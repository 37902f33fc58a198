import { type Static, Type } from "typebox"
import type { CellStatus } from "../../cells/model.ts"
import { MeasureCode } from "../../model.ts"
import { Nullable, OneOf } from "../../model/words.ts"

/** A measure with what somebody must know to fill it in and what the rules ask. */
export const FormMeasure = Type.Object({
  measure: MeasureCode,
  nameVi: Type.String(),
  nameEn: Type.String(),
  definitionVi: Type.String(),
  definitionEn: Type.String(),
  unitOfMeasure: Type.String(),
  required: Type.Boolean(),
  guidance: Type.String(),
  /** A part of a whole, in percent. */
  share: Type.Boolean(),
  /** Counts things: whole numbers from zero on. */
  counted: Type.Boolean(),
  /** Whether parts of a breakdown sum to the whole. */
  adds: Type.Boolean(),
  jumpFactor: Nullable(Type.Number()),
  dimensions: Type.Record(Type.String(), Type.Array(Type.String())),
})
export type FormMeasure = Static<typeof FormMeasure>

/** A part that is never more than its whole: both measures of the same unit and period. */
export const PartOfWhole = Type.Object({ part: MeasureCode, whole: MeasureCode })
export type PartOfWhole = Static<typeof PartOfWhole>

/** numerator ÷ denominator × per = rate. */
export const Implied = Type.Object({
  numerator: MeasureCode,
  denominator: MeasureCode,
  rate: MeasureCode,
  per: Type.Number(),
})
export type Implied = Static<typeof Implied>

/** A value of the same unit and period that the report does not ask for, but rules look at. */
export const KnownValue = Type.Object({
  measure: MeasureCode,
  cut: Type.String(),
  nameVi: Type.String(),
  nameEn: Type.String(),
  value: Type.Number(),
})
export type KnownValue = Static<typeof KnownValue>

/** What `checkReport` needs besides values. */
export const FormRules = Type.Object({
  measures: Type.Array(FormMeasure),
  parts: Type.Array(PartOfWhole),
  implied: Type.Array(Implied),
  known: Type.Array(KnownValue),
})
export type FormRules = Static<typeof FormRules>

/** One value as the rules see it. */
export interface CheckedCell {
  readonly measure: string
  readonly cut: string
  readonly value: number | null
  readonly status: CellStatus | null
  readonly note: string
  readonly noteCurrent: boolean
  readonly previous: { readonly period: string; readonly value: number } | null
}

/**
 * What a rule found. An `error` stops submission. A `warning` stops it until a note explains it
 * (`explained`).
 */
export const Finding = Type.Object({
  rule: OneOf(
    "empty",
    "reason-missing",
    "share",
    "counted",
    "parts-sum",
    "subset-within-whole",
    "implied-third",
    "jump",
  ),
  severity: OneOf("error", "warning"),
  measure: MeasureCode,
  cut: Type.String(),
  /** One sentence with the numbers. */
  messageVi: Type.String(),
  messageEn: Type.String(),
  explained: Type.Boolean(),
})
export type Finding = Static<typeof Finding>
