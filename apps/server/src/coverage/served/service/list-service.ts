import type { Context } from "../../../platform/context.ts"
import { badBox, noSuchLayer, noSuchUnit } from "../errors.ts"
import type {
  ServedResult,
  VillageLayer,
  VillagePage,
  VillageQuestion,
  VillageRow,
} from "../model.ts"
import type { LayerRow } from "../store/served-store.ts"
import { boxOf, signalOf, villageTests } from "../village-filter.ts"
import type { RegisteredVillage } from "../village-of.ts"
import { answersOf, type KeptAnswers, villageLayer } from "./answers-service.ts"
import { resultAsked, today } from "./results-service.ts"
import type { SeesRun } from "../../runs/service/read-service.ts"
import { type ListedVillage, type VillageBook, villagesOn } from "./villages-service.ts"

const FIRST = 50
/** Asked of a result where nobody names a technology. */
const USUAL = "4G+"

/** A page of the villages of a day that fit, with what they have by a result. */
export async function listVillages(
  ctx: Context,
  question: VillageQuestion,
  sees: SeesRun,
): Promise<VillagePage> {
  const { result, at, found, layerOf } = await findVillages(ctx, question, sees)
  const { from = 0, limit = FIRST } = question
  const rows = found
    .slice(from, from + limit)
    .map((one) => ({ ...villageTold(one), layer: layerOf(one.village.id) }))
  const next = from + rows.length < found.length && rows.length > 0 ? from + rows.length : null
  return { at, total: found.length, result, rows, next }
}

interface Found {
  readonly at: string
  readonly result: ServedResult | null
  readonly found: readonly ListedVillage[]
  readonly layerOf: (id: string) => VillageLayer | null
}

/** Every village that fits, in the order that was asked for. */
async function findVillages(
  ctx: Context,
  question: VillageQuestion,
  sees: SeesRun,
): Promise<Found> {
  const { at = today(ctx), unit, box: text } = question
  const book = await villagesOn(ctx.db, at)
  if (unit !== undefined && book.units.unit(unit) === undefined) throw noSuchUnit(unit)
  const box = text === undefined ? null : boxOf(text)
  if (text !== undefined && box === null) throw badBox()
  const result = await resultAsked(ctx, question.result, sees)
  const layer = result === null ? null : await toldOf(ctx, result, question)
  const layerOf = (id: string) => layer?.of(id) ?? null
  const tests = villageTests(question, box, book.above, (id) => layerOf(id)?.standing ?? null)
  const order = orderOf(book, question, layer)
  const found = tests.length === 0 ? order : order.filter((one) => tests.every((fits) => fits(one)))
  return { at, result, found, layerOf }
}

function orderOf(
  book: VillageBook,
  { sort = "unit" }: VillageQuestion,
  told: Told | null,
): readonly ListedVillage[] {
  if (sort === "name") return book.byName
  if (sort === "population") return book.byPopulation
  return sort === "signal" && told !== null ? bySignal(book, told) : book.byUnit
}

/** What one layer tells of villages; told once, as the layer never changes. */
interface Told {
  readonly of: (id: string) => VillageLayer | null
  /** Villages of a day, those with least signal first. */
  readonly orders: WeakMap<VillageBook, readonly ListedVillage[]>
}

const told = new WeakMap<LayerRow, Told>()

async function toldOf(
  ctx: Context,
  result: ServedResult,
  question: Pick<VillageQuestion, "technology" | "operator">,
): Promise<Told> {
  const answers = await answersOf(ctx.db, result.id)
  const layer = layerAsked(answers, question)
  const before = told.get(layer)
  if (before !== undefined) return before
  const { rule } = result.definition
  const layers = new Map(answers.villages.map(({ id }, i) => [id, villageLayer(layer, i, rule)]))
  const made: Told = { of: (id) => layers.get(id) ?? null, orders: new WeakMap() }
  told.set(layer, made)
  return made
}

/** Those of which nobody knows come last. */
const last = (signal: number) => (signal < 0 ? 2 : signal)

function bySignal(book: VillageBook, { of, orders }: Told): readonly ListedVillage[] {
  const before = orders.get(book)
  if (before !== undefined) return before
  const ranked = book.byUnit.map((one) => ({ one, signal: last(signalOf(of(one.village.id))) }))
  const order = ranked.toSorted((a, b) => a.signal - b.signal).map(({ one }) => one)
  orders.set(book, order)
  return order
}

/** The layer of an address; the usual one without a technology. */
function layerAsked(
  { layers }: KeptAnswers,
  { technology, operator }: Pick<VillageQuestion, "technology" | "operator">,
): LayerRow {
  const wanted =
    technology ??
    layers.find((one) => one.technology === USUAL)?.technology ??
    layers[0]?.technology
  const found = layers.find(
    (one) => one.technology === wanted && one.operator === (operator ?? null),
  )
  if (found !== undefined) return found
  const names = layers.map((one) => [one.technology, one.operator].filter(Boolean).join(" "))
  throw noSuchLayer([wanted, operator].filter(Boolean).join(" "), names)
}

/** A village as everybody is told of it. */
export const villageTold = ({ village, unitName }: ListedVillage): Omit<VillageRow, "layer"> => {
  const { area: _area, ...facts }: RegisteredVillage = village
  return { ...facts, unitName }
}
