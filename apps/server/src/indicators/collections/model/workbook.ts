import { type Static, Type } from "typebox"
import { UnitId } from "../../../registry/model.ts"
import { MeasureCode } from "../../model.ts"
import { FormValue } from "./form.ts"
import { Finding } from "./rules.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))

/** What a column of a foreign workbook holds: the unit's name or code, or one cell of the report. */
export const ColumnMeaning = Type.Union([
  Type.Object({ kind: Type.Literal("unit") }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal("cell"), measure: MeasureCode, cut: Type.String({ maxLength: 400 }) },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal("ignore") }, { additionalProperties: false }),
])
export type ColumnMeaning = Static<typeof ColumnMeaning>

/** A column with what it is taken to hold. `sure` where a person or the template said so. */
export const MappedColumn = Type.Object({
  /** "C" */
  column: Type.String(),
  header: Type.String(),
  meaning: ColumnMeaning,
  sure: Type.Boolean(),
})
export type MappedColumn = Static<typeof MappedColumn>

/** One cell of a workbook against what stands. */
export const WorkbookChange = Type.Object({
  unit: UnitId,
  unitName: Type.String(),
  measure: MeasureCode,
  cut: Type.String(),
  labelVi: Type.String(),
  /** "B7" */
  place: Type.String(),
  old: Nullable(FormValue),
  new: FormValue,
  kind: OneOf("add", "change"),
})
export type WorkbookChange = Static<typeof WorkbookChange>

/** What a workbook would do, or did. Where anything is refused, nothing is written. */
export const WorkbookAnswer = Type.Object({
  /** `needs-mapping`: columns are not known yet; confirm or change `columns` and send the file again. */
  outcome: OneOf("needs-mapping", "refused", "ready", "committed"),
  file: Type.String(),
  sheet: Type.String(),
  sha256: Type.String(),
  columns: Type.Array(MappedColumn),
  /** Sheets that could be read, this one among them; empty where there is no choice. */
  sheets: Type.Array(Type.String()),
  changes: Type.Array(WorkbookChange),
  same: Type.Integer(),
  /** Cells left empty: they change nothing. */
  empty: Type.Integer(),
  refused: Type.Array(
    Type.Object({
      sheet: Type.String(),
      row: Type.Integer(),
      column: Type.String(),
      message: Type.String(),
    }),
  ),
  /** What the rules would find, by unit. */
  findings: Type.Array(Type.Interface([Finding], { unit: UnitId })),
  notes: Type.Array(Type.String()),
  /** Send it with `commit=true`: the commit is refused where anything changed since. */
  token: Nullable(Type.String()),
})
export type WorkbookAnswer = Static<typeof WorkbookAnswer>
