import { nearest } from "@tinhso/vietnamese"
import { comparisons } from "../comparison.ts"
import type { Context } from "../../platform/context.ts"
import { badCursor, noSuchDocument, noSuchFigure, noSuchMeasure } from "../errors.ts"
import type {
  Comparison,
  Document,
  DocumentDetail,
  DocumentSummary,
  Figure,
  FigureDetail,
  FigurePage,
  Measure,
  MeasureSummary,
  TargetStatus,
} from "../model.ts"
import { type SentenceExtras, sentenceOf } from "../sentence.ts"
import {
  type AsOf,
  countFigures,
  type FigureFilter,
  findFigures,
  findVersions,
} from "../store/figure-store.ts"
import { targetStatuses } from "../target-status.ts"
import { partNames } from "./breakdown-labels-service.ts"
import { catalogueOf } from "./catalogue-service.ts"
import { checksOf, withSurroundings } from "./checks-service.ts"
import { lookup, withNames } from "./figures-service.ts"
import { keep } from "./kept-service.ts"

/** One figure as it stood, with its checks, targets, comparisons, versions and relatives. */
export function getFigure(ctx: Context, id: string, asOf: AsOf): Promise<FigureDetail> {
  return keep(ctx, `figure ${id} ${asOf}`, () => figureDetail(ctx, id, asOf))
}

async function figureDetail(ctx: Context, id: string, asOf: AsOf): Promise<FigureDetail> {
  const names = await lookup(ctx)
  const [figure] = withNames(await findFigures(ctx.db, { ids: [id] }, asOf), names)
  if (figure === undefined) throw noSuchFigure(id)
  const all = await withSurroundings(ctx, [figure], asOf, names)
  const target = targetStatuses(all).filter((one) => one.target === id || one.observation === id)
  const compared = comparisons(all).filter((one) => one.figure === id || one.benchmark === id)
  const sentence = sentenceOf(figure, extrasOf(id, all, target, compared))
  return {
    ...figure,
    sentenceVi: sentence.vi,
    sentenceEn: sentence.en,
    breakdownVi: await partNames(figure),
    checks: await checksOf([figure], all),
    target,
    comparisons: compared,
    history: withNames(await findVersions(ctx.db, id, asOf), names),
    related: {
      whole: all.find((one) => one.id === figure.whole) ?? null,
      parts: all.filter((one) => one.whole === id),
    },
  }
}

/** What stands beside an observation in its sentence. */
function extrasOf(
  id: string,
  all: readonly Figure[],
  targets: readonly TargetStatus[],
  compared: readonly Comparison[],
): SentenceExtras {
  const status = targets.find((one) => one.observation === id)
  const target = all.find((one) => one.id === status?.target)
  return {
    comparison: compared.find((one) => one.figure === id) ?? null,
    target: status === undefined || target === undefined ? null : { status, figure: target },
  }
}

/** Every version of a figure that was recorded by the instant, newest first. */
export async function getHistory(ctx: Context, id: string, asOf: AsOf): Promise<Figure[]> {
  const versions = await findVersions(ctx.db, id, asOf)
  if (versions.length === 0) throw noSuchFigure(id)
  return withNames(versions, await lookup(ctx))
}

/** Figures that stood at the instant, a page at a time. */
export function listFigures(
  ctx: Context,
  filter: FigureFilter,
  asOf: AsOf,
  page: PageAsked,
): Promise<FigurePage> {
  const question = `figures ${JSON.stringify([filter, page])} ${asOf}`
  return keep(ctx, question, () => figurePage(ctx, filter, asOf, page))
}

export interface PageAsked {
  readonly cursor: string | undefined
  readonly limit: number
}

async function figurePage(
  ctx: Context,
  filter: FigureFilter,
  asOf: AsOf,
  page: PageAsked,
): Promise<FigurePage> {
  const after = page.cursor === undefined ? "" : afterOf(page.cursor)
  const rows = await findFigures(ctx.db, filter, asOf, { after, limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return {
    figures: withNames(shown, await lookup(ctx)),
    next: last === undefined ? null : Buffer.from(last.sortKey).toString("base64url"),
  }
}

function afterOf(cursor: string): string {
  const text = Buffer.from(cursor, "base64url").toString("utf8")
  if (!text.includes("\t") || text.includes("\0")) throw badCursor()
  return text
}

export function listMeasureSummaries(ctx: Context): Promise<MeasureSummary[]> {
  return keep(ctx, "measures", () => measureSummaries(ctx))
}

async function measureSummaries(ctx: Context): Promise<MeasureSummary[]> {
  const { measures } = await catalogueOf(ctx)
  const counts = new Map(
    (await countFigures(ctx.db, "measure", null)).map(({ key, count }) => [key, count]),
  )
  return [...measures.values()].map((measure) => ({
    ...measure,
    figures: counts.get(measure.code) ?? 0,
  }))
}

export async function getMeasure(ctx: Context, code: string): Promise<Measure> {
  const { measures } = await catalogueOf(ctx)
  const measure = measures.get(code)
  if (measure !== undefined) return measure
  throw noSuchMeasure(
    code,
    nearest(code, [...measures.keys()], 1).map(({ text }) => text),
  )
}

export function listDocumentSummaries(ctx: Context): Promise<DocumentSummary[]> {
  return keep(ctx, "documents", () => documentSummaries(ctx))
}

async function documentSummaries(ctx: Context): Promise<DocumentSummary[]> {
  const { documents } = await catalogueOf(ctx)
  const names = await lookup(ctx)
  const found = new Map((await countFigures(ctx.db, "document", null)).map((one) => [one.key, one]))
  return [...documents.values()].map((document) => {
    const { count, units } = found.get(document.id) ?? { count: 0, units: [] }
    const on = document.issued?.ends ?? "9999-12-31"
    return { ...document, figures: count, places: units.map((id) => names.place(id, on)) }
  })
}

export function getDocument(ctx: Context, id: string, asOf: AsOf): Promise<DocumentDetail> {
  return keep(ctx, `document ${id} ${asOf}`, () => documentDetail(ctx, id, asOf))
}

async function documentDetail(ctx: Context, id: string, asOf: AsOf): Promise<DocumentDetail> {
  const document: Document | undefined = (await catalogueOf(ctx)).documents.get(id)
  if (document === undefined) throw noSuchDocument(id)
  const figures = await findFigures(ctx.db, { document: id }, asOf)
  return { ...document, figures: withNames(figures, await lookup(ctx)) }
}
