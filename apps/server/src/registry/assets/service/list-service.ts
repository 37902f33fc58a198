import { nearest } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { assetOf } from "../asset-of.ts"
import type { CheckWorld } from "../checks/asset.ts"
import type { DayView } from "../day-view.ts"
import { badQuestion, kindNotFound } from "../errors.ts"
import { type AssetFilter, filterAssets, readConditions, readStates } from "../filter.ts"
import type { Box } from "../geometry.ts"
import type { CompiledKind } from "../kinds/read-kinds.ts"
import type {
  AssetCounts,
  AssetPage,
  AssetQuestion,
  AssetRow,
  AssetState,
  ToldAsset,
} from "../model.ts"
import { pageOf, readCursor } from "../page.ts"
import { openTest, publicAsset } from "../public-view.ts"
import { sees, type Sight } from "../sight.ts"
import type { Standing } from "../standing.ts"
import { openFindings } from "../warnings.ts"
import { checkingOf, groundOf, openWarningsOf, viewOn } from "./view-service.ts"

const FIRST = 50

/** A page of the assets that fit, each as whoever asks may see it. */
export async function listAssets(
  ctx: Context,
  question: AssetQuestion,
  sight: Sight,
): Promise<AssetPage> {
  const { view, found, at } = await findAssets(ctx, question, sight)
  const { sort = "id", after, limit = FIRST } = question
  const cursor = after === undefined ? null : readCursor(after, sort)
  if (after !== undefined && cursor === null) {
    throw badQuestion("after", "“after” không phải chỗ tiếp của một trang theo thứ tự này.")
  }
  const { rows, next } = pageOf(found, { sort, after: cursor, limit })
  const world = await checkingOf(ctx, view)
  return { at, total: found.length, rows: rows.map((one) => rowOf(one, sight, world)), next }
}

/** How many fit, by kind and state. */
export async function countAssets(
  ctx: Context,
  question: AssetQuestion,
  sight: Sight,
): Promise<AssetCounts> {
  const { view, found, at } = await findAssets(ctx, question, sight)
  const staff = sight.everything || found.some((one) => sees(sight, one))
  const warnings = staff ? await openWarningsOf(ctx, view) : null
  const counts = new Map<string, { readonly states: Map<AssetState, number>; warned: number }>()
  for (const standing of found) {
    const { life, state } = standing
    const its = counts.get(life.kind) ?? { states: new Map<AssetState, number>(), warned: 0 }
    counts.set(life.kind, its)
    its.states.set(state, (its.states.get(state) ?? 0) + 1)
    if ((warnings?.of(life.id).length ?? 0) > 0 && sees(sight, standing)) its.warned++
  }
  return {
    at,
    total: found.length,
    kinds: [...view.stands.kinds.keys()].flatMap((kind) => {
      const its = counts.get(kind)
      if (its === undefined) return []
      const states = [...its.states].map(([state, total]) => ({ state, total }))
      const total = states.reduce((sum, one) => sum + one.total, 0)
      return [{ kind, total, states, warned: warnings === null ? null : its.warned }]
    }),
  }
}

interface Found {
  readonly view: DayView
  readonly found: readonly Standing[]
  readonly at: string
}

/** Everything that fits and that whoever asks may find, in the order in which it became known. */
export async function findAssets(
  ctx: Context,
  question: AssetQuestion,
  sight: Sight,
): Promise<Found> {
  const { kinds } = await groundOf(ctx)
  const filter = readFilter(question, kinds.compiled)
  const at = question.at ?? dayInVietnam(ctx.now())
  const { view, found } = await findByFilter(ctx, filter, at, sight)
  return { view, found: await warned(ctx, view, found, question, sight), at }
}

/** The same by a filter whose words are known to mean something. */
export async function findByFilter(
  ctx: Context,
  filter: AssetFilter,
  at: string,
  sight: Sight,
): Promise<Found> {
  const { kinds } = await groundOf(ctx)
  const view = await viewOn(ctx, at)
  const fitting = filterAssets(view, filter)
  if (sight.everything) return { view, found: fitting, at }
  const isOpen = openTest(kinds.compiled, filter)
  return { view, found: fitting.filter((one) => sees(sight, one) || isOpen(one)), at }
}

/** Warnings are for those who see an asset whole. */
async function warned(
  ctx: Context,
  view: DayView,
  found: readonly Standing[],
  { warning }: AssetQuestion,
  sight: Sight,
): Promise<readonly Standing[]> {
  if (warning === undefined) return found
  const warnings = await openWarningsOf(ctx, view)
  return found.filter((one) => {
    const codes = warnings.of(one.life.id)
    const fits = warning === "open" ? codes.length > 0 : codes.includes(warning)
    return fits && sees(sight, one)
  })
}

/** The words of an address as a filter; refused where one of them means nothing. */
export function readFilter(
  { kind, state, unit, organisation, where, q, box }: AssetQuestion,
  known: ReadonlyMap<string, CompiledKind>,
): AssetFilter {
  const kinds = kind?.split(",").map((one) => one.trim())
  for (const one of kinds ?? []) {
    if (!known.has(one)) throw kindNotFound(one, nearest(one, [...known.keys()], 1)[0]?.text)
  }
  const asked = [...known.values()].filter(({ kind: { code, apart } }) =>
    kinds === undefined ? !apart : kinds.includes(code),
  )
  const some = kinds ?? (asked.length < known.size ? asked.map((one) => one.kind.code) : undefined)
  return {
    kinds: some,
    states: statesIn(state),
    unit,
    organisation,
    where: conditionsIn(where, asked),
    q: q?.trim() === "" ? undefined : q,
    box: box === undefined ? undefined : readBox(box),
  }
}

function statesIn(text: string | undefined) {
  const states = text === undefined ? undefined : readStates(text)
  if (states !== null) return states
  throw badQuestion("state", `“${text}”: trạng thái là planned, active, faulty, removed.`)
}

function conditionsIn(text: string | undefined, kinds: readonly CompiledKind[]) {
  if (text === undefined) return undefined
  const read = readConditions(text, kinds)
  if ("refused" in read) throw badQuestion("where", `Điều kiện: ${read.refused}.`)
  return read.conditions
}

export function readBox(text: string): Box {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(",").map(Number)
  if (west > east || south > north) {
    throw badQuestion("box", "Khung cần tây, nam, đông, bắc: tây ≤ đông, nam ≤ bắc.")
  }
  return [west, south, east, north]
}

/** An asset in a list, as whoever asks may see it. */
export function rowOf(standing: Standing, sight: Sight, world: CheckWorld): AssetRow {
  const told = toldOf(standing, sight, world)
  return { ...told, warnings: told.reduced ? 0 : openFindings(standing, world).length }
}

/** An asset as whoever asks may see it, without what the checks say of it. */
export function toldOf(
  standing: Standing,
  sight: Sight,
  { kinds, units }: Pick<CheckWorld, "kinds" | "units">,
): ToldAsset {
  const whole = assetOf(standing)
  const { unit } = whole
  const unitName = unit === null ? null : units.nameOf(unit)
  if (sees(sight, standing)) return { ...whole, unitName, reduced: false }
  const kind = kinds.get(whole.kind)
  const told = kind === undefined ? whole : publicAsset(kind, whole)
  return { ...told, unitName, reduced: true }
}
