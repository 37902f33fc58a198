import type { ReadEntry } from "../read-entry.ts"
import { createHash } from "node:crypto"
import { Value } from "typebox/value"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Upload } from "../../../platform/upload-store.ts"
import { checkReport } from "../check-report.ts"
import { badField, workbookChanged } from "../errors.ts"
import { unitMatcher } from "../match-unit.ts"
import { type ColumnMeaning, MappedColumn, type WorkbookAnswer } from "../model/workbook.ts"
import { mappingsOf, rememberMapping } from "../store/mappings.ts"
import { listReports, type ReportRow } from "../store/reports.ts"
import { headerKey, keyOf, matchColumns } from "../workbook-columns.ts"
import type { Asker } from "./asker.ts"
import { saveEntries, withEntries } from "./entries-service.ts"
import { type Form, type FormBase, formBase, formsOf } from "./form-service.ts"
import { collectionOf } from "./manage-service.ts"
import { unitRef } from "./reading-service.ts"
import { compare } from "./workbook-diff-service.ts"
import { isLong, readAll, readLong, readWide, type Workbook } from "./workbook-read-service.ts"

/** What is sent beside a workbook. */
export interface WorkbookFields {
  readonly sheet: string | undefined
  readonly decimal: "comma" | "point" | undefined
  /** Columns as a person confirmed them; null where they said nothing. */
  readonly columns: readonly MappedColumn[] | null
  readonly commit: boolean
  readonly token: string | undefined
}

const Columns = Type.Array(MappedColumn, { maxItems: 1000 })

/** The fields of a form, checked. */
export function fieldsOf(fields: ReadonlyMap<string, string>): WorkbookFields {
  const [commit, decimal] = [fields.get("commit") ?? "", fields.get("decimal") ?? ""]
  if (!["", "true", "false"].includes(commit)) throw badField("commit", "phải là true hoặc false.")
  if (decimal !== "" && decimal !== "comma" && decimal !== "point") {
    throw badField("decimal", "phải là point hoặc comma.")
  }
  return {
    sheet: fields.get("sheet") || undefined,
    decimal: decimal === "" ? undefined : decimal,
    columns: columnsIn(fields.get("columns") ?? ""),
    commit: commit === "true",
    token: fields.get("token") || undefined,
  }
}

function columnsIn(text: string): MappedColumn[] | null {
  if (text === "") return null
  try {
    const read: unknown = JSON.parse(text)
    if (Value.Check(Columns, read)) return read
  } catch {
    // Not JSON: refused below like any other wrong list.
  }
  throw badField("columns", "phải là danh sách cột như trong câu trả lời trước.")
}

/** A workbook as it was looked at, against what stands. */
interface Looked {
  readonly answer: Omit<WorkbookAnswer, "outcome" | "token">
  readonly entries: readonly ReadEntry[]
  readonly mapped: boolean
  readonly token: string
}

/**
 * Takes a filled workbook: says cell by cell what it would change, and with `commit` changes it, all
 * or nothing. `unit` limits it to one report.
 */
export async function takeWorkbook(
  ctx: Context,
  { id, unit }: { readonly id: string; readonly unit: string | null },
  upload: Pick<Upload, "path" | "name">,
  fields: WorkbookFields,
  asker: Asker,
): Promise<WorkbookAnswer> {
  const collection = await collectionOf(ctx, id)
  const all = await listReports(ctx.db, id)
  const reports = unit === null ? all : all.filter((report) => report.unit === unit)
  const own = await editable(reports, unit, asker)
  const workbook = await readAll({ ...upload, sheet: fields.sheet, decimal: fields.decimal })
  const base = await formBase(
    ctx,
    collection,
    own.map((report) => report.unit),
  )
  const columns = await columnsFor(ctx, workbook, base, fields, asker)
  const looked = await look(ctx, { base, reports: own, workbook, columns, fields, unit })
  if (fields.columns !== null) await remember(ctx, id, columns, asker)
  const { answer, token } = looked
  if (!looked.mapped) return { ...answer, outcome: "needs-mapping", token: null }
  if (answer.refused.length > 0) return { ...answer, outcome: "refused", token: null }
  if (!fields.commit) return { ...answer, outcome: "ready", token }
  if (fields.token !== undefined && fields.token !== token) throw workbookChanged()
  const { file, sheet, sha256 } = workbook
  if (looked.entries.length > 0) {
    const source = { kind: "file", file, sheet: sheet || null, sha256 } as const
    await saveEntries(ctx, { collection, entries: looked.entries, source, asker })
  }
  await remember(ctx, id, columns, asker)
  return { ...answer, outcome: "committed", token: null }
}

/** The reports that somebody may fill in; refuses who may fill in none of them. */
async function editable(
  reports: readonly ReportRow[],
  unit: string | null,
  asker: Asker,
): Promise<ReportRow[]> {
  const own: ReportRow[] = []
  for (const report of reports) {
    if (await asker.may("editor", [report.reporter])) own.push(report)
  }
  const [first] = reports
  if (own.length === 0) await asker.need("editor", [unit ?? first?.reporter ?? "VN"])
  return own
}

/** What each column holds; our template of one report needs no mapping. */
async function columnsFor(
  ctx: Context,
  workbook: Workbook,
  { collection, asked, measures }: FormBase,
  { columns }: WorkbookFields,
  asker: Asker,
): Promise<MappedColumn[]> {
  if (isLong(workbook)) return []
  const said = new Map((columns ?? []).map(({ header, meaning }) => [headerKey(header), meaning]))
  const remembered = await mappingsOf(ctx.db, collection.id, asker.actor.id)
  const known = usable(new Map([...remembered, ...said]), asked)
  const matched = matchColumns(workbook.headings, { asked, measures, remembered: known })
  // A person who has looked at all columns has also looked at those left alone.
  return columns === null ? matched : matched.map((column) => ({ ...column, sure: true }))
}

/** Without cells that this collection does not ask for. */
function usable(
  meanings: ReadonlyMap<string, ColumnMeaning>,
  asked: FormBase["asked"],
): Map<string, ColumnMeaning> {
  const cells = new Set(asked.map(({ measure, cut }) => `${measure}\n${cut}`))
  return new Map(
    [...meanings].filter(
      ([, meaning]) => meaning.kind !== "cell" || cells.has(`${meaning.measure}\n${meaning.cut}`),
    ),
  )
}

interface Looking {
  readonly base: FormBase
  readonly reports: readonly ReportRow[]
  readonly workbook: Workbook
  readonly columns: MappedColumn[]
  readonly fields: WorkbookFields
  readonly unit: string | null
}

async function look(ctx: Context, looking: Looking): Promise<Looked> {
  const { base, reports, workbook, columns, fields, unit } = looking
  const long = isLong(workbook)
  const mapped = long || isMapped(columns, unit)
  const refs = reports.map((report) =>
    unitRef(base.territories, report.unit, base.collection.period.ends),
  )
  const found = long
    ? readLong(workbook, base.collection.id, fields.decimal)
    : readWide(workbook, {
        collection: base.collection.id,
        columns,
        matchUnit: unitMatcher(refs),
        unit,
        decimal: fields.decimal,
      })
  const forms = await formsOf(ctx.db, base, reports)
  const held = compare(ctx, looking, forms, found.said)
  const wrong = mapped ? [...found.wrong, ...held.wrong] : []
  const entries = wrong.length > 0 || !mapped ? [] : held.entries
  return {
    mapped,
    entries,
    token: tokenOf(workbook, entries),
    answer: {
      file: workbook.file,
      sheet: workbook.sheet,
      sha256: workbook.sha256,
      columns: [...columns],
      sheets: [...workbook.sheets],
      changes: mapped ? held.changes : [],
      same: held.same,
      empty: held.empty,
      refused: wrong.slice(0, 500).map((one) => ({ sheet: workbook.sheet, ...one })),
      findings: findingsOf(base, forms, entries),
      notes: [...workbook.notes],
    },
  }
}

/** Whether everything that a column may hold was said: no proposal waits, and units are known. */
function isMapped(columns: readonly MappedColumn[], unit: string | null): boolean {
  const cells = columns.filter(({ meaning }) => meaning.kind === "cell")
  const units = columns.some(({ meaning }) => meaning.kind === "unit")
  const waiting = columns.some(({ meaning, sure }) => !sure && keyOf(meaning) !== null)
  return cells.length > 0 && !waiting && (units || unit !== null)
}

/** What the rules would find in the reports that a workbook changes. */
function findingsOf(
  base: FormBase,
  forms: ReadonlyMap<string, Form>,
  entries: readonly ReadEntry[],
): WorkbookAnswer["findings"] {
  return [...Map.groupBy(entries, ({ unit }) => unit)].flatMap(([unit, some]) => {
    const form = forms.get(unit)
    if (form === undefined) return []
    return checkReport(form.rules, withEntries(form.cells, some)).map((finding) => ({
      ...finding,
      unit,
    }))
  })
}

/** Names what was looked at: the file, and each change with the version that it replaces. */
function tokenOf({ sha256 }: Workbook, entries: readonly ReadEntry[]): string {
  const said = entries.map(({ unit, entry, read }) => [unit, entry, read])
  return createHash("sha256")
    .update(JSON.stringify([sha256, said]))
    .digest("hex")
    .slice(0, 32)
}

async function remember(
  ctx: Context,
  collection: string,
  columns: readonly MappedColumn[],
  asker: Asker,
): Promise<void> {
  if (columns.length === 0) return
  const at = ctx.now().toISOString()
  const headers = new Map(columns.map(({ header, meaning }) => [headerKey(header), meaning]))
  await ctx.db.transaction((tx) =>
    rememberMapping(tx, { collection, person: asker.actor.id, at }, headers),
  )
}
