import type { Actor, Context } from "../../../../platform/context.ts"
import type { GridFile } from "../../../../platform/table-file/index.ts"
import type { AssetSource, DraftOutcome, SaveOutcome } from "../../model.ts"
import { readAssets } from "../../service/read-service.ts"
import { assetSaver, checkAssets, saveAssetsIn, type Saving } from "../../service/save-service.ts"
import { draftsOfRows, isRefused, type RowDraft } from "../drafts-of-rows.ts"
import { changedMeanwhile } from "../errors.ts"
import type { JudgedRow } from "../judged.ts"
import { knownAssets } from "../known.ts"
import type { AssetImportReport } from "../model.ts"
import { problem, type ReadColumn, type RowProblem } from "../problem.ts"
import { reportOf } from "../report.ts"
import type { UnderstoodRow } from "../understand.ts"
import { type ReadingOptions, understand, type Understood } from "./understand-service.ts"

type MayWrite = NonNullable<Saving["mayWrite"]>

export interface ImportOptions extends ReadingOptions {
  readonly commit: boolean
  readonly actor: Actor
  /** Refuses rows about what somebody may not write: an operator writes only its own. */
  readonly mayWrite?: MayWrite
  /** Whose key sends the list; a file otherwise. */
  readonly source?: AssetSource
}

/**
 * Reads a list of assets and says what it would do, row by row. Rows with an error or an open
 * question are left out; with `commit` all others are written as one act, or none where the
 * register has changed meanwhile so that one of them cannot be written.
 */
export async function importAssets(
  ctx: Context,
  grid: GridFile,
  options: ImportOptions,
): Promise<AssetImportReport> {
  const understood = await understand(ctx, grid, options)
  const judged = await judge(ctx, understood, options.mayWrite)
  const drafts = judged.flatMap(({ results }) => results.map(({ draft }) => draft))
  const written = options.commit ? await write(ctx, grid, drafts, options) : null
  return reportOf({ grid, understood, judged, written })
}

async function judge(
  ctx: Context,
  understood: Understood,
  mayWrite: MayWrite | undefined,
): Promise<JudgedRow[]> {
  const { rows, tables } = understood
  const kinds = [
    ...new Set(
      tables.flatMap(({ shape }) =>
        [shape?.own.code, shape?.child?.code].flatMap((one) => one ?? []),
      ),
    ),
  ]
  const known = knownAssets(await readAssets(ctx, { kinds: ["mast", ...kinds] }), "mast")
  const { drafts, problems, told } = draftsOfRows(rows, { day: understood.day, known })
  const wrong = new Map<UnderstoodRow, RowProblem[]>()
  const add = (row: UnderstoodRow, ...more: readonly RowProblem[]) =>
    void wrong.set(row, [...(wrong.get(row) ?? []), ...more])
  for (const row of rows) add(row, ...(row.composed?.problems ?? row.walked.problems))
  for (const row of rows) if (row.composed !== null) add(row, ...row.walked.problems)
  for (const [row, found] of problems) add(row, ...found)
  const check = (some: readonly RowDraft[]) =>
    checkAssets(
      ctx,
      some.map(({ draft }) => draft),
      { mayWrite },
    )
  const results = await outcomesOf(check, drafts, wrong, add)
  return rows.map((row) => ({
    row,
    problems: wrong.get(row) ?? [],
    told: [...(row.composed?.told ?? []), ...(told.get(row) ?? [])],
    results: results.get(row) ?? [],
  }))
}

type Results = Map<UnderstoodRow, { draft: RowDraft; outcome: DraftOutcome }[]>

/**
 * What the register says of the drafts. A row with a refused draft is left out whole, and with it
 * the rows that build on it, until nothing more is refused.
 */
async function outcomesOf(
  check: (some: readonly RowDraft[]) => Promise<SaveOutcome>,
  drafts: readonly RowDraft[],
  wrong: ReadonlyMap<UnderstoodRow, readonly RowProblem[]>,
  add: (row: UnderstoodRow, ...problems: readonly RowProblem[]) => void,
): Promise<Results> {
  let open = drafts.filter(({ row }) => !isRefused(wrong.get(row) ?? []))
  for (let outcome = await check(open); ; outcome = await check(open)) {
    const refused = open.filter((_draft, at) => outcome.outcomes[at]?.action === "refuse")
    const last = refused.length === 0
    for (const [at, draft] of open.entries()) {
      const found = outcome.outcomes[at]
      if (found === undefined) continue
      if (last || found.action === "refuse") add(draft.row, ...foundProblems(draft, found))
    }
    if (last) return gather(open, outcome)
    const rows = new Set(refused.map(({ row }) => row))
    open = open.filter(({ row }) => !rows.has(row))
  }
}

/** What the register finds wrong, at the column that said it. */
function foundProblems({ columns, draft }: RowDraft, { problems }: DraftOutcome): RowProblem[] {
  return problems
    .filter(({ field }) => !isOfOwnRow(draft, field))
    .map(({ code, severity, field, vi, suggestion }) =>
      problem(
        code,
        severity,
        columnBehind(field, columns),
        vi,
        suggestion === null ? [] : [suggestion],
      ),
    )
}

/** That a station has no mast because the mast of the row is refused says nothing new. */
function isOfOwnRow({ attributes = {} }: RowDraft["draft"], field: string): boolean {
  const value = attributes[field.replace(/^attributes\./u, "")]
  return typeof value === "string" && value.startsWith("key:")
}

/** Whose an asset is stands in the column of operators, otherwise in that of owners or codes. */
function columnBehind(field: string, columns: RowDraft["columns"]): ReadColumn | null {
  const direct = columns.get(field)
  if (direct !== undefined || field !== "id") return direct ?? null
  return columns.get("attributes.operator") ?? columns.get("owner") ?? columns.get("codes") ?? null
}

function gather(drafts: readonly RowDraft[], { outcomes }: SaveOutcome): Results {
  const results: Results = new Map()
  drafts.forEach((draft, at) => {
    const outcome = outcomes[at]
    if (outcome === undefined) return
    const there = results.get(draft.row)
    if (there === undefined) results.set(draft.row, [{ draft, outcome }])
    else there.push({ draft, outcome })
  })
  return results
}

async function write(
  ctx: Context,
  { fileName, sha256 }: GridFile,
  drafts: readonly RowDraft[],
  { actor, mayWrite, source: sender }: ImportOptions,
): Promise<SaveOutcome> {
  const sheets = new Set(drafts.map(({ row }) => row.sheet))
  const [only = null] = sheets
  const sheet = sheets.size === 1 ? only : null
  const source: AssetSource = sender ?? {
    kind: "file",
    file: fileName.slice(0, 300),
    sheet,
    sha256,
  }
  const saver = await assetSaver(ctx)
  const saved = await ctx.db.transaction((tx) =>
    saveAssetsIn(
      ctx,
      tx,
      drafts.map(({ draft }) => draft),
      { source, actor, saver, mayWrite },
    ),
  )
  if (saved.counts.refuse > 0) throw changedMeanwhile(fileName)
  return saved
}
