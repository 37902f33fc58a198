import { type Static, Type } from "typebox"
import { Day } from "../../model.ts"
import { AssetId, AttributeValue, DraftAction, KindCode } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** What was understood of one column of a table. */
export const ImportColumn = Type.Object({
  /** "E" */
  letter: Type.String(),
  /** "Tọa độ / Kinh độ" */
  heading: Type.String(),
  /**
   * "longitude", "attribute:height", "tick:technology=2G,3G", "none": what a correction of the
   * mapping names too.
   */
  target: Type.String(),
  /** The unit of measure in the heading. */
  unit: Nullable(Type.String()),
  how: Type.Union([
    Type.Literal("chosen"),
    Type.Literal("remembered"),
    Type.Literal("exact"),
    Type.Literal("inside"),
    Type.Literal("group"),
    Type.Literal("contents"),
    Type.Literal("none"),
  ]),
  /** The first cells, for whoever corrects the mapping. */
  samples: Type.Array(Type.String()),
})
export type ImportColumn = Static<typeof ImportColumn>

export const ImportTable = Type.Object({
  sheet: Nullable(Type.String()),
  /** First and last row of the heading. */
  headerRows: Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 }),
  /** What a row gives; null where nobody knows. */
  kind: Nullable(KindCode),
  /** What else a row gives, one for each technology and operator. */
  childKind: Nullable(KindCode),
  columns: Type.Array(ImportColumn),
  /** Names the heading: a mapping is remembered for it. */
  signature: Type.String(),
})
export type ImportTable = Static<typeof ImportTable>

export const ImportProblem = Type.Object({
  code: Type.String(),
  /** `error` and `asked` refuse the row. */
  severity: Type.Union([Type.Literal("error"), Type.Literal("asked"), Type.Literal("warning")]),
  /** "E8"; null where it is about the whole row. */
  cell: Nullable(Type.String()),
  heading: Nullable(Type.String()),
  vi: Type.String(),
  suggestions: Type.Array(Type.String()),
})
export type ImportProblem = Static<typeof ImportProblem>

export const ImportedAsset = Type.Object({
  kind: KindCode,
  name: Type.String(),
  /** The asset in the register; null for a new one. */
  id: Nullable(AssetId),
  action: DraftAction,
  /** What the file says of it. */
  attributes: Type.Record(Type.String(), Nullable(AttributeValue)),
  changes: Type.Array(
    Type.Object({ field: Type.String(), before: Type.Unknown(), after: Type.Unknown() }),
  ),
})
export type ImportedAsset = Static<typeof ImportedAsset>

export const ImportRow = Type.Object({
  sheet: Nullable(Type.String()),
  row: Type.Integer(),
  /** `skip`: not a row of data. */
  state: Type.Union([Type.Literal("propose"), Type.Literal("refuse"), Type.Literal("skip")]),
  what: Type.Union([
    Type.Literal("data"),
    Type.Literal("group"),
    Type.Literal("total"),
    Type.Literal("note"),
    Type.Literal("header"),
  ]),
  hidden: Type.Boolean(),
  /** The words of a group, a sum or a note. */
  text: Type.String(),
  name: Type.String(),
  code: Nullable(Type.String()),
  unit: Nullable(Type.String()),
  unitName: Nullable(Type.String()),
  longitude: Nullable(Type.Number()),
  latitude: Nullable(Type.Number()),
  assets: Type.Array(ImportedAsset),
  /** What was done with the cells: swapped, turned into degrees, filled from above. */
  told: Type.Array(Type.String()),
  problems: Type.Array(ImportProblem),
})
export type ImportRow = Static<typeof ImportRow>

/** Something about the whole file that a person can settle by an option. */
export const ImportQuestion = Type.Object({
  code: Type.String(),
  vi: Type.String(),
  /** "--operator 452-04": what to say on the command line. */
  options: Type.Array(Type.String()),
})
export type ImportQuestion = Static<typeof ImportQuestion>

const Counts = Type.Object({
  add: Type.Integer(),
  change: Type.Integer(),
  same: Type.Integer(),
})

export const AssetImportReport = Type.Object({
  file: Type.String(),
  sha256: Type.String(),
  format: Type.Union([
    Type.Literal("workbook"),
    Type.Literal("text"),
    Type.Literal("geojson"),
    Type.Literal("kml"),
    Type.Literal("shapefile"),
    Type.Literal("opencellid"),
  ]),
  encoding: Nullable(Type.String()),
  /** The day that the list describes. */
  day: Type.String(),
  /** Written; false for a look. */
  committed: Type.Boolean(),
  act: Nullable(Type.Integer()),
  tables: Type.Array(ImportTable),
  /** Sheets and parts that were left out. */
  notes: Type.Array(Type.String()),
  /** How what can be read in two ways was read throughout the file. */
  assumptions: Type.Array(Type.String()),
  questions: Type.Array(ImportQuestion),
  counts: Type.Object({
    rows: Type.Integer(),
    propose: Type.Integer(),
    refuse: Type.Integer(),
    skip: Type.Integer(),
    warnings: Type.Integer(),
    assets: Counts,
    kinds: Type.Array(Type.Interface([Counts], { kind: KindCode, nameVi: Type.String() })),
  }),
  rows: Type.Array(ImportRow),
})
export type AssetImportReport = Static<typeof AssetImportReport>

/** How the columns of one heading are read, as a unit or organisation decided it last. */
export const RememberedMapping = Type.Object({
  /** Names the heading, as in `ImportTable`. */
  signature: Type.String({ pattern: "^[0-9a-f]{24}$" }),
  /** Targets by heading; none: nothing is remembered of it any more. */
  columns: Type.Record(Type.String({ maxLength: 300 }), Type.String({ maxLength: 120 })),
  kind: Nullable(KindCode),
})
export type RememberedMapping = Static<typeof RememberedMapping>

export const RememberedMappings = Type.Array(
  Type.Interface([RememberedMapping], { at: Type.String() }),
)
export type RememberedMappings = Static<typeof RememberedMappings>

/** What a person says of a list beside it, as text of the form field `options` (JSON). */
export const AssetImportOptions = Type.Object(
  {
    sheet: Type.Optional(Type.String({ maxLength: 100 })),
    kind: Type.Optional(KindCode),
    day: Type.Optional(Day),
    province: Type.Optional(Type.String({ maxLength: 100 })),
    operator: Type.Optional(Type.String({ maxLength: 60 })),
    decimal: Type.Optional(Type.Union([Type.Literal("comma"), Type.Literal("point")])),
    meridian: Type.Optional(Type.String({ maxLength: 20 })),
    zone: Type.Optional(Type.Union([Type.Literal(3), Type.Literal(6)])),
    /** Targets by heading: a correction of how columns are read. */
    columns: Type.Optional(
      Type.Record(Type.String({ maxLength: 300 }), Type.String({ maxLength: 120 })),
    ),
  },
  { additionalProperties: false },
)
export type AssetImportOptions = Static<typeof AssetImportOptions>
