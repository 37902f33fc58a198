import { record } from "../../platform/audit.ts"
import { type Actor, type Context } from "../../platform/context.ts"
import type { Reader, Writer } from "../../platform/database.ts"
import { figuresChanged } from "../errors.ts"
import { wholeProblems } from "../import/wholes.ts"
import { nothingToSay } from "../import/columns.ts"
import { unnamedDocument } from "../import/documents.ts"
import type { ImportReport, ImportRow } from "../model.ts"
import { sortKey } from "../sort-key.ts"
import { addDocuments, bumpRevision, lockRevision } from "../store/catalogue-store.ts"
import {
  addVersions,
  findStanding,
  findWholes,
  type NewVersion,
  type Standing,
} from "../store/import-store.ts"
import { warnOfChecks } from "./import-checks-service.ts"
import {
  type FigureFile,
  type FileOptions,
  type FileRow,
  readFigureFile,
} from "./read-file-service.ts"

export interface ImportOptions extends FileOptions {
  readonly commit: boolean
}

/** Says who imports, once it is known which units the file touches; refuses who may not. */
export type Authorise = (unitIds: readonly string[]) => Promise<Actor>

/**
 * Imports a file of figures, or only says what an import would do. All rows are written in one
 * transaction or none; a row that is refused refuses the file. Figures that the file does not
 * name are left alone.
 */
export async function importFigures(
  ctx: Context,
  path: string,
  options: ImportOptions,
  authorise: Authorise,
): Promise<ImportReport> {
  const file = await readFigureFile(ctx, path, options)
  const plan = await planImport(ctx.db, file)
  await warnOfChecks(ctx.db, file)
  const actor = await authorise(plan.units)
  if (!options.commit || plan.refused) return reportOf(file, plan, false)
  const written = await ctx.db.transaction((tx) => commit(ctx, tx, file, plan, actor))
  return reportOf(file, written, true)
}

type Action = ImportRow["action"]

interface Plan {
  readonly actions: ReadonlyMap<FileRow, Action>
  readonly standing: ReadonlyMap<string, Standing>
  readonly refused: boolean
  /** Units that figures come to or are taken from. */
  readonly units: readonly string[]
}

async function planImport(db: Reader, file: FigureFile): Promise<Plan> {
  const drafts = file.rows.flatMap(({ draft }) => (draft === null ? [] : [draft]))
  const standing = new Map(
    (
      await findStanding(
        db,
        drafts.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  )
  await checkWholes(db, file)
  const actions = new Map(file.rows.map((row) => [row, actionOf(row, standing)]))
  const units = new Set<string>()
  for (const row of file.rows) {
    if (row.placed !== null) units.add(row.placed.unit)
    const before = row.draft === null ? undefined : standing.get(row.draft.id)
    if (before !== undefined) units.add(before.unit)
  }
  return {
    actions,
    standing,
    refused: file.rows.some(({ notes }) => notes.problems.length > 0),
    units: [...units],
  }
}

function actionOf(row: FileRow, standing: ReadonlyMap<string, Standing>): Action {
  const { draft, placed, notes } = row
  if (draft === null || placed === null || notes.problems.length > 0) return "refuse"
  const before = standing.get(draft.id)
  if (before === undefined) return "add"
  return before.digest === placed.digest ? "same" : "change"
}

async function checkWholes(db: Reader, file: FigureFile): Promise<void> {
  const rows = file.rows.filter(({ draft }) => draft !== null)
  const belongings = rows.map(({ draft }) => ({
    id: draft?.id ?? "",
    whole: draft?.whole ?? null,
  }))
  const named = new Set(belongings.flatMap(({ whole }) => (whole === null ? [] : [whole])))
  // Rows that are refused for another reason are still in the file.
  for (const { id } of file.rows) if (id !== null) named.delete(id)
  const known = new Map(await findWholes(db, [...named]))
  for (const { id, draft } of file.rows) if (draft === null && id !== null) known.set(id, null)
  const problems = wholeProblems(belongings, known)
  for (const { draft, notes } of rows) {
    const problem = draft === null ? undefined : problems.get(draft.id)
    if (problem === undefined || notes.problems.some(({ column }) => column === "whole")) continue
    notes.refuse(
      "whole",
      problem.kind === "unknown"
        ? `không có số liệu “${problem.whole}” trong tệp hay trong hệ thống`
        : `các số liệu chứa lẫn nhau thành vòng: ${ringOf(problem.path)}`,
    )
  }
}

const SHOWN = 6

function ringOf(path: readonly string[]): string {
  const [first = ""] = path
  return path.length <= SHOWN
    ? path.join(" → ")
    : `${path.slice(0, SHOWN - 1).join(" → ")} → … → ${first}`
}

async function commit(
  ctx: Context,
  tx: Writer,
  file: FigureFile,
  before: Plan,
  actor: Actor,
): Promise<Plan> {
  const { changedAt } = await lockRevision(tx)
  const plan = await planImport(tx, file)
  if (plan.refused || plan.units.some((unit) => !before.units.includes(unit))) {
    throw figuresChanged()
  }
  // A clock that was set back must not make a version older than the one it corrects.
  const now = ctx.now().toISOString()
  const at = now > changedAt ? now : changedAt
  const versions = newVersions(file, plan)
  if (versions.length === 0) return plan
  await addDocuments(tx, file.newDocuments.map(unnamedDocument), at)
  await addVersions(tx, versions, at, actor.id)
  await bumpRevision(tx, at)
  await record(tx, {
    actor,
    at: new Date(at),
    action: "indicators.import-figures",
    subject: file.table.fileName,
    details: { sha256: file.table.sha256, sheet: file.table.sheet, ...countsOf(plan) },
  })
  return plan
}

function newVersions({ rows, table }: FigureFile, { actions, standing }: Plan): NewVersion[] {
  const { fileName: file, sheet, sha256 } = table
  return rows.flatMap((one) => {
    const { draft, placed, row } = one
    const action = actions.get(one)
    if (draft === null || placed === null || (action !== "add" && action !== "change")) return []
    return {
      draft,
      unit: placed.unit,
      version: (standing.get(draft.id)?.version ?? 0) + 1,
      source: { kind: "published-document", file, sheet, row, sha256 },
      digest: placed.digest,
      sortKey: sortKey(draft.source, draft.id),
    }
  })
}

function countsOf({ actions }: Plan): ImportReport["counts"] {
  const counts = { rows: actions.size, add: 0, change: 0, same: 0, refuse: 0 }
  for (const action of actions.values()) counts[action]++
  return counts
}

function reportOf(file: FigureFile, plan: Plan, committed: boolean): ImportReport {
  const { fileName, sheet, sha256, encoding, ignoredColumns, notes } = file.table
  return {
    file: fileName,
    sheet,
    sha256,
    encoding,
    committed,
    ignoredColumns: [...ignoredColumns],
    notes: [...notes],
    counts: countsOf(plan),
    rows: file.rows.map((one) => ({
      row: one.row,
      id: one.id,
      action: plan.actions.get(one) ?? "refuse",
      problems: nothingToSay(one.notes)
        ? []
        : one.notes.problems.map(({ column, message }) => ({
            column,
            columnNumber: column === null ? null : (file.columnNumbers.get(column) ?? null),
            message,
          })),
      warnings: one.notes.warnings,
    })),
    omitted: 0,
  }
}
