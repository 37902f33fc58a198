import { type Static, Type } from "typebox"
import { Day, UnitId } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/**
 * The territory's id, a dot and a short name that begins with a letter: "22.SKHCN". Never given
 * again, and never the id of a unit.
 */
export const OrganisationId = Type.String({
  pattern: "^[0-9A-Z][0-9A-Z.-]*\\.[A-Z][0-9A-Z-]*$",
  maxLength: 31,
})

export const OrganisationKind = Type.Union([
  Type.Literal("peoples-committee"),
  Type.Literal("department"),
  Type.Literal("public-service-unit"),
  Type.Literal("enterprise"),
  Type.Literal("other"),
])
export type OrganisationKind = Static<typeof OrganisationKind>

/** A group of peers that are ranked together: "departments", "localities", "communes" or another. */
export const PeerGroup = Type.String({ pattern: "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", maxLength: 40 })

/** Enough of an organisation to print and link it. */
export const OrganisationRef = Type.Object({
  id: OrganisationId,
  nameVi: Type.String(),
  /** Empty where nobody has given one. */
  nameEn: Type.String(),
  /** "Sở KH&CN"; empty where nobody has given one. */
  shortName: Type.String(),
  kind: OrganisationKind,
  /** The territory it belongs to. */
  unit: UnitId,
  opened: Nullable(Day),
  /** First day on which it no longer exists. */
  closed: Nullable(Day),
})
export type OrganisationRef = Static<typeof OrganisationRef>

/** An organisation as it stood on a day. */
export const Organisation = Type.Interface([OrganisationRef], {
  /** "Tỉnh Quảng Ninh" */
  unitName: Type.String(),
  /** Mã định danh của cơ quan, tổ chức: "H49.1.1". */
  code: Nullable(Type.String()),
  parent: Nullable(OrganisationId),
  groups: Type.Array(PeerGroup),
  /** Send it back with a change: one that somebody else made meanwhile is refused. */
  version: Type.Integer(),
})
export type Organisation = Static<typeof Organisation>

/** How an organisation stood from a day until another. */
export const OrganisationState = Type.Object({
  nameVi: Type.String(),
  nameEn: Type.String(),
  shortName: Type.String(),
  kind: OrganisationKind,
  code: Nullable(Type.String()),
  parent: Nullable(OrganisationId),
  groups: Type.Array(PeerGroup),
  document: Nullable(Type.String()),
  from: Nullable(Day),
  to: Nullable(Day),
})
export type OrganisationState = Static<typeof OrganisationState>

export const LinkExtent = Type.Union([Type.Literal("whole"), Type.Literal("part")])
export type LinkExtent = Static<typeof LinkExtent>

/** One step of lineage, seen from the organisation it is listed under. */
export const OrganisationLink = Type.Object({
  organisation: OrganisationRef,
  date: Day,
  /** `whole`: duties and papers went over; `part`: some of the duties. */
  extent: LinkExtent,
  document: Nullable(Type.String()),
  note: Type.String(),
})
export type OrganisationLink = Static<typeof OrganisationLink>

/** An organisation with all that is known of its history. */
export const OrganisationDetail = Type.Interface([Organisation], {
  at: Day,
  existsThen: Type.Boolean(),
  /** Oldest first. */
  states: Type.Array(OrganisationState),
  predecessors: Type.Array(OrganisationLink),
  successors: Type.Array(OrganisationLink),
  /** Organisations under it on that day. */
  children: Type.Array(OrganisationRef),
})
export type OrganisationDetail = Static<typeof OrganisationDetail>

const words = {
  nameVi: Type.String({ minLength: 1, maxLength: 300 }),
  nameEn: Type.String({ maxLength: 300 }),
  shortName: Type.String({ maxLength: 60 }),
  kind: OrganisationKind,
  code: Nullable(Type.String({ minLength: 1, maxLength: 60 })),
  parent: Nullable(OrganisationId),
  groups: Type.Array(PeerGroup, { maxItems: 10, uniqueItems: true }),
  /** The decision behind it, as written. */
  document: Nullable(Type.String({ maxLength: 200 })),
}

const Heir = Type.Object({
  organisation: OrganisationId,
  extent: LinkExtent,
  note: Type.Optional(Type.String({ maxLength: 500 })),
})

/** `POST /api/v1/organisations` */
export const OrganisationDraft = Type.Object({
  id: OrganisationId,
  unit: UnitId,
  ...words,
  opened: Nullable(Day),
  closed: Nullable(Day),
})
export type OrganisationDraft = Static<typeof OrganisationDraft>

/**
 * `PUT /api/v1/organisations/:id`. With `from`, the change holds from that day on and what stood
 * before stays in the history; with null it corrects how the organisation stands.
 */
export const OrganisationChange = Type.Object({
  ...words,
  from: Nullable(Day),
  version: Type.Integer({ minimum: 1 }),
})
export type OrganisationChange = Static<typeof OrganisationChange>

/** `POST /api/v1/organisations/:id/close`: it ends on a day, its duties go to its heirs. */
export const OrganisationClosing = Type.Object({
  /** First day on which it no longer exists. */
  on: Day,
  document: Nullable(Type.String({ maxLength: 200 })),
  heirs: Type.Array(Heir, { maxItems: 20 }),
  version: Type.Integer({ minimum: 1 }),
})
export type OrganisationClosing = Static<typeof OrganisationClosing>

/** What an import found in one row of a file. */
export const OrganisationImportRow = Type.Object({
  row: Type.Integer(),
  id: Type.String(),
  nameVi: Type.String(),
  action: Type.Union([
    Type.Literal("add"),
    Type.Literal("change"),
    Type.Literal("same"),
    Type.Literal("refuse"),
  ]),
  /** What is wrong, or what changes. */
  messages: Type.Array(Type.String()),
})
export type OrganisationImportRow = Static<typeof OrganisationImportRow>

export const OrganisationImport = Type.Object({
  fileName: Type.String(),
  committed: Type.Boolean(),
  counts: Type.Object({
    add: Type.Integer(),
    change: Type.Integer(),
    same: Type.Integer(),
    refuse: Type.Integer(),
  }),
  notes: Type.Array(Type.String()),
  rows: Type.Array(OrganisationImportRow),
})
export type OrganisationImport = Static<typeof OrganisationImport>
