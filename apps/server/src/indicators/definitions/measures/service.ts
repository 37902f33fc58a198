import { nearest, toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Reader, Writer } from "../../../platform/database.ts"
import { addReporting, listReporting } from "../../cells/store/reporting.ts"
import type { Measure } from "../../model.ts"
import {
  addMeasures,
  bumpRevision,
  listMeasures,
  lockRevision,
} from "../../store/catalogue-store.ts"
import { brokenReaders, readersOf } from "../broken-readers.ts"
import type { Definitions } from "../check-definition.ts"
import {
  codeIsIndicator,
  measureChanged,
  measureExists,
  measureRefused,
  noSuchMeasure,
} from "../errors.ts"
import type { MeasureChange, MeasureDefinition, MeasureDetail, MeasureDraft } from "../model.ts"
import { definitionsOf, readDefinitions } from "../service.ts"
import { type FieldProblem, lockedFields, wrongChange, wrongMeasure } from "./check-measure.ts"
import {
  boundBy,
  keepDetail,
  listDetails,
  type MeasureDetailRow,
  targetsOf,
  updateMeasure,
  updateReporting,
} from "./store.ts"

const NO_DETAIL = {
  version: 1,
  collectedOn: "",
  registerQuery: null,
  validFrom: null,
  validUntil: null,
  document: null,
}

/** Every base measure with everything that is declared of it. */
export async function listMeasureDefinitions(db: Reader): Promise<MeasureDefinition[]> {
  const [measures, reporting, details] = [
    await listMeasures(db),
    await listReporting(db),
    await listDetails(db),
  ]
  const how = new Map(reporting.map(({ measure, ...rest }) => [measure, rest]))
  const said = new Map(details.map((row) => [row.measure, row]))
  return measures.map((measure) =>
    defined(measure, how.get(measure.code) ?? null, said.get(measure.code)),
  )
}

function defined(
  measure: Measure,
  reporting: MeasureDefinition["reporting"],
  detail: MeasureDetailRow | undefined,
): MeasureDefinition {
  const { measure: _code, ...rest } = { measure: "", ...(detail ?? NO_DETAIL) }
  return { ...measure, reporting, ...rest }
}

async function definitionIn(db: Reader, code: string): Promise<MeasureDefinition> {
  const all = await listMeasureDefinitions(db)
  const found = all.find((one) => one.code === toNfc(code))
  if (found !== undefined) return found
  throw noSuchMeasure(
    code,
    nearest(
      code,
      all.map((one) => one.code),
      1,
    )[0]?.text,
  )
}

/** One base measure with who uses it and what may therefore no longer change. */
export async function getMeasureDefinition(ctx: Context, code: string): Promise<MeasureDetail> {
  const found = await definitionIn(ctx.db, code)
  const bound = await boundBy(ctx.db, found.code)
  const definitions = await definitionsOf(ctx)
  const readers = readersOf(definitions, found.code)
  return {
    ...found,
    use: {
      cells: bound.cells,
      figures: bound.figures,
      collections: bound.collections,
      targets: await targetsOf(ctx.db, [found.code]),
      indicators: readers.flatMap((reader) => {
        const one = definitions.indicators.get(reader)
        return one === undefined ? [] : [{ code: reader, nameVi: one.nameVi, nameEn: one.nameEn }]
      }),
      locked: lockedFields(bound),
    },
  }
}

const clean = (draft: MeasureDraft): MeasureDraft => ({
  ...draft,
  code: toNfc(draft.code),
  nameVi: toNfc(draft.nameVi).trim(),
  nameEn: toNfc(draft.nameEn).trim(),
  unitOfMeasure: toNfc(draft.unitOfMeasure).trim(),
  definitionVi: toNfc(draft.definitionVi).trim(),
  definitionEn: toNfc(draft.definitionEn).trim(),
  collectedOn: toNfc(draft.collectedOn).trim(),
  document: draft.document === null ? null : toNfc(draft.document).trim() || null,
  reporting:
    draft.reporting === null
      ? null
      : { ...draft.reporting, dimensions: nfcDimensions(draft.reporting.dimensions) },
})

const nfcDimensions = (dimensions: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(
    Object.entries(dimensions).map(([name, values]) => [toNfc(name), values.map(toNfc)]),
  )

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw measureRefused(problems)
}

/** Changes measures one after the other, each with an entry of the log. */
async function changing(
  ctx: Context,
  actor: Actor,
  draft: MeasureDraft,
  work: (tx: Writer, at: string) => Promise<Record<string, unknown>>,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { changedAt } = await lockRevision(tx)
    const now = ctx.now().toISOString()
    const at = now > changedAt ? now : changedAt
    const details = await work(tx, at)
    await bumpRevision(tx, at)
    const action = "indicators.save-measure"
    await record(tx, { actor, at: new Date(at), action, subject: draft.code, details })
  })
}

/** Adds a base measure. */
export async function createMeasure(
  ctx: Context,
  actor: Actor,
  given: MeasureDraft,
): Promise<void> {
  const draft = clean(given)
  refuse(wrongMeasure(draft))
  await changing(ctx, actor, draft, async (tx, at) => {
    const known = await readDefinitions(tx)
    if (known.measures.has(draft.code)) throw measureExists(draft.code)
    if (known.indicators.has(draft.code)) throw codeIsIndicator(draft.code)
    await addMeasures(tx, [draft], at)
    if (draft.reporting !== null) {
      await addReporting(tx, [{ measure: draft.code, ...draft.reporting }], at)
    }
    await keepDetail(tx, draft, { version: 1, at })
    return { added: draft }
  })
}

/**
 * Changes a base measure. What is stored binds it: how it adds, its unit of measure and the level
 * that reports it never change under values; breakdowns and periods that values have stay; formulas
 * that read it must go on making sense.
 */
export async function changeMeasure(
  ctx: Context,
  actor: Actor,
  code: string,
  { version, ...change }: MeasureChange,
): Promise<void> {
  const draft = clean({ ...change, code })
  refuse(wrongMeasure(draft))
  await changing(ctx, actor, draft, async (tx, at) => {
    const before = await definitionIn(tx, draft.code)
    if (before.version !== version) throw measureChanged(draft.code)
    refuse(wrongChange(before, draft, await boundBy(tx, draft.code)))
    refuse(brokenFormulas(await readDefinitions(tx), draft))
    await updateMeasure(tx, draft)
    if (before.reporting === null && draft.reporting !== null) {
      await addReporting(tx, [{ measure: draft.code, ...draft.reporting }], at)
    } else await updateReporting(tx, draft)
    await keepDetail(tx, draft, { version: version + 1, at })
    return { before, after: draft }
  })
}

function brokenFormulas(known: Definitions, draft: MeasureDraft): FieldProblem[] {
  const { code } = draft
  const reporting = new Map(known.reporting)
  if (draft.reporting === null) reporting.delete(code)
  else reporting.set(code, { measure: code, ...draft.reporting })
  const next = { ...known, measures: new Map(known.measures).set(code, draft), reporting }
  const broken = brokenReaders(known, next, new Set([code]))
  return broken.map(({ message }) => ({ field: "formula", message }))
}
