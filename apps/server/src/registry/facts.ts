import { type Static, Type } from "typebox"
import { Day, EventKind, Level, ShareBasis, UnitId } from "./model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** From this day (null: as far as the lists go back), up to but not on that day. */
const dated = { from: Nullable(Day), to: Nullable(Day) }

export const UnitFact = Type.Object({
  id: UnitId,
  level: Level,
  opened: Nullable(Day),
  closed: Nullable(Day),
})
export type UnitFact = Static<typeof UnitFact>

export const NameFact = Type.Object({
  unit: UnitId,
  name: Type.String(),
  fullName: Type.String(),
  type: Type.String(),
  search: Type.String(),
  searchFull: Type.String(),
  ...dated,
  document: Nullable(Type.String()),
})
export type NameFact = Static<typeof NameFact>

export const CodeFact = Type.Object({
  unit: UnitId,
  level: Level,
  code: Type.String(),
  ...dated,
  document: Nullable(Type.String()),
})
export type CodeFact = Static<typeof CodeFact>

export const ParentFact = Type.Object({
  unit: UnitId,
  parent: UnitId,
  hierarchy: Type.String(),
  ...dated,
})
export type ParentFact = Static<typeof ParentFact>

export const AliasFact = Type.Object({
  unit: UnitId,
  alias: Type.String(),
  search: Type.String(),
  source: Type.String(),
})
export type AliasFact = Static<typeof AliasFact>

export const EventFact = Type.Object({
  id: Type.String(),
  unit: UnitId,
  kind: EventKind,
  date: Day,
  document: Nullable(Type.String()),
  note: Type.String(),
})
export type EventFact = Static<typeof EventFact>

export const LinkFact = Type.Object({
  event: Type.String(),
  source: UnitId,
  target: UnitId,
  share: Nullable(Type.Number()),
  basis: ShareBasis,
  suggested: Type.Boolean(),
})
export type LinkFact = Static<typeof LinkFact>

export const PointFact = Type.Object({
  unit: UnitId,
  longitude: Type.Number(),
  latitude: Type.Number(),
  source: Type.String(),
})
export type PointFact = Static<typeof PointFact>

/** All that the registry knows, table by table. */
export interface Facts {
  readonly units: readonly UnitFact[]
  readonly names: readonly NameFact[]
  readonly codes: readonly CodeFact[]
  readonly parents: readonly ParentFact[]
  readonly aliases: readonly AliasFact[]
  readonly events: readonly EventFact[]
  readonly links: readonly LinkFact[]
  readonly points: readonly PointFact[]
}
