import { toNfc } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { checkCells, saveTogether } from "../../cells/index.ts"
import type { CellDraft, CellSource } from "../../cells/model.ts"
import { collectionNotOpen, noSuchCollection, notOpenYet, reportLocked } from "../errors.ts"
import { dayInWords } from "../lateness.ts"
import type { CellEntry, EntryAnswer, FormCell } from "../model/form.ts"
import { readEntry, type ReadEntry } from "../read-entry.ts"
import { type CollectionRow, holdCollection } from "../store/collections.ts"
import { addHand, lockReports, type ReportRow, updateReports } from "../store/reports.ts"
import type { Asker } from "./asker.ts"
import { clearIn, noteIn } from "./besides-service.ts"
import { notBefore } from "./manage-service.ts"

/** What a report is, in words. */
export const STATES = {
  draft: "đang nhập",
  returned: "đã bị trả lại",
  submitted: "đã nộp và đang chờ thẩm định",
  verified: "đã được thẩm định",
  published: "đã được công bố",
} as const

/** Refuses what cannot be entered into now: who holds the rows asks inside the transaction too. */
export function refuseEntering(ctx: Context, collection: CollectionRow, report: ReportRow): void {
  const { state, title, opensOn } = collection
  if (state !== "open") throw collectionNotOpen(title, state)
  if (dayInVietnam(ctx.now()) < opensOn) throw notOpenYet(title, dayInWords(opensOn))
  if (report.state !== "draft" && report.state !== "returned") {
    throw reportLocked(STATES[report.state])
  }
}

/** Cells as they would stand with entries; a note sent with a value is about that value. */
export function withEntries(cells: readonly FormCell[], entries: readonly ReadEntry[]): FormCell[] {
  const byKey = new Map(entries.map((one) => [`${one.entry.measure}\n${one.cut}`, one]))
  return cells.map((cell) => {
    const one = byKey.get(`${cell.measure}\n${cell.cut}`)
    if (one === undefined) return cell
    const { read, entry } = one
    const note = entry.note === undefined ? {} : { note: entry.note, noteCurrent: true }
    if (read.kind === "note") return { ...cell, ...note }
    if (read.kind === "clear") return { ...cell, value: null, status: null, ...note }
    const { value, status, written } = read
    const same = cell.value === value && cell.status === status
    return {
      ...cell,
      value,
      status,
      written,
      noteCurrent: same && cell.noteCurrent,
      ...note,
    }
  })
}

/** Entries that make sense by themselves, and those that do not. */
export function readEntries(
  { measures }: CollectionRow,
  unit: string,
  entries: readonly CellEntry[],
): { good: ReadEntry[]; wrong: { index: number; message: string }[] } {
  const asked = new Map(measures.map(({ measure, cuts }) => [measure, new Set(cuts)]))
  const seen = new Set<string>()
  const good: ReadEntry[] = []
  const wrong: { index: number; message: string }[] = []
  entries.forEach((sent, index) => {
    const entry = { ...sent, measure: toNfc(sent.measure) }
    const cut = toNfc(sent.cut ?? "")
    const key = `${entry.measure}\n${cut}`
    const refuse = (message: string) => void wrong.push({ index, message })
    const named = cut === "" ? entry.measure : `${entry.measure} [${cut}]`
    if (asked.get(entry.measure)?.has(cut) !== true) {
      refuse(`Đợt này không hỏi “${named}”.`)
    } else if (seen.has(key)) refuse(`“${named}” có hai lần.`)
    else {
      seen.add(key)
      const read = readEntry(entry)
      if (read.kind === "refused") refuse(`${named}: ${read.why}`)
      else good.push({ index, unit, cut, entry, read })
    }
  })
  return { good, wrong }
}

interface Saving {
  readonly collection: CollectionRow
  readonly entries: readonly ReadEntry[]
  readonly source: CellSource
  readonly asker: Asker
  /** Asked once everything is held, before anything is written: whether it is still what was looked at. */
  readonly still?: (tx: Writer) => Promise<void>
}

type Saved = Pick<EntryAnswer, "batch" | "added" | "changed" | "cleared" | "same">

/**
 * Records entries of one or several reports of a collection: all of them or none. Those who save at
 * the same time share a transaction; each refusal stays its own.
 */
export async function saveEntries(ctx: Context, saving: Saving): Promise<Saved> {
  const { collection, entries, source, asker } = saving
  const values = entries.filter(({ read }) => read.kind === "value")
  const checked = await checkCells(
    ctx,
    values.map((one) => ({
      draft: draftOf(one, collection.period.code),
      pointer: (column: string) => `/cells/${one.index}/${column}`,
    })),
  )
  const units = [...new Set(entries.map(({ unit }) => unit))]
  let held: Held | null = null
  let cleared = 0
  const { batch, added, changed, same } = await saveTogether(ctx, {
    checked,
    layer: "working",
    source,
    actor: asker.actor,
    hold: async (tx) => {
      held = await holdReports(ctx, tx, collection.id, units)
      await saving.still?.(tx)
    },
    besides: async (tx, saved) => {
      if (held === null) throw new Error("reports are held before values are recorded")
      cleared = await besidesValues(ctx, tx, held, saving, saved.added + saved.changed)
    },
  })
  return { batch, added, changed, cleared, same }
}

/** Reports that nobody else changes until the transaction ends. */
interface Held {
  readonly collection: CollectionRow
  readonly reports: readonly ReportRow[]
}

async function holdReports(
  ctx: Context,
  tx: Writer,
  id: string,
  units: readonly string[],
): Promise<Held> {
  const collection = await holdCollection(tx, id)
  if (collection === null) throw noSuchCollection(id)
  const reports = await lockReports(tx, collection.id, units)
  for (const report of reports) refuseEntering(ctx, collection, report)
  return { collection, reports }
}

/** What is taken back, notes, and who had a hand in the reports; how many cells were taken back. */
async function besidesValues(
  ctx: Context,
  tx: Writer,
  { collection, reports }: Held,
  { entries, source, asker }: Saving,
  recorded: number,
): Promise<number> {
  const cleared = await clearIn(ctx, tx, collection, { entries, source, asker })
  const last = reports.map(({ lastAt }) => lastAt).toSorted()
  const at = notBefore(ctx, last.at(-1) ?? "")
  await noteIn(tx, { collection, entries, at, asker })
  for (const report of reports) {
    await addHand(tx, { ...report, collection: collection.id }, asker.actor.id, at)
  }
  if (recorded + cleared > 0) {
    await updateReports(
      tx,
      reports.map((report) => ({ ...report, enteredAt: at })),
    )
  }
  return cleared
}

function draftOf({ unit, cut, entry, read }: ReadEntry, period: string): CellDraft {
  const { version, place } = entry
  const { value, status, written } =
    read.kind === "value" ? read : { value: null, status: "missing" as const, written: null }
  return {
    measure: entry.measure,
    unit,
    period,
    cut,
    value,
    status,
    ...(version === undefined ? {} : { version }),
    ...(place === undefined ? {} : { place }),
    ...(written === null ? {} : { written }),
  }
}
