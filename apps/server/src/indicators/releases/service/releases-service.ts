import { nearest, searchKey, toNfc } from "@tinhso/vietnamese"
import type { Context } from "../../../platform/context.ts"
import type { Reader } from "../../../platform/database.ts"
import { isIllustrative } from "../../demo/store.ts"
import { definitionsIn, versionInForce } from "../closure.ts"
import { noSuchRelease } from "../errors.ts"
import type {
  Basis,
  ReleaseDetail,
  ReleaseMetadata,
  ReleaseRow,
  ReleaseSummary,
  RowsPage,
} from "../model.ts"
import { choicesOf, periodsIn, unitOfMeasure } from "../rows.ts"
import { rowOf } from "../row-text.ts"
import { blockLines } from "../store/block-store.ts"
import * as store from "../store/release-store.ts"
import { askingOf } from "./world-service.ts"

export const basisIn = (text: string): Basis =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written from one, and hashed
  JSON.parse(text) as Basis

export const metadataIn = (text: string): ReleaseMetadata =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written from one, and hashed
  JSON.parse(text) as ReleaseMetadata

/** A stored release; refuses where there is none. */
export async function releaseOf(db: Reader, id: string): Promise<store.StoredRelease> {
  const found = await store.findRelease(db, id)
  if (found !== null) return found
  const published = (await store.listReleases(db)).filter(({ number }) => number !== null)
  throw noSuchRelease(
    id,
    nearest(
      id,
      published.map((one) => one.id),
      1,
    )[0]?.text,
  )
}

/** Who asks: staff see what is only prepared; `id` is the account. */
export interface Asker {
  readonly staff: boolean
  readonly id: string | null
}

/** The same, as if there were none where it is only prepared and somebody else asks. */
export async function visibleRelease(
  db: Reader,
  id: string,
  { staff }: Asker,
): Promise<store.StoredRelease> {
  const found = await releaseOf(db, id)
  if (found.number === null && !staff) throw noSuchRelease(id, undefined)
  return found
}

/** Published releases, the newest first; for staff those that are prepared before them. */
export async function listReleases({ db }: Context, { staff }: Asker): Promise<ReleaseSummary[]> {
  const all = await store.listReleases(db)
  const illustrative = await isIllustrative(db)
  return all
    .filter(({ number }) => staff || number !== null)
    .map((release) => ({ ...summaryOf(release, all), illustrative }))
}

function summaryOf(
  release: store.StoredRelease,
  all: readonly store.StoredRelease[],
): Omit<ReleaseSummary, "illustrative"> {
  const { id, titleVi, titleEn, noteVi, noteEn, rows, preparedAt, number, sha256 } = release
  const { contents, asOf } = basisIn(release.basis)
  return {
    id,
    state: number === null ? "prepared" : "published",
    titleVi,
    titleEn,
    noteVi,
    noteEn,
    contents,
    asOf,
    rows,
    preparedAt,
    number,
    publishedAt: release.publishedAt,
    sha256,
    corrects: release.corrects,
    reason: release.reason,
    correctedBy: newestCorrection(id, all),
  }
}

/** The last of the chain of corrections that begins with a release. */
function newestCorrection(id: string, all: readonly store.StoredRelease[]) {
  const correctionOf = (of: string) =>
    all.find(({ corrects, number }) => corrects === of && number !== null)
  let newest = correctionOf(id)
  for (let next = newest; next !== undefined; next = correctionOf(next.id)) newest = next
  return newest === undefined ? null : linkOf(newest)
}

export const linkOf = ({ id, titleVi, titleEn, publishedAt, preparedAt }: store.StoredRelease) => ({
  id,
  titleVi,
  titleEn,
  publishedAt: publishedAt ?? preparedAt,
})

const sum = (some: readonly store.Part[], of: "rows" | "filled") =>
  some.reduce((total, part) => total + part[of], 0)

/** One release with what it is made of. */
export async function getRelease(
  { db }: Context,
  id: string,
  asker: Asker,
): Promise<ReleaseDetail> {
  const release = await visibleRelease(db, id, asker)
  const parts = await store.partsOf(db, id)
  const basis = basisIn(release.basis)
  const metadata = release.metadata === null ? null : metadataIn(release.metadata)
  const byPeriod = Map.groupBy(parts, ({ period }) => period)
  const codes = [...new Set(parts.map(({ indicator }) => indicator))]
  return {
    ...summaryOf(release, await store.listReleases(db)),
    illustrative: await isIllustrative(db),
    batch: basis.batch,
    rowsSha256: release.rowsSha256,
    units: release.unitCount,
    withValue: sum(parts, "filled"),
    indicators: codes.map((code) => {
      const own = parts.filter(({ indicator }) => indicator === code)
      return { ...described(code, basis), rows: sum(own, "rows"), withValue: sum(own, "filled") }
    }),
    periods: [...byPeriod]
      .map(([period, some]) => ({ period, rows: sum(some, "rows") }))
      .toSorted((a, b) => (a.period < b.period ? -1 : 1)),
    breakdowns: breakdownsIn(basis),
    checks: release.checks,
    accepted: metadata?.accepted ?? null,
    alone: metadata?.alone ?? null,
    files: metadata?.files ?? null,
    previous: metadata?.previous ?? null,
    ownWork: asker.id === null ? null : release.preparedBy === asker.id,
  }
}

function described(code: string, basis: Basis) {
  const definitions = definitionsIn(basis)
  const indicator = definitions.indicators.get(code)
  const measure = definitions.measures.get(code)
  const periods = periodsIn(basis.contents)
  const last = periods.toSorted((a, b) => (a.ends < b.ends ? -1 : 1)).at(-1)
  const used = new Set(
    periods.flatMap(({ ends }) => versionInForce(indicator?.versions ?? [], ends) ?? []),
  )
  return {
    code,
    nameVi: indicator?.nameVi ?? measure?.nameVi ?? code,
    nameEn: indicator?.nameEn ?? measure?.nameEn ?? code,
    unitOfMeasure: last === undefined ? "" : unitOfMeasure(code, last, definitions),
    formulas: [...used].map(({ version, formula, validFrom, document }) => ({
      version,
      formula,
      validFrom,
      document,
    })),
  }
}

function breakdownsIn(basis: Basis): string[] {
  const asking = askingOf(basis)
  const choices = basis.contents.indicators.flatMap((code) => choicesOf(code, asking))
  const names = choices.map((by) => (by === null ? "" : `${by.dimension}=${by.value}`))
  return [...new Set(names)].filter((name) => name !== "").toSorted()
}

export interface RowsAsked {
  readonly indicator?: string | undefined
  readonly period?: string | undefined
  readonly unit?: string | undefined
  /** A part of the name of a unit, without tone marks, or its id. */
  readonly q?: string | undefined
  readonly breakdown?: string | undefined
  readonly status?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** Rows of a release, a page at a time. Only the blocks that a question is about are read. */
export async function rowsPage(
  { db }: Context,
  id: string,
  asked: RowsAsked,
  asker: Asker,
): Promise<RowsPage> {
  await visibleRelease(db, id, asker)
  const { indicator, period, offset, limit } = asked
  const parts = (await store.partsOf(db, id)).filter(
    (part) => is(indicator, part.indicator) && is(period, part.period),
  )
  const fits = wantedBy(asked)
  const ofUnits = unitsAsked(asked)
  const rows: ReleaseRow[] = []
  let total = 0
  for (const part of parts) {
    if (
      fits === null &&
      ofUnits === null &&
      (total + part.rows <= offset || rows.length >= limit)
    ) {
      total += part.rows
      continue
    }
    const lines = await blockLines(db, part.sha256)
    for (const line of ofUnits === null ? lines : lines.filter(ofUnits)) {
      const row = rowOf(line)
      if (fits?.(row) === false) continue
      if (total >= offset && rows.length < limit) rows.push(row)
      total++
    }
  }
  return { total, offset, rows }
}

/** Whether a row is among those asked for; null where every row of a unit is. */
function wantedBy({ breakdown, status }: RowsAsked): ((row: ReleaseRow) => boolean) | null {
  if (breakdown === undefined && status === undefined) return null
  return (row) => is(breakdown, row.breakdown) && is(status, row.status)
}

/** Whether a line is of the units asked for, by id or by name; null where every unit is. */
function unitsAsked({ unit, q }: RowsAsked): ((line: string) => boolean) | null {
  const text = toNfc(q ?? "").trim()
  if (unit === undefined && text === "") return null
  const key = searchKey(text)
  const known = new Map<string, boolean>()
  return (line) => {
    // Codes are never quoted: the third field stands between the second comma and the third.
    const [, , own = ""] = line.split(",", 3)
    if (unit !== undefined && own !== unit) return false
    const before = known.get(own)
    if (before !== undefined) return before
    const found = own === text || searchKey(rowOf(line).unitName).includes(key)
    known.set(own, found)
    return found
  }
}

const is = (wanted: string | undefined, value: string) => wanted === undefined || wanted === value
