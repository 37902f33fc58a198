import type { Reader } from "../platform/database.ts"
import { readBook } from "./store/book-store.ts"
import { unitOf } from "./errors.ts"
import { type Carried, carriedTo, lineageOf as lineageIn } from "./lineage.ts"
import { stepsTo } from "./lineage-steps.ts"
import type { Level, LineageEdge, UnitRef } from "./model.ts"
import { type Resolution, resolve, resolverOf, type Question } from "./resolve.ts"
import { search } from "./search.ts"
import { territoriesOf, type Territories } from "./territories.ts"
import * as tree from "./tree.ts"
import { refOf } from "./view.ts"

export { registryCommands } from "./commands.ts"
export { organisationRefs } from "./organisations/index.ts"
/** Whether a unit or an organisation lies in another one's care on a day: for the gate. */
export { isInCareOf as isWithin } from "./organisations/index.ts"
export { organisationRoutes } from "./organisations/index.ts"
export {
  assetCommands,
  type AssetDocuments,
  assetOutputRoutes,
  assetQueries,
  assetRoutes,
  assetsNear,
  assetsOfKind,
  illustrationPlaces,
  readAssets,
  readKinds as assetKinds,
  saveAssets,
  saveIllustration,
  unitAtPlace,
} from "./assets/index.ts"
export {
  assetImportRoutes,
  type FileFormat,
  meridianOf,
  readListFile,
  readPlace,
} from "./assets/import/index.ts"
export type { Asset, AssetDraft } from "./assets/model.ts"
export { registryQueries } from "./service/register-queries.ts"
export { registryRoutes } from "./routes.ts"
export { loadShippedUnits } from "./service/units-service.ts"
export { boundariesOf as unitBoundaries } from "./store/boundary-store.ts"
export { unitsSnapshot } from "./service/snapshot-service.ts"
export { territoriesIn } from "./snapshot.ts"
export { revisionOf as unitsRevision } from "./store/facts-store.ts"
export type { Carried } from "./lineage.ts"
export type { Territories, Territory } from "./territories.ts"

/** What a text means: one unit, several candidates, or none with suggestions. */
export type ResolvedUnit =
  | { readonly kind: "found"; readonly unit: UnitRef }
  | { readonly kind: "ambiguous"; readonly candidates: readonly UnitRef[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly string[] }

export interface UnitQuestion {
  /** "Bắc Ninh", "xã Ba Chẽ, Quảng Ninh", "ha long", a code or an id. */
  readonly name: string
  readonly level?: Level | null
  /** The day it is meant on, "2024-11-19". */
  readonly on: string
}

const asked = ({ name, level, on }: UnitQuestion): Question => ({
  text: name,
  level: level ?? null,
  on,
})

function told(answer: Resolution, on: string): ResolvedUnit {
  if (answer.kind === "found") return { kind: "found", unit: refOf(answer.unit, on) }
  if (answer.kind === "unknown") return answer
  return { kind: "ambiguous", candidates: answer.candidates.map((unit) => refOf(unit, on)) }
}

export async function resolveUnit(db: Reader, question: UnitQuestion): Promise<ResolvedUnit> {
  return told(resolve(await readBook(db), asked(question)), question.on)
}

/** Answers any number of questions from memory: for imports. */
export async function unitResolver(db: Reader): Promise<(question: UnitQuestion) => ResolvedUnit> {
  const answer = resolverOf(await readBook(db))
  return (question) => told(answer(asked(question)), question.on)
}

/** The units of these ids as called on a day; ids that do not exist are left out. */
export async function unitRefs(
  db: Reader,
  ids: readonly string[],
  on: string,
): Promise<Map<string, UnitRef>> {
  const book = await readBook(db)
  return new Map(
    ids.flatMap((id) => {
      const unit = book.units.get(id)
      return unit === undefined ? [] : [[id, refOf(unit, on)] as const]
    }),
  )
}

/** The units whose history makes up a unit on a day, itself first. */
export async function lineageOf(db: Reader, id: string, at: string): Promise<Carried[]> {
  const book = await readBook(db)
  unitOf(book, id)
  return lineageIn(book, id, at)
}

/** Where the figures of a unit belong on a day. */
export async function carryTargets(db: Reader, id: string, at: string): Promise<Carried[]> {
  const book = await readBook(db)
  unitOf(book, id)
  return carriedTo(book, id, at)
}

/** The units of a level on a day, by code; of the whole country or under `parent`. */
export async function unitsOn(
  db: Reader,
  level: Level,
  at: string,
  parent: string | null = null,
): Promise<UnitRef[]> {
  const book = await readBook(db)
  if (parent !== null) unitOf(book, parent)
  return tree.unitsOn(book, level, at, parent).map((unit) => refOf(unit, at))
}

/** Units whose name contains a text, marks left out, best first. */
export async function searchUnits(
  db: Reader,
  text: string,
  at: string,
  limit: number,
): Promise<UnitRef[]> {
  return search(await readBook(db), text, at, limit).map((unit) => refOf(unit, at))
}

/** Lineage of any number of units, answered from memory; a unit that does not exist has none. */
export async function lineages(db: Reader): Promise<{
  /** The units whose history makes up a unit on a day, itself first. */
  readonly of: (id: string, at: string) => Carried[]
  /** Where the figures of a unit belong on a day. */
  readonly from: (id: string, at: string) => Carried[]
}> {
  const book = await readBook(db)
  return {
    of: (id, at) => lineageIn(book, id, at),
    from: (id, at) => carriedTo(book, id, at),
  }
}

/** The units of all times, answered from memory; the same object until the registry changes. */
export async function territories(db: Reader): Promise<Territories> {
  return territoriesOf(await readBook(db))
}

/** The steps of lineage by which a unit came to those of a day: empty while it exists. */
export async function lineageSteps(
  db: Reader,
): Promise<(id: string, day: string) => LineageEdge[]> {
  const book = await readBook(db)
  return (id, day) => stepsTo(book, id, day)
}
