import { type Static, Type } from "typebox"
import { Nullable, OneOf } from "../../model/words.ts"
import { Contents, ReleaseCheck, ReleaseMetadata, ReleaseRow } from "./sealed.ts"
import { Count, link, ReleaseId, Sha256, Text } from "./words.ts"

export const ReleaseSummary = Type.Object({
  id: ReleaseId,
  state: OneOf("prepared", "published"),
  titleVi: Text,
  titleEn: Text,
  noteVi: Text,
  noteEn: Text,
  contents: Contents,
  asOf: Text,
  rows: Count,
  preparedAt: Text,
  number: Nullable(Count),
  publishedAt: Nullable(Text),
  sha256: Nullable(Sha256),
  corrects: Nullable(ReleaseId),
  reason: Nullable(Text),
  /** The newest release that corrects this one, directly or through others. */
  correctedBy: Nullable(link),
  /** Whether made-up values stand in the database now; frozen bytes do not tell. */
  illustrative: Type.Boolean(),
})
export type ReleaseSummary = Static<typeof ReleaseSummary>

const Described = Type.Object({
  code: Text,
  nameVi: Text,
  nameEn: Text,
  unitOfMeasure: Text,
  /** Formulas that were used, oldest first; none of a base measure. */
  formulas: Type.Array(
    Type.Object({
      version: Type.Integer(),
      formula: Text,
      validFrom: Nullable(Text),
      document: Nullable(Text),
    }),
  ),
  rows: Count,
  withValue: Count,
})

export const ReleaseDetail = Type.Interface([ReleaseSummary], {
  batch: Count,
  /** Of the canonical CSV: what whoever publishes says that they saw. */
  rowsSha256: Sha256,
  units: Count,
  withValue: Count,
  indicators: Type.Array(Described),
  periods: Type.Array(Type.Object({ period: Text, rows: Count })),
  breakdowns: Type.Array(Text),
  checks: Type.Array(ReleaseCheck),
  accepted: Nullable(Text),
  alone: Nullable(Text),
  files: Nullable(ReleaseMetadata.properties.files),
  previous: ReleaseMetadata.properties.previous,
  /** Whether whoever asks prepared it themselves; null for who is not signed in. */
  ownWork: Nullable(Type.Boolean()),
})
export type ReleaseDetail = Static<typeof ReleaseDetail>

export const RowsPage = Type.Object({
  total: Count,
  offset: Count,
  rows: Type.Array(ReleaseRow),
})
export type RowsPage = Static<typeof RowsPage>
