import { type Static, Type } from "typebox"
import { Day } from "../../registry/model.ts"
import { Measure, MeasureCode } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** One formula of an indicator, from a day on. */
export const IndicatorVersion = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  formula: Type.String(),
  /** As the check found it: "%", "" for a ratio. */
  unit: Type.String(),
  /** In force for periods that end on this day or later; null: as far back as there are figures. */
  validFrom: Nullable(Day),
  /** As written: "660/KH-UBND". */
  document: Nullable(Type.String()),
  recordedAt: Type.String(),
})
export type IndicatorVersion = Static<typeof IndicatorVersion>

const words = {
  code: MeasureCode,
  nameVi: Type.String({ minLength: 1, maxLength: 300 }),
  nameEn: Type.String({ minLength: 1, maxLength: 300 }),
  better: Measure.properties.better,
  definitionVi: Type.String({ maxLength: 2000 }),
  definitionEn: Type.String({ maxLength: 2000 }),
}

/** A figure that is computed: a formula over aggregated measures and other indicators. */
export const Indicator = Type.Object({ ...words, versions: Type.Array(IndicatorVersion) })
export type Indicator = Static<typeof Indicator>

/** What somebody wants an indicator to be. */
export const IndicatorDraft = Type.Object({
  ...words,
  formula: Type.String({ minLength: 1, maxLength: 20_000 }),
  validFrom: Nullable(Day),
  document: Nullable(Type.String({ maxLength: 200 })),
})
export type IndicatorDraft = Static<typeof IndicatorDraft>

/** All that can be told of a formula without evaluating it. */
export const FormulaExplained = Type.Object({
  formula: Type.String(),
  /** number or truth. */
  type: Type.String(),
  unit: Type.String(),
  dependencies: Type.Array(
    Type.Object({
      code: Type.String(),
      nameVi: Type.String(),
      kind: Type.Union([Type.Literal("measure"), Type.Literal("indicator")]),
      /** As the formula reads it: "prev(bts[technology=4G])". */
      read: Type.String(),
    }),
  ),
  /** One expression over columns that are named as the formula names its inputs. */
  sql: Type.String(),
  sentenceVi: Type.String(),
  sentenceEn: Type.String(),
  /** Measures that hold where they were reported and for no larger area. */
  notAggregable: Type.Array(Type.String()),
})
export type FormulaExplained = Static<typeof FormulaExplained>
