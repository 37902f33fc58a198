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
    .map((one) => ({ ...told(one), layer: layerOf(one.village.id) }))
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
export async function findVillages(
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
  const layerOf = result === null ? () => null : await layerOfVillages(ctx, result, question)
  const tests = villageTests(question, box, book.above, (id) => layerOf(id)?.standing ?? null)
  const found = orderOf(book, question).filter((one) => tests.every((fits) => fits(one)))
  return { at, result, found: sorted(found, question, layerOf), layerOf }
}

function orderOf(book: VillageBook, { sort = "unit" }: VillageQuestion): readonly ListedVillage[] {
  if (sort === "name") return book.byName
  return sort === "population" ? book.byPopulation : book.byUnit
}

/** Those of which nobody knows come last. */
const last = (signal: number) => (signal < 0 ? 2 : signal)

function sorted(
  found: ListedVillage[],
  { sort }: VillageQuestion,
  layerOf: Found["layerOf"],
): readonly ListedVillage[] {
  if (sort !== "signal") return found
  const ranked = found.map((one) => ({ one, signal: signalOf(layerOf(one.village.id)) }))
  return ranked.toSorted((a, b) => last(a.signal) - last(b.signal)).map(({ one }) => one)
}

async function layerOfVillages(
  ctx: Context,
  result: ServedResult,
  question: Pick<VillageQuestion, "technology" | "operator">,
): Promise<Found["layerOf"]> {
  const answers = await answersOf(ctx.db, result.id)
  const layer = layerAsked(answers, question)
  const { rule } = result.definition
  const known = new Map<string, VillageLayer>()
  return (id) => {
    const before = known.get(id)
    const position = answers.positions.get(id)
    if (before !== undefined || position === undefined) return before ?? null
    const found = villageLayer(layer, position, rule)
    known.set(id, found)
    return found
  }
}

/** The layer of an address; the usual one without a technology. */
export function layerAsked(
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

const told = ({ village, unitName }: ListedVillage): Omit<VillageRow, "layer"> => {
  const { area: _area, ...facts }: RegisteredVillage = village
  return { ...facts, unitName }
}

export { told as villageTold }
