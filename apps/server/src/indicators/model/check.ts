import { type Static, Type } from "typebox"
import { FigureId, FigureKind, MeasureCode } from "./figure.ts"
import { OneOf } from "./words.ts"

/** The result of one declared rule on one figure. */
export const CheckResult = Type.Object({
  rule: Type.String(),
  figure: FigureId,
  outcome: OneOf("pass", "fail"),
  /** One sentence, Vietnamese, with the numbers: "5 + 12 + 7 = 24, không bằng 22." */
  explanation: Type.String(),
  explanationEn: Type.String(),
  /** Other figures the rule looked at. */
  others: Type.Array(FigureId),
})
export type CheckResult = Static<typeof CheckResult>

/** What people read about a rule. */
export const CheckRule = Type.Object({
  code: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,63}$" }),
  titleVi: Type.String(),
  titleEn: Type.String(),
  reasonVi: Type.String(),
  reasonEn: Type.String(),
})
export type CheckRule = Static<typeof CheckRule>

/** How far a "khoảng, gần" may lie from the truth, as a part of the number: 0.1 is ten per cent. */
const Approximate = Type.Number({ minimum: 0, maximum: 1 })

/** numerator ÷ denominator × per = rate. */
export const RateTriple = Type.Object({
  numerator: MeasureCode,
  rate: MeasureCode,
  per: Type.Integer({ minimum: 1 }),
  denominator: MeasureCode,
})
export type RateTriple = Static<typeof RateTriple>

/** The parameters of each kind of rule; `docs/guides/checks.md` tells what the rules ask. */
const CheckParameters = {
  "parts-sum": Type.Object({
    approximate: Approximate,
    /** Units of measure whose printed numbers are rounded, so that parts may miss by the rounding. */
    roundedUnits: Type.Array(Type.String()),
  }),
  "subset-within-whole": Type.Object({
    approximate: Approximate,
    roundedUnits: Type.Array(Type.String()),
    /** Measures of the same unit and period of which one is never more than the other. */
    pairs: Type.Optional(Type.Array(Type.Object({ part: MeasureCode, whole: MeasureCode }))),
  }),
  "share-at-most-100": Type.Object({
    /** The unit of measure in which a share is judged, or one equivalent to it. */
    unit: Type.String(),
  }),
  "dates-agree": Type.Object({
    /** Measures whose value is the day on which something was issued. */
    issueMeasures: Type.Array(MeasureCode),
    /** Kinds that tell of the past: their period cannot begin after the document was issued. */
    pastKinds: Type.Array(FigureKind),
  }),
  "implied-third": Type.Object({
    approximate: Approximate,
    /** Zeros at the end of a count may be rounding, but never more than this part of it. */
    trailingZeros: Type.Number({ minimum: 0, maximum: 1 }),
    triples: Type.Array(RateTriple),
  }),
  jump: Type.Object({ approximate: Approximate, kinds: Type.Array(FigureKind) }),
  "unit-of-measure": Type.Object({
    /** Spellings of one unit of measure, one list for each unit. */
    equivalents: Type.Array(Type.Array(Type.String())),
  }),
  "period-mismatch": Type.Object({ pastKinds: Type.Array(FigureKind) }),
} as const
type CheckKind = keyof typeof CheckParameters

const declared = <K extends CheckKind>(kind: K) =>
  Type.Interface([CheckRule], { kind: Type.Literal(kind), parameters: CheckParameters[kind] })

/** A rule as declared in `data/checks.json`: its words, which kind it is, its parameters. */
export const CheckDeclaration = Type.Union([
  declared("parts-sum"),
  declared("subset-within-whole"),
  declared("share-at-most-100"),
  declared("dates-agree"),
  declared("implied-third"),
  declared("jump"),
  declared("unit-of-measure"),
  declared("period-mismatch"),
])
export type CheckDeclaration = Static<typeof CheckDeclaration>
export const CheckDeclarations = Type.Array(CheckDeclaration)
export type CheckDeclarations = Static<typeof CheckDeclarations>
