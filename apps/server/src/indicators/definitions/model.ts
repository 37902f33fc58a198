import { type Static, Type } from "typebox"
import { Day } from "../../registry/model.ts"
import { Reporting } from "../cells/model.ts"
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

/** How units report a measure that is collected. */
export const MeasureReporting = Type.Omit(Reporting, ["measure"])
export type MeasureReporting = Static<typeof MeasureReporting>

const details = {
  /** The form on which it is asked, "Biểu số 02/CĐS"; empty where nobody says. */
  collectedOn: Type.String({ maxLength: 200 }),
  /** Counted from records by this query instead of being asked; null: it is reported. */
  registerQuery: Nullable(Type.String({ minLength: 1, maxLength: 200 })),
  /** Asked for periods that end on this day or later. */
  validFrom: Nullable(Day),
  /** And on this day or earlier. */
  validUntil: Nullable(Day),
  /** That introduced or changed it, as written. */
  document: Nullable(Type.String({ maxLength: 200 })),
}

const dimensions = Type.Record(
  Type.String({ minLength: 1, maxLength: 60 }),
  Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 200 }),
  { maxProperties: 5 },
)

/** What somebody wants a base measure to be. */
export const MeasureDraft = Type.Object({
  ...Measure.properties,
  nameVi: words.nameVi,
  nameEn: words.nameEn,
  unitOfMeasure: Type.String({ minLength: 1, maxLength: 60 }),
  definitionVi: words.definitionVi,
  definitionEn: words.definitionEn,
  /** Null: only published, never collected. */
  reporting: Nullable(
    Type.Interface([Type.Omit(MeasureReporting, ["dimensions"])], { dimensions }),
  ),
  ...details,
})
export type MeasureDraft = Static<typeof MeasureDraft>

/** `PUT /api/v1/definitions/measures/:code`. */
export const MeasureChange = Type.Interface([Type.Omit(MeasureDraft, ["code"])], {
  /** As it was read: a measure that somebody else changed meanwhile is refused. */
  version: Type.Integer({ minimum: 1 }),
})
export type MeasureChange = Static<typeof MeasureChange>

/** A base measure with everything that is declared of it. */
export const MeasureDefinition = Type.Interface([Measure], {
  reporting: Nullable(MeasureReporting),
  ...details,
  version: Type.Integer(),
})
export type MeasureDefinition = Static<typeof MeasureDefinition>

/** Another thing of the product that reads a measure or an indicator. */
const Reader = Type.Object({ code: Type.String(), nameVi: Type.String(), nameEn: Type.String() })

/** Who uses a measure, and what may therefore no longer change. */
export const MeasureUse = Type.Object({
  /** Values that stand. */
  cells: Type.Integer(),
  figures: Type.Integer(),
  indicators: Type.Array(Reader),
  collections: Type.Integer(),
  targets: Type.Integer(),
  locked: Type.Array(
    Type.Object({ field: Type.String(), reasonVi: Type.String(), reasonEn: Type.String() }),
  ),
})
export type MeasureUse = Static<typeof MeasureUse>

export const MeasureDetail = Type.Interface([MeasureDefinition], { use: MeasureUse })
export type MeasureDetail = Static<typeof MeasureDetail>

/** What a formula is changed for: whoever reads the indicator, through others too. */
export const IndicatorUse = Type.Object({
  /** Indicators that read it, the nearest first. */
  indicators: Type.Array(
    Type.Interface([Reader], { direct: Type.Boolean(), formula: Type.String() }),
  ),
  /** Published releases that contain it or one that reads it: they stay as they are. */
  releases: Type.Array(Type.Object({ id: Type.String(), titleVi: Type.String() })),
  targets: Type.Integer(),
})
export type IndicatorUse = Static<typeof IndicatorUse>

/** A fault of a formula from a column to another. */
export const FormulaFault = Type.Object({
  code: Type.String(),
  /** From 1. */
  at: Type.Integer(),
  /** The column after its last letter. */
  end: Type.Integer(),
  vi: Type.String(),
  en: Type.String(),
  /** What to write there instead, where one thing is likely. */
  suggestion: Nullable(Type.String()),
})
export type FormulaFault = Static<typeof FormulaFault>

/** `POST /api/v1/formula`: what a formula says, or everything wrong with it. */
export const FormulaRead = Type.Object({
  explained: Nullable(FormulaExplained),
  faults: Type.Array(FormulaFault),
  /** Where the formula would read the indicator itself: the path. */
  ring: Type.Array(Type.String()),
})
export type FormulaRead = Static<typeof FormulaRead>

/** `POST /api/v1/formula/preview`: values of a formula beside those of the version in force. */
export const FormulaPreview = Type.Object({
  unitOfMeasure: Type.String(),
  rows: Type.Array(
    Type.Object({
      unit: Type.String(),
      unitName: Type.String(),
      period: Type.String(),
      value: Nullable(Type.Number()),
      /** By the formula in force; null without one, or without a value. */
      before: Nullable(Type.Number()),
      reported: Type.Integer(),
      expected: Type.Integer(),
    }),
  ),
})
export type FormulaPreview = Static<typeof FormulaPreview>
