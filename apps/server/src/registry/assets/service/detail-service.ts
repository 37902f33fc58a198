import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { organisationRefs } from "../../organisations/service/read-service.ts"
import { pathOf } from "../../tree.ts"
import { refOf as unitRefOf } from "../../view.ts"
import { refOf } from "../asset-of.ts"
import type { AssetBook, AssetLife } from "../book.ts"
import { assetNotFound } from "../errors.ts"
import { attributeField, fieldName, stateOf, textOf } from "../facts.ts"
import { holdersOf } from "../filter.ts"
import type {
  Asset,
  AssetChecks,
  AssetDetail,
  AssetHistory,
  AssetKindListed,
  AssetRef,
} from "../model.ts"
import { factsOn, isKnown, stretchesOf } from "../replay.ts"
import { sees, type Sight } from "../sight.ts"
import { placeGiver, type Standing, standingWith, type Stands } from "../standing.ts"
import { actAt, actsOf, placesOf } from "../store/acts-store.ts"
import { warningsOf } from "../warnings.ts"
import { currentBook } from "./book-service.ts"
import { rowOf } from "./list-service.ts"
import { checkingOf, type Ground, groundOf, standsOn, viewOn } from "./view-service.ts"

/** An asset on a day; before anything is known of it as it first was. Refused where none may be seen. */
async function standingFor(ctx: Context, id: string, at: string, sight: Sight) {
  const ground = await groundOf(ctx)
  const book = await currentBook(ctx)
  const life = book.life(id)
  if (life === undefined) throw assetNotFound(id)
  const stands = standsOn(ground, book, at)
  const then = factsOn(life.statements, at)
  const existsThen = isKnown(then) && life.mergedInto === null
  const standing = standingWith(life, isKnown(then) ? then : firstFacts(life), stands)
  const listed = ground.kinds.compiled.get(life.kind)?.kind.public.listed ?? false
  if (!listed && !sees(sight, standing)) throw assetNotFound(id)
  return { ground, book, life, stands, standing, existsThen }
}

/** The asset that an id leads to through mergers; null where it is the asset itself or nobody's. */
export async function redirectOf(ctx: Context, id: string): Promise<string | null> {
  const found = (await currentBook(ctx)).follow(id)
  return found === undefined || found.id === id ? null : found.id
}

const firstFacts = ({ statements }: AssetLife) => statements[0]?.said ?? {}

export async function getAsset(
  ctx: Context,
  id: string,
  at: string,
  { sight, writing }: { readonly sight: Sight; readonly writing: Sight },
): Promise<AssetDetail> {
  const { ground, book, life, stands, standing, existsThen } = await standingFor(ctx, id, at, sight)
  const world = await checkingOf(ctx, await viewOn(ctx, at))
  const row = rowOf(standing, sight, world)
  const declaration = ground.kinds.listed.get(life.kind)
  if (declaration === undefined) throw new Error(`no declaration of ${life.kind}`)
  return {
    ...row,
    at,
    existsThen,
    declaration,
    place: placeOf(row, standing, ground, stands),
    organisations: await organisationsOf(ctx, row, declaration, at),
    refers: row.reduced ? [] : refersOf(standing, declaration, stands),
    referredBy: row.reduced ? [] : referredBy(id, book, stands, ground),
    mergedInto: life.mergedInto === null ? null : refIn(book, life.mergedInto, at),
    mergedFrom: row.reduced ? [] : mergedFrom(book, id),
    mayChange: life.mergedInto === null && sees(writing, standing),
  }
}

/** An asset as it is named on a day. */
export function refIn(book: AssetBook, id: string, at: string): AssetRef | null {
  const life = book.life(id)
  if (life === undefined) return null
  const facts = factsOn(life.statements, at)
  return refOf({ life, facts: isKnown(facts) ? facts : firstFacts(life) })
}

function placeOf(
  row: Asset,
  standing: Standing,
  ground: Ground,
  stands: Stands,
): AssetDetail["place"] {
  const { day } = stands.units
  const unitOf = (unitId: string | null) => {
    const unit = unitId === null ? undefined : ground.units.units.get(unitId)
    return unit ?? null
  }
  const unit = unitOf(row.unit)
  const declared = unitOf(row.declaredUnit)
  const from = placeGiver(standing.life.kind, standing.facts, stands)
  return {
    unit: unit === null ? null : unitRefOf(unit, day),
    declared: declared === null ? null : unitRefOf(declared, day),
    path: unit === null ? [] : pathOf(ground.units, unit, day).map((one) => unitRefOf(one, day)),
    boundaries: standing.located !== null || ground.locator.areas.length > 0,
    from: standing.placedBy === null || from === null ? null : refIn(stands.book, from.id, day),
  }
}

async function organisationsOf(
  ctx: Context,
  row: Asset,
  { attributes }: AssetKindListed,
  at: string,
): Promise<AssetDetail["organisations"]> {
  const named = attributes
    .filter(({ type }) => type === "organisation")
    .flatMap(({ code }) => row.attributes[code] ?? [])
  const ids = [row.owner, row.operator, ...named.flat()].filter((id) => typeof id === "string")
  const refs = await organisationRefs(ctx.db, [...new Set(ids)], at)
  return [...refs.values()].map(({ id, nameVi }) => ({ id, name: nameVi }))
}

function refersOf(standing: Standing, { attributes }: AssetKindListed, stands: Stands) {
  return attributes
    .filter(({ type }) => type === "asset")
    .flatMap(({ code }) => {
      const value = standing.facts[attributeField(code)]
      const ids = (Array.isArray(value) ? value : [value]).filter((id) => typeof id === "string")
      return ids.flatMap((id) => {
        const found = stands.book.follow(id)
        const ref = found === undefined ? null : refIn(stands.book, found.id, stands.units.day)
        return ref === null ? [] : [{ ...ref, attribute: code }]
      })
    })
}

/** Assets that name this one, or one that was merged into it, on the day. */
function referredBy(id: string, book: AssetBook, stands: Stands, { kinds }: Ground) {
  const ids = [id, ...mergedFrom(book, id)]
  return ids
    .flatMap((one) => book.naming(one))
    .flatMap((other) => {
      const life = book.life(other)
      const facts = life === undefined ? {} : factsOn(life.statements, stands.units.day)
      if (life === undefined || !isKnown(facts) || life.mergedInto !== null) return []
      const attribute = kinds.listed
        .get(life.kind)
        ?.attributes.find(({ code }) => namesOne(facts[attributeField(code)], ids))
      if (attribute === undefined) return []
      return [{ ...refOf({ life, facts }), attribute: attribute.code, state: stateOf(facts) }]
    })
}

const namesOne = (value: unknown, ids: readonly string[]) =>
  (Array.isArray(value) ? value : [value]).some(
    (one) => typeof one === "string" && ids.includes(one),
  )

function mergedFrom(book: AssetBook, id: string): string[] {
  return [...book.mergedInto(id)]
}

/** The history of every field of an asset, as it is known now or was at a moment. */
export async function historyOf(
  ctx: Context,
  id: string,
  knownAt: string | null,
): Promise<AssetHistory> {
  const life = (await currentBook(ctx)).life(id)
  if (life === undefined) throw assetNotFound(id)
  const known = knownAt === null ? Number.POSITIVE_INFINITY : await actAt(ctx.db, knownAt)
  const statements = life.statements.filter(({ act }) => act <= known)
  const fields = [...new Set(statements.flatMap(({ said }) => Object.keys(said)))].toSorted()
  const places = new Map((await placesOf(ctx.db, id)).map(({ act, place }) => [act, place]))
  const numbers = [...statements, ...life.answers].map(({ act }) => act)
  if (life.merged !== null) numbers.push(life.merged)
  for (const { merged, act } of life.undone) numbers.push(merged, act)
  const acts = await actsOf(
    ctx.db,
    [...new Set(numbers)].filter((act) => act <= known),
  )
  return {
    id,
    knownAt,
    fields: fields.map((field) => ({
      field: fieldName(field),
      stretches: stretchesOf(statements, field),
    })),
    acts: acts.toReversed().map((act) => ({
      ...act,
      place: places.get(act.act) ?? null,
      said: statements
        .filter((one) => one.act === act.act)
        .map(({ from, to, said }) => ({ from, to, fields: renamed(said) })),
    })),
  }
}

/** Fields by the names that people are told. */
export const renamed = (said: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(said).map(([field, value]) => [fieldName(field), value]))

/** Everything that the checks say of an asset today, with the answers that were given. */
export async function checksOf(ctx: Context, id: string): Promise<AssetChecks> {
  const today = dayInVietnam(ctx.now())
  const view = await viewOn(ctx, today)
  const standing = view.get(id)
  if (standing === undefined) return { id, warnings: [] }
  const acts = await actsOf(
    ctx.db,
    standing.life.answers.map(({ act }) => act),
  )
  const told = new Map(acts.map(({ act, by, at }) => [act, { by, at }]))
  const world = await checkingOf(ctx, view)
  const warnings = warningsOf(standing, world, (act) => told.get(act) ?? { by: "", at: "" })
  return { id, warnings }
}

/** Where an asset stands now, for the gate: its unit and whose it is. */
export async function standingNow(ctx: Context, id: string): Promise<Standing> {
  const { standing } = await standingFor(ctx, id, dayInVietnam(ctx.now()), ALL_SEEN)
  return standing
}

const ALL_SEEN: Sight = { everything: true, unit: () => true, organisation: () => true }

/** The unit or organisation that a refusal names. */
export const placeOfAsset = (standing: Standing): string =>
  standing.unit ?? textOf(standing.facts, "unit") ?? holdersOf(standing)[0] ?? "VN"
