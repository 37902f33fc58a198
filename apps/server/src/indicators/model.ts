import { type Static, Type } from "typebox"
import { Day, UnitRef, View } from "../registry/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))

/** Stable id of a figure as its file gives it: "bg-03". */
export const FigureId = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" })

/** `>` trên, hơn · `>=` tối thiểu · `~` khoảng, gần. */
export const Comparator = OneOf("=", ">", ">=", "<", "<=", "~")
export type Comparator = Static<typeof Comparator>

export const FigureKind = OneOf(
  "observation",
  "target",
  "benchmark",
  "rank",
  "plan",
  "drill",
  "event",
)
export type FigureKind = Static<typeof FigureKind>

/** "2024-10-09", "2024-09", "2024-Q3" or "2023", with its first and last day. */
export const Period = Type.Object({
  code: Type.String(),
  kind: OneOf("day", "month", "quarter", "year"),
  starts: Day,
  ends: Day,
})
export type Period = Static<typeof Period>

const LETTERS =
  "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
/** Written in small letters, Vietnamese ones too: "bts", "hộ_có_cáp_quang". */
export const MeasureCode = Type.String({ pattern: `^[${LETTERS}][${LETTERS}0-9_]{0,79}$` })

/** What is counted or measured. How it adds is declared here, never guessed. */
export const Measure = Type.Object({
  code: MeasureCode,
  nameVi: Type.String(),
  nameEn: Type.String(),
  /** A unit of measure as figures write it: "station", "%", "subscription/100 people". */
  unitOfMeasure: Type.String(),
  /** A part of a whole, in percent: it lies between 0 and 100 and is never added or averaged. */
  share: Type.Boolean(),
  inTime: OneOf("sum", "last", "avg", "min", "max"),
  overUnits: OneOf("sum", "avg", "min", "max", "none"),
  /** Which way is better; "none" where neither is. */
  better: OneOf("higher", "lower", "none"),
  /** More than this factor against the period before is questioned; null: never. */
  jumpFactor: Nullable(Type.Number({ exclusiveMinimum: 1 })),
  definitionVi: Type.String(),
  definitionEn: Type.String(),
})
export type Measure = Static<typeof Measure>

/** A public text that figures were taken from. */
export const Document = Type.Object({
  id: Type.String(),
  number: Nullable(Type.String()),
  title: Type.String(),
  issuer: Nullable(Type.String()),
  /** When it was published, as exactly as known. */
  issued: Nullable(Period),
  abstract: Nullable(Type.String()),
})
export type Document = Static<typeof Document>

/** Where in a file the figure was read: file name, sheet (workbooks), row as people count. */
export const Source = Type.Object({
  kind: OneOf("published-document"),
  file: Type.String(),
  sheet: Nullable(Type.String()),
  row: Type.Integer(),
  sha256: Type.String(),
})
export type Source = Static<typeof Source>

/** One version of one figure, exactly as published. */
export const Figure = Type.Object({
  id: FigureId,
  kind: FigureKind,
  measure: Measure,
  place: UnitRef,
  /** As the text names it at the time. */
  placeName: Type.String(),
  placeLevel: Type.String(),
  period: Period,
  comparator: Comparator,
  /** Null where the text gives none, or where the value is a date. */
  value: Nullable(Type.Number()),
  /** The value as written, digits and all ("98.60"); a date as "2023-10-02"; null where none. */
  exact: Nullable(Type.String()),
  unitOfMeasure: Type.String(),
  /** The words of the text. */
  label: Type.String(),
  /** Named parts, in the order printed; their values exact. */
  breakdown: Type.Array(Type.Object({ label: Type.String(), exact: Type.String() })),
  /** For a date: every date the text prints for it. */
  datesPrinted: Type.Array(Type.String()),
  whole: Nullable(FigureId),
  relation: Nullable(OneOf("part", "subset")),
  note: Type.String(),
  document: Document,
  source: Source,
  /** 1 for the first version, counting up with each correction. */
  version: Type.Integer(),
  recordedAt: Type.String(),
  supersededAt: Nullable(Type.String()),
})
export type Figure = Static<typeof Figure>

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

/** A target held against the newest observation of the same measure and place. */
export const TargetStatus = Type.Object({
  target: FigureId,
  observation: Nullable(FigureId),
  /** `uncertain`: there is an observation, but as published it can mean either. */
  status: OneOf("exceeded", "reached", "behind", "uncertain", "no-data"),
  /** Observation minus target as printed, in the unit of measure; null without data. */
  gap: Nullable(Type.Number()),
  /** The same, exact: "6.8". */
  gapExact: Nullable(Type.String()),
  explanation: Type.String(),
  explanationEn: Type.String(),
})
export type TargetStatus = Static<typeof TargetStatus>

/** An observation held against the benchmark of the same measure (the country's). */
export const Comparison = Type.Object({
  figure: FigureId,
  benchmark: FigureId,
  /** Observation minus benchmark as printed, in the unit of measure. */
  difference: Type.Number(),
  /** The same, exact: "13.74". */
  differenceExact: Type.String(),
  /** When the benchmark was; it may be another time than the figure's. */
  benchmarkPeriod: Period,
  /** `>`: at least this far above (one of the two is open); `~`: about. */
  comparator: Comparator,
  explanation: Type.String(),
  explanationEn: Type.String(),
})
export type Comparison = Static<typeof Comparison>

/** One reason to read a carried value with care. */
export const Caution = Type.Object({
  code: OneOf("different-periods", "open-comparator", "estimated-split", "incomplete"),
  vi: Type.String(),
  en: Type.String(),
})

export type Caution = Static<typeof Caution>

/**
 * A measure of a place in a view. `own`: reported for this very unit. `sum`: computed along lineage,
 * comparators kept: added, or the smallest, largest or mean where the measure says so; a unit that
 * became this one whole and alone is carried as it is. `side-by-side`: not additive, so the other
 * units' figures stand beside each other with the reason.
 */
export const PlaceMeasure = Type.Object({
  measure: Measure,
  how: OneOf("own", "sum", "side-by-side"),
  comparator: Nullable(Comparator),
  value: Nullable(Type.Number()),
  exact: Nullable(Type.String()),
  /** The unit's own, newest first, then those of each older unit, newest first. */
  figures: Type.Array(Figure),
  /** What was added, with the share carried; empty unless `how` is "sum". */
  components: Type.Array(Type.Object({ figure: FigureId, share: Type.Number() })),
  cautions: Type.Array(Caution),
  reasonVi: Nullable(Type.String()),
  reasonEn: Nullable(Type.String()),
  /** The value in one sentence, with its comparisons and targets; null where no figure has one. */
  sentenceVi: Nullable(Type.String()),
  sentenceEn: Nullable(Type.String()),
  targets: Type.Array(TargetStatus),
  comparisons: Type.Array(Comparison),
  failures: Type.Array(CheckResult),
})
export type PlaceMeasure = Static<typeof PlaceMeasure>

/** `GET /api/v1/figures/:figureId`: one figure with all that belongs to it. */
export const FigureDetail = Type.Interface([Figure], {
  /** The figure in one sentence, with its comparison and target. */
  sentenceVi: Type.String(),
  sentenceEn: Type.String(),
  /** The names of `breakdown`'s parts in Vietnamese, in its order. */
  breakdownVi: Type.Array(Type.String()),
  /** Every rule that applied to it, passed or failed. */
  checks: Type.Array(CheckResult),
  /** Targets that it is, or that it is held against. */
  target: Type.Array(TargetStatus),
  comparisons: Type.Array(Comparison),
  /** Every version, newest first; this one among them. */
  history: Type.Array(Figure),
  related: Type.Object({ whole: Nullable(Figure), parts: Type.Array(Figure) }),
})
export type FigureDetail = Static<typeof FigureDetail>

/** A page of figures by document, then id; `next` is the cursor of the page after, or null. */
export const FigurePage = Type.Object({
  figures: Type.Array(Figure),
  next: Nullable(Type.String()),
})
export type FigurePage = Static<typeof FigurePage>

/** `GET /api/v1/places/:unitId/figures`: all measures of a place in a view. */
export const PlaceFigures = Type.Object({
  place: UnitRef,
  view: View,
  /** What was known at this instant. */
  asOf: Type.String(),
  measures: Type.Array(PlaceMeasure),
})
export type PlaceFigures = Static<typeof PlaceFigures>

/** A place in a few sentences. */
export const PlaceOverview = Type.Object({
  place: UnitRef,
  /** The older units whose figures it stands on in the view; empty where they are many. */
  madeOf: Type.Array(UnitRef),
  /** What a unit that is no more belongs to today. */
  nowPartOf: Type.Array(UnitRef),
  /** The measures that say most of it. */
  measures: Type.Array(PlaceMeasure),
  /** How many measures there are of it. */
  measured: Type.Integer(),
  /** How many of its targets stand where. */
  targets: Type.Array(
    Type.Object({ status: TargetStatus.properties.status, count: Type.Integer() }),
  ),
  /** Of its newest figure that is no target. */
  newest: Nullable(Period),
})
export type PlaceOverview = Static<typeof PlaceOverview>

/** `GET /api/v1/overview`: what there is, in a view. */
export const Overview = Type.Object({
  view: View,
  /** What was known at this instant. */
  asOf: Type.String(),
  figures: Type.Integer(),
  documents: Type.Integer(),
  problems: Type.Integer(),
  /** Units that exist on the day of the view before those that do not. */
  places: Type.Array(PlaceOverview),
  /** Places with figures that are not among them. */
  more: Type.Integer(),
})
export type Overview = Static<typeof Overview>

/** `GET /api/v1/measures/:code/figures`: one measure, its places side by side. */
export const MeasureFigures = Type.Object({
  measure: Measure,
  view: View,
  asOf: Type.String(),
  places: Type.Array(Type.Interface([PlaceMeasure], { place: UnitRef })),
})
export type MeasureFigures = Static<typeof MeasureFigures>

/** `GET /api/v1/measures`: a measure with how many figures report it now. */
export const MeasureSummary = Type.Interface([Measure], { figures: Type.Integer() })
export type MeasureSummary = Static<typeof MeasureSummary>

export const DocumentSummary = Type.Interface([Document], {
  figures: Type.Integer(),
  /** Places that it reports on. */
  places: Type.Array(UnitRef),
})
export type DocumentSummary = Static<typeof DocumentSummary>

export const DocumentDetail = Type.Interface([Document], { figures: Type.Array(Figure) })
export type DocumentDetail = Static<typeof DocumentDetail>

/** `GET /api/v1/problems`: a failed check with the figure it failed on. */
export const FigureProblem = Type.Interface([CheckResult], { subject: Figure })
export type FigureProblem = Static<typeof FigureProblem>

/** `GET /api/v1/search`: the best finds first. `id` is a unit's id, a measure's code or a figure's id. */
export const SearchHit = Type.Object({
  kind: OneOf("place", "measure", "figure"),
  id: Type.String(),
  title: Type.String(),
  /** What tells two equal titles apart: a place's path, a measure's unit, a figure's place and period. */
  context: Type.String(),
})
export type SearchHit = Static<typeof SearchHit>

/** A row of an import's report. */
export const ImportRow = Type.Object({
  /** As people count: the header is row 1. */
  row: Type.Integer(),
  id: Nullable(Type.String()),
  action: OneOf("add", "change", "same", "refuse"),
  problems: Type.Array(
    Type.Object({
      /** The header, "value". */
      column: Nullable(Type.String()),
      /** Where the column stands, from 1: 10 for "J". */
      columnNumber: Nullable(Type.Integer()),
      message: Type.String(),
    }),
  ),
  /** What to look at although the row is accepted: a new document, a failed check. */
  warnings: Type.Array(Type.String()),
})
export type ImportRow = Static<typeof ImportRow>

export const ImportReport = Type.Object({
  file: Type.String(),
  sheet: Nullable(Type.String()),
  sha256: Type.String(),
  encoding: Nullable(Type.String()),
  committed: Type.Boolean(),
  /** Headers of the file that mean nothing here, as written. */
  ignoredColumns: Type.Array(Type.String()),
  /** About the file as a whole: rows left out, a decimal mark that was inferred. */
  notes: Type.Array(Type.String()),
  counts: Type.Object({
    rows: Type.Integer(),
    add: Type.Integer(),
    change: Type.Integer(),
    same: Type.Integer(),
    refuse: Type.Integer(),
  }),
  rows: Type.Array(ImportRow),
  /** Rows with nothing to say that a long report leaves out; they are counted above. */
  omitted: Type.Integer(),
})
export type ImportReport = Static<typeof ImportReport>
