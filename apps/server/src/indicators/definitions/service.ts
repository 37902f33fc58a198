import {
  type CheckedFormula,
  evaluate,
  figures,
  format,
  identifier,
  inputs,
  type Node,
  parse,
  sentence,
  toSql,
} from "@tinhso/formula"
import { nearest, toNfc } from "@tinhso/vietnamese"
import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Database, Reader, Writer } from "../../platform/database.ts"
import { listReporting } from "../cells/store/reporting.ts"
import { bumpRevision, listMeasures, lockRevision, readRevision } from "../store/catalogue-store.ts"
import { brokenReaders } from "./broken-readers.ts"
import { checkFormula, type Definitions, measuresFor, orderOf } from "./check-definition.ts"
import {
  badFigures,
  codeIsMeasure,
  formulaRefused,
  formulasInRing,
  noSuchIndicator,
  readersBroken,
} from "./errors.ts"
import type { FormulaExplained, FormulaRead, Indicator, IndicatorDraft } from "./model.ts"
import * as store from "./store.ts"

const kept = new WeakMap<
  Database,
  { readonly revision: number; readonly definitions: Definitions }
>()

/** Measures, how they are reported, and indicators; kept as long as none of them changes. */
export async function definitionsOf({ db }: Context): Promise<Definitions> {
  const { number: revision } = await readRevision(db)
  const before = kept.get(db)
  if (before?.revision === revision) return before.definitions
  const definitions = await readDefinitions(db)
  kept.set(db, { revision, definitions })
  return definitions
}

export async function readDefinitions(db: Reader): Promise<Definitions> {
  const measures = await listMeasures(db)
  const reporting = await listReporting(db)
  const indicators = await store.listIndicators(db)
  return {
    measures: new Map(measures.map((one) => [one.code, one])),
    reporting: new Map(reporting.map((one) => [one.measure, one])),
    indicators: new Map(
      indicators.map((one) => [one.code, { ...one, unit: one.versions.at(-1)?.unit ?? "" }]),
    ),
  }
}

/**
 * Adds indicators or new versions of them: all or none. A formula is refused where it cannot be
 * read or makes no sense, and where the formulas would read each other in a ring. A draft that says
 * what the newest version of its day already says adds none; its words are kept. Refused, too, is a
 * change that would spoil another indicator. Returns how many versions it added.
 */
export async function saveIndicators(
  ctx: Context,
  drafts: readonly IndicatorDraft[],
  actor: Actor,
): Promise<number> {
  return ctx.db.transaction((tx) => saveIndicatorsIn(ctx, tx, drafts, actor))
}

/** The same inside the caller's transaction. */
export async function saveIndicatorsIn(
  ctx: Context,
  tx: Writer,
  drafts: readonly IndicatorDraft[],
  actor: Actor,
): Promise<number> {
  const { changedAt } = await lockRevision(tx)
  const known = await readDefinitions(tx)
  const wanted = drafts.map(cleaned)
  const fresh = versionsOf(wanted, known)
  const renamed = wanted.filter((draft) => saysOtherwise(draft, known))
  if (fresh.length === 0 && renamed.length === 0) return 0
  const now = ctx.now().toISOString()
  const at = now > changedAt ? now : changedAt
  await store.addVersions(tx, fresh, { at, by: actor.id })
  await store.renameIndicators(tx, renamed)
  await bumpRevision(tx, at)
  await record(tx, {
    actor,
    at: new Date(at),
    action: "indicators.save-indicators",
    subject: subjectOf([...fresh, ...renamed]),
    details: {
      versions: fresh.map(({ code, version }) => `${code} ${version}`),
      ...(renamed.length === 0 ? {} : { words: renamed.map(({ code }) => code) }),
    },
  })
  return fresh.length
}

function subjectOf(changed: readonly { readonly code: string }[]): string {
  const codes = [...new Set(changed.map(({ code }) => code))]
  return codes.length === 1 ? (codes[0] ?? "") : `${codes.length} indicators`
}

/** Whether a draft of an indicator that is there gives it other words. */
function saysOtherwise(draft: IndicatorDraft, { indicators }: Definitions): boolean {
  const before = indicators.get(draft.code)
  return (
    before !== undefined &&
    (before.nameVi !== draft.nameVi ||
      before.nameEn !== draft.nameEn ||
      before.better !== draft.better ||
      before.definitionVi !== draft.definitionVi ||
      before.definitionEn !== draft.definitionEn)
  )
}

const cleaned = (draft: IndicatorDraft): IndicatorDraft => ({
  ...draft,
  code: toNfc(draft.code),
  nameVi: toNfc(draft.nameVi).trim(),
  nameEn: toNfc(draft.nameEn).trim(),
  definitionVi: toNfc(draft.definitionVi).trim(),
  definitionEn: toNfc(draft.definitionEn).trim(),
  document: draft.document === null ? null : toNfc(draft.document).trim() || null,
  formula: toNfc(draft.formula).trim(),
})

/** Checks drafts, each after those it reads, so that their units are known. */
function versionsOf(drafts: readonly IndicatorDraft[], known: Definitions): store.NewVersion[] {
  const places = placesOf(drafts, known)
  const units = new Map<string, { readonly unit: string }>(known.indicators)
  const inOrder = drafts.toSorted((a, b) => (places.get(a.code) ?? 0) - (places.get(b.code) ?? 0))
  const fresh = inOrder.flatMap((draft) => {
    const found = checkFormula(draft.formula, measuresFor({ ...known, indicators: units }))
    if (!found.ok) throw formulaRefused(`${draft.code}, `, found.faults)
    const { unit } = found.checked
    units.set(draft.code, { unit })
    const versions = known.indicators.get(draft.code)?.versions ?? []
    const same = versions.findLast(({ validFrom }) => validFrom === draft.validFrom)
    if (same?.formula === draft.formula && same.document === draft.document) return []
    return [{ ...draft, unit, version: (versions.at(-1)?.version ?? 0) + 1 }]
  })
  const changed = new Set(fresh.map(({ code }) => code))
  const broken = brokenReaders(known, { ...known, indicators: units }, changed)
  if (broken.length > 0) throw readersBroken(broken)
  return fresh
}

/** Every version of every indicator, and some that are written now. */
function formulasOf(known: Definitions, more: ReadonlyMap<string, readonly Node[]>) {
  const formulas = new Map<string, readonly Node[]>()
  for (const { code, versions } of known.indicators.values()) {
    const stand = versions.flatMap(({ formula }) => {
      const parsed = parse(formula)
      return parsed.ok ? [parsed.ast] : []
    })
    formulas.set(code, stand)
  }
  for (const [code, asts] of more) formulas.set(code, [...(formulas.get(code) ?? []), ...asts])
  return formulas
}

/** Where each indicator stands when all are in order; refuses rings. */
function placesOf(drafts: readonly IndicatorDraft[], known: Definitions): Map<string, number> {
  const fresh = new Map<string, Node[]>()
  for (const { code, formula } of drafts) {
    if (known.measures.has(code)) throw codeIsMeasure(code)
    const parsed = parse(formula)
    if (!parsed.ok) throw formulaRefused(`${code}, `, parsed.errors)
    fresh.set(code, [...(fresh.get(code) ?? []), parsed.ast])
  }
  const ordered = orderOf(formulasOf(known, fresh))
  if (!ordered.ok) throw formulasInRing(ordered.cycle)
  return new Map(ordered.order.map((code, place) => [code, place]))
}

/** One indicator with all its versions. */
export async function getIndicator(ctx: Context, code: string): Promise<Indicator> {
  const { indicators } = await definitionsOf(ctx)
  const found = indicators.get(toNfc(code))
  if (found === undefined)
    throw noSuchIndicator(code, nearest(code, [...indicators.keys()], 1)[0]?.text)
  return found
}

/**
 * What a formula says, or everything wrong with it; also whether it would read the indicator that
 * it is written for.
 */
export async function readFormula(
  ctx: Context,
  { formula, code }: { readonly formula: string; readonly code?: string | undefined },
): Promise<FormulaRead> {
  const definitions = await definitionsOf(ctx)
  const found = checkFormula(formula, measuresFor(definitions))
  if (!found.ok) {
    return { explained: null, faults: found.faults.map((fault) => ({ ...fault })), ring: [] }
  }
  const ring = code === undefined ? [] : ringOf(toNfc(code), found.checked.ast, definitions)
  return { explained: explained(found.checked, definitions), faults: [], ring }
}

/** The path by which a formula would come back to the indicator that it is of. */
function ringOf(code: string, ast: Node, known: Definitions): string[] {
  const ordered = orderOf(formulasOf(known, new Map([[code, [ast]]])))
  if (ordered.ok) return []
  const round = ordered.cycle.slice(0, -1)
  const first = Math.max(0, round.indexOf(code))
  const path = [...round.slice(first), ...round.slice(0, first)]
  return [...path, path[0] ?? code]
}

/** What a formula reads, gives and says; refused where it is wrong. */
export async function explainFormula(ctx: Context, text: string): Promise<FormulaExplained> {
  const definitions = await definitionsOf(ctx)
  const found = checkFormula(text, measuresFor(definitions))
  if (!found.ok) throw formulaRefused("", found.faults)
  return explained(found.checked, definitions)
}

/** Cells lie between 1e-9 and 1e15 (a constraint of their table); sums of them between these. */
const MAGNITUDE = { least: 1e-30, most: 1e22 }

function explained(
  { ast, type, unit, notAggregable, dependencies }: CheckedFormula,
  { measures, indicators }: Definitions,
): FormulaExplained {
  const nameOf = (code: string) => measures.get(code) ?? indicators.get(code)
  const said = sentence(ast, (code) => {
    const named = nameOf(code)
    return named === undefined
      ? undefined
      : { vi: withinSentence(named.nameVi), en: withinSentence(named.nameEn) }
  })
  const read = new Map(dependencies.map((one) => [readText(one), one.code]))
  return {
    formula: format(ast),
    type,
    unit,
    dependencies: [...read].map(([text, code]) => ({
      code,
      nameVi: nameOf(code)?.nameVi ?? code,
      kind: indicators.has(code) ? "indicator" : "measure",
      read: text,
    })),
    sql: toSql(ast, { column: ({ key }) => identifier(key), figures: MAGNITUDE }),
    sentenceVi: asSentence(said.vi),
    sentenceEn: asSentence(said.en),
    notAggregable: [...notAggregable],
  }
}

/** A name inside a sentence: a small letter first, but "BTS" stays. */
const withinSentence = (name: string) =>
  /^\p{Lu}(?=\P{Lu})/u.test(name) ? name.slice(0, 1).toLowerCase() + name.slice(1) : name
const asSentence = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`

/** A dependency as a formula would name it: "prev(bts[technology=4G]; 2)". */
function readText({ code, where, when }: CheckedFormula["dependencies"][number]): string {
  const place = { at: 1, end: 1 }
  const measure: Node = { kind: "measure", code, where, ...place }
  const summed: Node = when.ytd ? { kind: "ytd", of: measure, ...place } : measure
  return format(
    when.shift === 0 ? summed : { kind: "prev", of: summed, periods: when.shift, ...place },
  )
}

/**
 * The value that a formula has over figures given by name; what has no name is missing. `unused`
 * are names that the formula does not read.
 */
export function tryFormula(
  text: string,
  given: Readonly<Record<string, number | boolean | null>>,
): { readonly value: number | null; readonly unused: readonly string[] } {
  const parsed = parse(text)
  if (!parsed.ok) throw formulaRefused("", parsed.errors)
  const read = figures(given)
  if (!read.ok) throw badFigures(`“${read.name}”: ${read.errors[0].vi}`)
  const asked = new Set(inputs(parsed.ast).map(({ key }) => key))
  const unused = [...read.keys].filter((key) => !asked.has(key))
  return { value: evaluate(parsed.ast, read.read), unused }
}
