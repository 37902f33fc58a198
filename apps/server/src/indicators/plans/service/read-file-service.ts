import type { Context } from "../../../platform/context.ts"
import { readTable, type TableFile } from "../../../platform/table-file/index.ts"
import { unitResolver } from "../../../registry/index.ts"
import type { UnitRef } from "../../../registry/model.ts"
import { type DecimalMark, decimalMarkOf } from "../../import/decimal-mark.ts"
import { RowNotes } from "../../import/columns.ts"
import { type AskPlace, placeOf } from "../../import/place.ts"
import { definitionsOf } from "../../definitions/service.ts"
import type { Measure, Period } from "../../model.ts"
import { placeProblems } from "../../service/place-problem-service.ts"
import { type StoredFigure, findFigures } from "../../store/figure-store.ts"
import { measureNamed } from "../computed-measure.ts"
import type { PlanHead, PlanText, TargetText, TaskText } from "../content.ts"
import { OPTIONAL_PLAN_COLUMNS, PLAN_COLUMNS, type PlanColumn } from "../import/columns.ts"
import {
  idOf,
  leaveOthersEmpty,
  type PlaceAsked,
  placeAsked,
  readHead,
  readTarget,
  readTask,
  RECORD_KINDS,
  type RecordKind,
} from "../import/read-parts.ts"
import { PlanRow } from "../import/row.ts"

export interface PlanFileOptions {
  readonly sheet?: string | undefined
  readonly decimal?: DecimalMark | undefined
  /** The name people know the file by. */
  readonly fileName?: string | undefined
}

/** One row of the file: what it adds to which plan, and what is wrong with it. */
export interface ReadRow {
  readonly row: PlanRow
  readonly kind: RecordKind | null
  readonly id: string | null
  /** The plan that the row belongs to; null before the first. */
  readonly plan: string | null
}

export interface PlanFile {
  readonly table: TableFile<PlanColumn>
  readonly rows: readonly ReadRow[]
  readonly plans: readonly PlanText[]
}

interface Draft {
  readonly head: PlanHead
  readonly written: Written
  readonly goals: PlanText["goals"][number][]
  readonly tasks: TaskText[]
  readonly targets: TargetText[]
  readonly figures: PlanText["figures"][number][]
  readonly seen: Set<string>
}

interface Desk {
  readonly measures: ReadonlyMap<string, Measure>
  readonly figures: ReadonlyMap<string, StoredFigure>
  readonly place: (row: PlanRow, asked: PlaceAsked, written: Written) => Promise<UnitRef | null>
}

/** When a plan was issued and of which time it speaks: both say which unit a name means. */
interface Written {
  readonly plan: string
  readonly issued: Period | null
  readonly when: Period | null
}

/** Reads a file of plans: each `plan` row begins one, the rows below belong to it. */
export async function readPlanFile(
  ctx: Context,
  path: string,
  options: PlanFileOptions,
): Promise<PlanFile> {
  const table = await readTable<PlanColumn>(path, {
    columns: PLAN_COLUMNS,
    optional: OPTIONAL_PLAN_COLUMNS,
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.fileName === undefined ? {} : { fileName: options.fileName }),
  })
  const desk = await openDesk(ctx, table)
  const mark = options.decimal ?? decimalMarkOf(numbersOf(table))
  const drafts = new Map<string, Draft>()
  const rows: ReadRow[] = []
  let plan: string | null = null
  for (const { row: number, cells } of table.rows) {
    const row = new PlanRow(number, cells, mark)
    if (row.text("record") === "") row.needed("record")
    const kind = row.word("record", RECORD_KINDS)
    const id = kind === null ? null : idOf(row, kind)
    if (kind !== null) leaveOthersEmpty(row, kind)
    if (kind === "plan") {
      plan = id
      await beginPlan(row, id, drafts, desk)
    } else if (kind !== null) {
      await addPart({ row, kind, id, plan }, plan === null ? undefined : drafts.get(plan), desk)
    }
    rows.push({ row, kind, id, plan })
  }
  return {
    table,
    rows,
    plans: [...drafts.values()].map(({ seen: _seen, written: _written, ...rest }) => rest),
  }
}

function* numbersOf({ rows }: TableFile<PlanColumn>): Generator<string> {
  for (const { cells } of rows) {
    for (const cell of [cells.value, cells.high, cells.baseline_value]) {
      if (cell.kind === "text") yield cell.text
    }
  }
}

async function openDesk(ctx: Context, { rows }: TableFile<PlanColumn>): Promise<Desk> {
  const definitions = await definitionsOf(ctx)
  const measures = new Map(definitions.measures)
  for (const code of definitions.indicators.keys()) {
    const measure = measureNamed(definitions, code)
    if (measure !== null) measures.set(code, measure)
  }
  const named = rows.flatMap(({ cells }) => [
    cells.figure.text.trim(),
    ...(cells.record.text.trim() === "figure" ? [cells.id.text.trim()] : []),
  ])
  const ids = [...new Set(named.filter((id) => id !== ""))]
  const stored = await findFigures(ctx.db, { ids }, null)
  const ask = await unitResolver(ctx.db)
  return {
    measures,
    figures: new Map(stored.map((figure) => [figure.id, figure])),
    place: (row, asked, written) => findPlace(ctx, ask, row, asked, written),
  }
}

/** The unit that a row means, of the time when the plan was issued, else of the plan's own. */
async function findPlace(
  ctx: Context,
  ask: AskPlace,
  row: PlanRow,
  asked: PlaceAsked,
  { plan, issued, when }: Written,
): Promise<UnitRef | null> {
  const period = when ?? issued
  if (period === null) {
    row.refuse("place", "cần issued, period hoặc until để biết đơn vị của thời nào")
    return null
  }
  const site = {
    source: plan,
    place: asked.name,
    placeLevel: asked.level,
    kind: "plan",
    period,
  } as const
  const answer = placeOf(site, issued, ask)
  if (answer.kind === "found") return answer.unit
  const notes = new RowNotes()
  await placeProblems(ctx, [{ site, notes, answer }])
  for (const { message } of notes.problems) row.refuse("place", message)
  return null
}

/** As the row names it; a unit that is named by its id goes by its name. */
const nameOf = (asked: PlaceAsked, unit: UnitRef | null): string =>
  unit !== null && /^id:/iu.test(asked.name) ? unit.name : asked.name

async function beginPlan(
  row: PlanRow,
  id: string | null,
  drafts: Map<string, Draft>,
  desk: Desk,
): Promise<void> {
  const { head: bare, when } = readHead(row, id ?? "?")
  const asked = placeAsked(row, true)
  const written = { plan: bare.id, issued: bare.issued, when }
  const unit = asked === null ? null : await desk.place(row, asked, written)
  if (id === null) return
  if (drafts.has(id)) return row.refuse("id", `kế hoạch “${id}” đã có ở trên`)
  const head: PlanHead = {
    ...bare,
    unit: unit?.id ?? "?",
    placeName: asked === null ? "?" : nameOf(asked, unit),
    placeLevel: asked?.level ?? "province",
  }
  drafts.set(id, { head, written, goals: [], tasks: [], targets: [], figures: [], seen: new Set() })
}

async function addPart(
  { row, kind, id, plan }: Omit<ReadRow, "kind"> & { kind: Exclude<RecordKind, "plan"> },
  draft: Draft | undefined,
  desk: Desk,
): Promise<void> {
  if (draft === undefined) {
    if (plan === null) row.refuse("record", "chưa có dòng “plan” hợp lệ nào ở trên")
    return
  }
  if (id === null) return
  const key = `${kind} ${id}`
  if (draft.seen.has(key)) return row.refuse("id", `“${id}” đã có trong kế hoạch này`)
  draft.seen.add(key)
  switch (kind) {
    case "goal":
      draft.goals.push({ id, text: row.needed("text"), textEn: row.text("text_en") })
      break
    case "task":
      draft.tasks.push(readTask(row, id))
      break
    case "target":
      draft.targets.push(await placedTarget(row, id, draft, desk))
      break
    case "figure":
      draft.figures.push(figurePart(row, id, desk))
      break
  }
}

function figurePart(row: PlanRow, id: string, { figures }: Desk): PlanText["figures"][number] {
  if (!figures.has(id)) row.refuse("id", `không có số liệu “${id}” trong hệ thống`)
  const role = row.word("role", ["goals", "tasks", "issued", "reported"])
  return { figure: id, role: role ?? "reported" }
}

async function placedTarget(
  row: PlanRow,
  id: string,
  { head, written }: Draft,
  desk: Desk,
): Promise<TargetText> {
  const draft = readTarget(row, id, head.id, desk.measures)
  if (draft.figure !== null) {
    const figure = desk.figures.get(draft.figure)
    if (figure?.kind === "target") {
      return { ...draft, unit: figure.unit, placeName: figure.placeName }
    }
    const why =
      figure === undefined
        ? "không có trong hệ thống"
        : `thuộc loại “${figure.kind}”, không phải target`
    row.refuse("figure", `số liệu “${draft.figure}” ${why}`)
  }
  const asked = placeAsked(row, false)
  if (asked === null) return { ...draft, unit: head.unit, placeName: head.placeName }
  const unit = await desk.place(row, asked, written)
  return { ...draft, unit: unit?.id ?? "?", placeName: nameOf(asked, unit) }
}
