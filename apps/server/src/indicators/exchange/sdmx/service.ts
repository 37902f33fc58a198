import { parse } from "csv-parse/sync"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { Refusal } from "../../../platform/problem.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import type { Level } from "../../../registry/model.ts"
import { CELL_STATUSES, type CellsSaved } from "../../cells/model.ts"
import { saveCells, tryCells } from "../../cells/service/save-service.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { readPeriod } from "../../import/period.ts"
import type { QueryRow } from "../../query/model.ts"
import { exchangeFileRefused } from "../errors.ts"
import { cellsToExport, type ExportAsked } from "../export-service.ts"
import { readText } from "../import-text.ts"
import { separatorOf } from "./header.ts"
import { readSdmxRows } from "./read-csv.ts"
import { type Area, structureMessage } from "./structure.ts"
import { codesOf } from "./vocabulary.ts"
import { type CsvOptions, type Observation, sdmxCsv } from "./write-csv.ts"

const LEVELS: readonly Level[] = ["country", "province", "district", "commune"]

/** The answer of a query as SDMX-CSV. */
export async function answerSdmxCsv(
  ctx: Context,
  rows: Iterable<QueryRow>,
  options: CsvOptions,
): Promise<string> {
  const codes = codesOf(await definitionsOf(ctx))
  return textOf(sdmxCsv(observationsOf(rows), codes, options))
}

function* observationsOf(rows: Iterable<QueryRow>): Generator<Observation> {
  for (const { breakdown: cut, ...row } of rows) yield { ...row, cut }
}

const textOf = (lines: Iterable<string>) => `${[...lines].join("\n")}\n`

/** Published cells as SDMX-CSV, so that they can be sent in again. */
export async function exportSdmx(
  ctx: Context,
  asked: ExportAsked,
  options: CsvOptions,
): Promise<string> {
  const codes = codesOf(await definitionsOf(ctx))
  const territories = await territoriesOf(ctx.db)
  const cells = await cellsToExport(ctx, asked)
  const observations = cells.map(({ measure, status, ...cell }): Observation => {
    const read = readPeriod(cell.period)
    const day = "period" in read ? read.period.ends : cell.period
    return {
      ...cell,
      indicator: measure,
      unitName: territories.ref(cell.unit, day)?.fullName ?? cell.unit,
      status: CELL_STATUSES[status] ?? "missing",
      reported: null,
      expected: null,
    }
  })
  return textOf(sdmxCsv(observations, codes, options))
}

/** The structure of our dataflow with all code lists; without areas for those who have them. */
export async function sdmxStructure(ctx: Context, withAreas: boolean) {
  const codes = codesOf(await definitionsOf(ctx))
  const prepared = ctx.now().toISOString()
  const areas = withAreas ? await areasOf(ctx) : []
  return structureMessage(codes, areas, { id: `TINHSO_${prepared.slice(0, 10)}`, prepared })
}

async function areasOf(ctx: Context): Promise<Area[]> {
  const territories = await territoriesOf(ctx.db)
  const today = dayInVietnam(ctx.now())
  return LEVELS.flatMap((level) => territories.ofLevel(level)).map(({ id, closed }) => {
    const day = closed !== null && closed <= today ? dayBefore(closed) : today
    return {
      id,
      nameVi: territories.ref(id, day)?.fullName ?? id,
      parent: territories.parentOn(id, day),
    }
  })
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

export interface SdmxImported {
  readonly saved: CellsSaved
  readonly rows: number
  readonly actions: ReadonlyMap<string, number>
  readonly ignored: readonly string[]
}

/** Records the observations of an SDMX-CSV file as published cells: all of them or none. */
export async function importSdmx(
  ctx: Context,
  path: string,
  { commit, actor }: { readonly commit: boolean; readonly actor: Actor },
): Promise<SdmxImported> {
  const file = await readText(path)
  const separator = separatorOf(file.text)
  const territories = await territoriesOf(ctx.db)
  const units = new Set(LEVELS.flatMap((level) => territories.ofLevel(level).map(({ id }) => id)))
  const read = readSdmxRows(rowsOf(file, separator), {
    codes: codesOf(await definitionsOf(ctx)),
    units,
    semicolons: separator === ";",
  })
  if (read.wrong.length > 0) throw exchangeFileRefused(file.file, read.wrong)
  const source = { kind: "file", file: file.file, sheet: null, sha256: file.sha256 } as const
  const recording = { layer: "published", source } as const
  const saved = await (
    commit
      ? saveCells(ctx, read.drafts, recording, () => Promise.resolve(actor))
      : tryCells(ctx, read.drafts, { layer: "published", actor })
  ).catch((error: unknown) => {
    throw isConflict(error) ? exchangeFileRefused(file.file, appended(error)) : error
  })
  return { rows: read.drafts.length, actions: read.actions, ignored: read.ignored, saved }
}

const isConflict = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.kind.code === "so-lieu-vua-bi-sua"

/** Only appended rows say what they expect: that nothing is there. */
const appended = ({ errors }: Refusal) =>
  errors.map(({ pointer, detail }) => ({ pointer, detail: `${detail}; ${REPLACES}` }))

const REPLACES = "hành động A không thay giá trị đã có, hãy dùng R hoặc M"
const MOST_ROWS = 500_000

function rowsOf(
  { file, text }: { readonly file: string; readonly text: string },
  separator: string,
): { line: number; cells: string[] }[] {
  try {
    const lines: number[] = []
    const records = parse(text, {
      bom: true,
      delimiter: separator,
      skipEmptyLines: true,
      maxRecordSize: 1_000_000,
      onRecord: (record: string[], { lines: line }) => {
        lines.push(line)
        return record
      },
    })
    if (records.length > MOST_ROWS) {
      throw exchangeFileRefused(file, [{ pointer: "/", detail: `nhiều hơn ${MOST_ROWS} dòng` }])
    }
    return records.map((cells, i) => ({ line: lines[i] ?? 0, cells }))
  } catch (error) {
    if (error instanceof Error && "lines" in error) {
      const pointer = `dòng ${String(error.lines)}`
      throw exchangeFileRefused(file, [
        { pointer, detail: "không đúng dạng CSV (số cột hoặc dấu nháy)" },
      ])
    }
    throw error
  }
}
