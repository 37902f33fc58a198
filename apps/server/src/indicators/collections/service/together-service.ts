import type { Context } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { gathered } from "../../../platform/gathered.ts"
import { noSuchCollection, noSuchReport } from "../errors.ts"
import { type CollectionRow, findCollection } from "../store/collections.ts"
import { findReports, type ReportRow } from "../store/reports.ts"
import { type Form, formBase, formsOf, named } from "./form-service.ts"

/** A report with its collection. */
export interface Opened {
  readonly collection: CollectionRow
  readonly report: ReportRow
}

/** The same with its form as it stands, people named. */
export interface OpenedForm extends Opened {
  readonly form: Form
}

/** What is there of a report that was asked for. */
interface Found {
  readonly collection: CollectionRow | null
  readonly report: ReportRow | undefined
  readonly form?: Form | undefined
}

interface Key {
  readonly id: string
  readonly unit: string
}

type Ask = (key: string) => Promise<Found>
const asking = new WeakMap<Database, { readonly reports: Ask; readonly forms: Ask }>()

/**
 * Questions about reports that come while one is under way are asked together: fifty people who save
 * at once wait for one reading of their forms, not for fifty.
 */
function togetherIn(ctx: Context) {
  const known = asking.get(ctx.db)
  if (known !== undefined) return known
  const made = {
    reports: gathered((keys: readonly string[]) => read(ctx, keys, false)),
    forms: gathered((keys: readonly string[]) => read(ctx, keys, true)),
  }
  asking.set(ctx.db, made)
  return made
}

const keyOf = (id: string, unit: string) => JSON.stringify({ id, unit })
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as `keyOf` writes it
const keyIn = (key: string) => JSON.parse(key) as Key

/** What is asked for, in the order asked; one question for each collection. */
async function read(ctx: Context, keys: readonly string[], forms: boolean): Promise<Found[]> {
  const asked = keys.map(keyIn)
  const found = new Map<string, Found>()
  for (const [id, some] of Map.groupBy(asked, (one) => one.id)) {
    const units = some.map(({ unit }) => unit)
    const collection = await findCollection(ctx.db, id)
    const reports = collection === null ? [] : await findReports(ctx.db, id, units)
    const filled =
      forms && collection !== null ? await formsFor(ctx, collection, reports) : new Map()
    const byUnit = new Map(reports.map((report) => [report.unit, report]))
    for (const unit of units) {
      const form: Form | undefined = filled.get(unit)
      found.set(keyOf(id, unit), { collection, report: byUnit.get(unit), form })
    }
  }
  return keys.map((key) => found.get(key) ?? { collection: null, report: undefined })
}

async function formsFor(
  ctx: Context,
  collection: CollectionRow,
  reports: readonly ReportRow[],
): Promise<Map<string, Form>> {
  const base = await formBase(
    ctx,
    collection,
    reports.map(({ unit }) => unit),
  )
  const forms = await formsOf(ctx.db, base, reports)
  const all = await named(
    ctx,
    [...forms.values()].flatMap(({ cells }) => cells),
  )
  let at = 0
  return new Map(
    [...forms].map(([unit, form]) => {
      const cells = all.slice(at, at + form.cells.length)
      at += form.cells.length
      return [unit, { ...form, cells }]
    }),
  )
}

function opened({ collection, report }: Found, { id, unit }: Key): Opened {
  if (collection === null) throw noSuchCollection(id)
  if (report === undefined) throw noSuchReport(id, unit)
  return { collection, report }
}

/** A report as it stands, looked up with those that others ask for at the same time. */
export async function reportTogether(ctx: Context, id: string, unit: string): Promise<Opened> {
  return opened(await togetherIn(ctx).reports(keyOf(id, unit)), { id, unit })
}

/** The same with its form. */
export async function formTogether(ctx: Context, id: string, unit: string): Promise<OpenedForm> {
  const found = await togetherIn(ctx).forms(keyOf(id, unit))
  const { form } = found
  if (form === undefined) throw noSuchReport(id, unit)
  return { ...opened(found, { id, unit }), form }
}
