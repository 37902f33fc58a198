import { type Grid, VN2000_SIX_DEGREES } from "@tinhso/places"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { meridianOf, readListFile, territories } from "../../../registry/index.ts"
import { listUnreadable, notAList } from "../errors.ts"
import { gapSettings } from "../loader.ts"
import { programmeOf } from "../service/programme-service.ts"
import { reportIn, stepOf } from "../service/write-service.ts"
import { checkDay } from "../service/write-service.ts"
import { addSteps, lockGaps, lockNumbers, readGaps } from "../store/gaps-store.ts"
import { addMembers } from "../store/programmes-store.ts"
import { findRows, type FoundTable } from "./find-rows.ts"
import { type PlannedGap, planGaps } from "./plan-gaps.ts"
import type { GapImportReport, GapImportRow } from "./model.ts"
import { readRow } from "./read-row.ts"
import { unitsOfRows } from "./units-of-rows.ts"
import { importWords } from "./words.ts"

export interface GapImporting {
  readonly commit: boolean
  readonly actor: Actor
  /** Whether a gap of a unit may be written. */
  readonly mayWrite: (unit: string) => boolean
  /** The day that the list describes; today without it. */
  readonly at?: string | undefined
  readonly province?: string | undefined
  readonly technology?: string | undefined
  /** The programme whose list it is. */
  readonly programme?: string | undefined
  /** The paper of the list. */
  readonly document?: string | undefined
  /** By what rule these are gaps. */
  readonly definition?: string | undefined
  readonly sheet?: string | undefined
  readonly meridian?: string | undefined
  readonly zone?: 3 | 6 | undefined
  readonly fileName?: string | undefined
}

/**
 * Reads a list of gaps as departments have it, tells row by row what it makes of the register and, with
 * `commit`, writes what is proposed as one act. What is refused is left out; states only go forward.
 */
export async function importGaps(
  ctx: Context,
  path: string,
  importing: GapImporting,
): Promise<GapImportReport> {
  const at = importing.at ?? dayInVietnam(ctx.now())
  checkDay(ctx, at)
  if (importing.programme !== undefined) {
    const { membership } = await programmeOf(ctx, importing.programme)
    if (membership !== "list") throw notAList(importing.programme)
  }
  const { grid: file } = await readListFile(path, importing.fileName)
  const words = await importWords()
  const tables = file.sheets
    .filter((sheet) => importing.sheet === undefined || sheet.name === importing.sheet)
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => findRows(sheet, words) ?? [])
  if (tables.length === 0) throw listUnreadable(file.fileName)
  const reading = { words, grids: gridsOf(importing) }
  const unitOf = await unitsOfRows(ctx, at, importing.province)
  const read = tables.flatMap(({ sheet, rows }) =>
    rows.map((row) => ({ sheet, row: row.row, ...readRow(row, reading) })),
  )
  const placed = read.map((row) => ({ ...row, ...unitOf(row.draft) }))
  const settings = {
    at,
    today: dayInVietnam(ctx.now()),
    file: file.fileName,
    technology: importing.technology ?? "4G",
    metres: (await gapSettings()).lists.sameWithinMetres,
    document: importing.document ?? null,
    definition: importing.definition ?? null,
    mayWrite: importing.mayWrite,
    units: await territories(ctx.db),
  }
  return ctx.db.transaction(async (tx) => {
    const last = importing.commit ? await lockNumbers(tx) : 0
    const register = await readGaps(tx)
    const planned = await planGaps(tx, placed, register, settings)
    if (importing.commit) await write(ctx, tx, planned, { ...importing, at, last })
    return reportOf(file.fileName, at, tables, planned, importing.commit)
  })
}

const gridsOf = (importing: GapImporting): readonly Grid[] => {
  const { meridian, zone } = importing
  const said = meridianOf({
    ...(meridian === undefined ? {} : { meridian }),
    ...(zone === undefined ? {} : { zone }),
  })
  return said === null ? VN2000_SIX_DEGREES : [said]
}

interface Writing extends GapImporting {
  readonly at: string
  readonly last: number
}

async function write(
  ctx: Context,
  tx: Writer,
  planned: readonly PlannedGap[],
  { actor, at, last, programme }: Writing,
): Promise<void> {
  const fresh = planned.filter(({ action }) => action === "add")
  const moved = planned.filter(({ action }) => action === "move")
  const told = fresh.flatMap(({ facts, steps: [first] }) =>
    facts === null || first === undefined
      ? []
      : [{ facts, origin: "list" as const, illustrative: false, said: first }],
  )
  const ids = await reportIn(ctx, tx, actor, told, last)
  for (const [i, one] of fresh.entries()) one.gap = ids[i] ?? null
  await lockGaps(
    tx,
    moved.flatMap(({ gap }) => gap ?? []),
  )
  const now = ctx.now()
  const rest = [
    ...fresh.map((one) => ({ one, skip: 1 })),
    ...moved.map((one) => ({ one, skip: 0 })),
  ]
  await addSteps(
    tx,
    rest.flatMap(({ one: { gap, steps, version }, skip }) =>
      gap === null
        ? []
        : steps
            .slice(skip)
            .map((step, i) =>
              stepOf({ gap, version: version + skip + i + 1, state: step.state }, step, actor, now),
            ),
    ),
  )
  const act = { by: actor.id, at: now.toISOString() }
  const members = membersOf(planned, programme, at)
  await addMembers(tx, members, act)
  if (moved.length + members.length === 0) return
  const details = { moved: moved.length, listed: members.length, programme: programme ?? null, at }
  const subject = `${moved.length} vùng lõm`
  await record(tx, { actor, at: now, action: "coverage.import-gaps", subject, details })
}

/** Gaps of the list that are not on it yet. */
function membersOf(planned: readonly PlannedGap[], programme: string | undefined, day: string) {
  if (programme === undefined) return []
  return planned.flatMap(({ gap, number, action, listed }) =>
    gap === null || action === "refuse" || listed.includes(programme)
      ? []
      : [{ gap, programme, listed: true, number, day }],
  )
}

function reportOf(
  file: string,
  at: string,
  tables: readonly FoundTable[],
  planned: readonly PlannedGap[],
  committed: boolean,
): GapImportReport {
  const rows = [
    ...planned.flatMap(({ rows: own, action, gap, from, to }) =>
      own.map((row): GapImportRow => ({ ...row, action, gap, from, to })),
    ),
    ...tables.flatMap(({ sheet, skipped }) =>
      skipped.map(({ row, text }): GapImportRow => ({
        sheet,
        row,
        name: text.slice(0, 200),
        unitName: null,
        action: "skip",
        gap: null,
        from: null,
        to: null,
        problems: [],
        told: [],
      })),
    ),
  ].toSorted((a, b) => (a.sheet ?? "").localeCompare(b.sheet ?? "") || a.row - b.row)
  const count = (action: GapImportRow["action"]) =>
    planned.filter((one) => one.action === action).length
  return {
    file,
    committed,
    at,
    columns: tables.flatMap(({ sheet, columns }) =>
      columns.map(({ letter, heading, target }) => ({ sheet, letter, heading, target })),
    ),
    counts: {
      add: count("add"),
      move: count("move"),
      same: count("same"),
      keep: count("keep"),
      refuse: count("refuse"),
      skip: tables.reduce((sum, { skipped }) => sum + skipped.length, 0),
    },
    notes: [],
    rows,
  }
}
