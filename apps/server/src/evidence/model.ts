import { type Static, Type } from "typebox"
import { Day, UnitId } from "../registry/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

export const EvidenceId = Type.String({ pattern: "^[A-Za-z0-9_-]{20}$" })

/** What a file is, by what is in it; its name says nothing. */
export const FILE_KINDS = [
  "pdf",
  "docx",
  "xlsx",
  "png",
  "jpeg",
  "tiff",
  "webp",
  "csv",
  "txt",
] as const
export const FileKind = Type.Unsafe<(typeof FILE_KINDS)[number]>(Type.Enum([...FILE_KINDS]))
export type FileKind = Static<typeof FileKind>

const EvidenceFile = Type.Object({
  /** As the sender calls it, without a path; the ending is that of its kind. */
  name: Type.String(),
  kind: FileKind,
  bytes: Type.Integer(),
  sha256: Type.String(),
})

/** What is said of a document. */
const Described = {
  number: Nullable(Type.String({ maxLength: 200 })),
  issuer: Nullable(Type.String({ maxLength: 300 })),
  issued: Nullable(Day),
  summary: Type.String({ minLength: 1, maxLength: 2000 }),
}

/** A document that stands behind what is reported: a file, an address, or both. */
export const Evidence = Type.Object({
  id: EvidenceId,
  /** Whose it is. */
  unit: UnitId,
  ...Described,
  file: Nullable(EvidenceFile),
  link: Nullable(Type.String()),
  /** Of what is said of it; counts up with each correction. */
  version: Type.Integer(),
  recordedAt: Type.String(),
  /** The account; null for readers who are not signed in. */
  recordedBy: Nullable(Type.String()),
  /** Whether something published stands on it: then everybody may read it. */
  public: Type.Boolean(),
})
export type Evidence = Static<typeof Evidence>

/** Where the same file is already known. */
export const SameContent = Type.Object({
  id: EvidenceId,
  unit: UnitId,
  number: Nullable(Type.String()),
  summary: Type.String(),
})
export type SameContent = Static<typeof SameContent>

export const EvidenceKept = Type.Object({
  evidence: Evidence,
  /** False where this unit had exactly this document already: nothing was added. */
  added: Type.Boolean(),
  /** Other documents of this unit with the same file. */
  sameContent: Type.Array(SameContent),
})
export type EvidenceKept = Static<typeof EvidenceKept>

export const EvidencePage = Type.Object({
  rows: Type.Array(Evidence),
  /** Send it as `before` for the next page; null on the last. */
  next: Nullable(Type.Integer()),
})
export type EvidencePage = Static<typeof EvidencePage>

/** A correction of what is said of a document. */
export const EvidenceChange = Type.Object(
  { ...Described, version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
)
export type EvidenceChange = Static<typeof EvidenceChange>
