import { type Static, Type } from "typebox"
import { EvidenceId, FileKind } from "../../../evidence/model.ts"
import { Day, UnitId } from "../../../registry/model.ts"
import { FigureOrigin } from "../given.ts"
import { Criterion } from "../index-set.ts"
import { CriterionScore, RoundId, SaidPoints, StepTold } from "../round.ts"
import { Named, Place } from "./place.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

/** How a file can be looked at without leaving the page; null: it is only saved. */
export const Shown = Nullable(OneOf("pdf", "image", "text"))
export type Shown = Static<typeof Shown>

/** A document beside a criterion, as whoever judges sees it. */
export const DossierEvidence = Type.Object({
  id: EvidenceId,
  number: Nullable(Type.String()),
  issuer: Nullable(Type.String()),
  issued: Nullable(Day),
  summary: Type.String(),
  file: Nullable(
    Type.Object({
      name: Type.String(),
      kind: FileKind,
      bytes: Type.Integer(),
      sha256: Type.String(),
    }),
  ),
  link: Nullable(Type.String()),
  recordedAt: Type.String(),
  /** Added after the agency's time to claim was over. */
  late: Type.Boolean(),
  shown: Shown,
  /** Where else in this round the same file or address stands. */
  also: Type.Array(Type.Object({ ...Place, unitName: Type.String() })),
})
export type DossierEvidence = Static<typeof DossierEvidence>

/** Everything that whoever judges a criterion of an agency needs beside it. */
export const Dossier = Type.Object({
  ...Place,
  ...Named,
  definition: Criterion,
  /** The groups above, from the top. */
  path: Type.Array(Type.String()),
  /** Who confirms the figure besides the lead; null where nobody does. */
  confirmedBy: Nullable(Type.Object({ organisation: UnitId, name: Type.String() })),
  state: CriterionScore.properties.state,
  computed: SaidPoints,
  self: SaidPoints,
  verified: SaidPoints,
  final: SaidPoints,
  figures: Type.Array(
    Type.Object({
      name: Type.String(),
      label: Type.String(),
      unit: Type.String(),
      value: Nullable(Type.Number()),
      source: Nullable(FigureOrigin),
      /** In the round before. */
      before: Nullable(Type.Number()),
    }),
  ),
  /** The same criterion of the agency in the round before. */
  before: Nullable(Type.Object({ round: RoundId, self: SaidPoints, final: SaidPoints })),
  evidence: Type.Array(DossierEvidence),
  steps: Type.Array(Type.Interface([StepTold], { organisationName: Type.String() })),
  seen: Type.Integer(),
})
export type Dossier = Static<typeof Dossier>
