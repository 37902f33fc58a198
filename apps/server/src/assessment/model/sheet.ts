import { type Static, Type } from "typebox"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Where a criterion of a score sheet stands, in the words of the sheets. */
export const SHEET_STATUSES = [
  "Chưa thực hiện",
  "Đang thực hiện",
  "Cần bổ sung minh chứng",
  "Hoàn thành",
] as const
export const SheetStatus = Type.Unsafe<(typeof SHEET_STATUSES)[number]>(
  Type.Enum([...SHEET_STATUSES]),
)
export type SheetStatus = Static<typeof SheetStatus>

/** One document that a sheet names: "466/PVHXH - 15/03/2026: khảo sát cấu hình máy tính". */
export const CitedDocument = Type.Object({
  number: Type.String(),
  /** "2026-03-15"; null where the sheet's date is none. */
  date: Nullable(Type.String()),
  summary: Type.String(),
})
export type CitedDocument = Static<typeof CitedDocument>

/** What somebody wrote beside a criterion. */
export const SheetRemark = Type.Object({
  by: Type.Union([Type.Literal("verifier"), Type.Literal("agency"), Type.Literal("unknown")]),
  /** What a verifier decided; null for a remark without a verdict. */
  verdict: Nullable(Type.Union([Type.Literal("agree"), Type.Literal("disagree")])),
  text: Type.String(),
})
export type SheetRemark = Static<typeof SheetRemark>

export const SheetRow = Type.Object({
  row: Type.Integer(),
  code: Type.String(),
  name: Type.String(),
  group: Type.String(),
  maxPoints: Type.Number(),
  selfPoints: Nullable(Type.Number()),
  verifiedPoints: Nullable(Type.Number()),
  /** self − verified, as sheets print it: above zero where points were lost. */
  difference: Nullable(Type.Number()),
  change: Type.Union([
    Type.Literal("kept"),
    Type.Literal("lowered"),
    Type.Literal("raised"),
    Type.Literal("open"),
  ]),
  status: SheetStatus,
  responsible: Type.String(),
  deadline: Type.String(),
  documents: Type.Array(CitedDocument),
  remarks: Type.Array(SheetRemark),
})
export type SheetRow = Static<typeof SheetRow>

export const SheetGroup = Type.Object({
  code: Type.String(),
  name: Type.String(),
  criteria: Type.Integer(),
  maxPoints: Type.Number(),
  selfPoints: Type.Number(),
  verifiedPoints: Type.Number(),
})
export type SheetGroup = Static<typeof SheetGroup>

/** Something of a sheet that a person must look at. */
export const SheetFinding = Type.Object({
  row: Nullable(Type.Integer()),
  column: Nullable(Type.String()),
  /** `refused`: the sheet cannot be taken. `questioned`: it can, and somebody should look. */
  weight: Type.Union([Type.Literal("refused"), Type.Literal("questioned")]),
  message: Type.String(),
})
export type SheetFinding = Static<typeof SheetFinding>

export const SheetTotals = Type.Object({
  criteria: Type.Integer(),
  maxPoints: Type.Number(),
  selfPoints: Type.Number(),
  verifiedPoints: Type.Number(),
  lowered: Type.Integer(),
  loweredToZero: Type.Integer(),
  raised: Type.Integer(),
})
export type SheetTotals = Static<typeof SheetTotals>

/** A score sheet as read. */
export const ScoreSheet = Type.Object({
  fileName: Type.String(),
  sheet: Nullable(Type.String()),
  sha256: Type.String(),
  rows: Type.Array(SheetRow),
  groups: Type.Array(SheetGroup),
  totals: SheetTotals,
  findings: Type.Array(SheetFinding),
})
export type ScoreSheet = Static<typeof ScoreSheet>
