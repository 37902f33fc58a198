import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import type { Context } from "../../../platform/context.ts"
import type { Reader, Writer } from "../../../platform/database.ts"
import { withdrawCellsIn } from "../../cells/index.ts"
import type { Cell, CellSource } from "../../cells/model.ts"
import { findCells } from "../../cells/store/find.ts"
import { entriesChanged } from "../errors.ts"
import type { ReadEntry } from "../read-entry.ts"
import type { CollectionRow } from "../store/collections.ts"
import { addRemarks, type NewRemark } from "../store/remarks.ts"
import type { Asker } from "./asker.ts"

/** Entries of reports that are held, and who makes them. */
interface Acting {
  readonly entries: readonly ReadEntry[]
  readonly source: CellSource
  readonly asker: Asker
}

/** Takes back what was entered; what is published stands again. */
export async function clearIn(
  ctx: Context,
  tx: Writer,
  { period }: CollectionRow,
  { entries, source, asker }: Acting,
): Promise<number> {
  const clears = entries.filter(({ read }) => read.kind === "clear")
  let cleared = 0
  for (const [unit, some] of Map.groupBy(clears, (one) => one.unit)) {
    await refuseChanged(tx, period.code, unit, some)
    const only = some.map(({ entry, cut }) => ({ measure: entry.measure, cut }))
    const measures = [...new Set(only.map(({ measure }) => measure))]
    const cells = { measures, units: [unit], periods: [period.code], only }
    const of = source.kind === "form" ? source.form : unit
    const done = await withdrawCellsIn(ctx, tx, cells, {
      actor: asker.actor,
      source: { kind: "withdrawal", of },
    })
    cleared += done.withdrawn
  }
  return cleared
}

type Chosen = readonly ReadEntry[]

/** What stands now in the cells of entries of one unit, by measure and cut. */
async function standingOf(
  db: Reader,
  period: string,
  unit: string,
  entries: Chosen,
): Promise<Map<string, Cell>> {
  const only = entries.map(({ entry, cut }) => ({ measure: entry.measure, cut }))
  const measures = [...new Set(only.map(({ measure }) => measure))]
  const cells = await findCells(
    db,
    { measures, units: [unit], periods: [period], only },
    "working",
    only.length,
  )
  return new Map(cells.map((cell) => [`${cell.measure}\n${cell.cut}`, cell]))
}

/** Nobody takes back a value that they did not see. */
async function refuseChanged(
  tx: Writer,
  period: string,
  unit: string,
  clears: Chosen,
): Promise<void> {
  const seen = clears.filter(({ entry }) => entry.version !== undefined)
  if (seen.length === 0) return
  const standing = await standingOf(tx, period, unit, seen)
  const changed = seen.flatMap(({ index, entry, cut }) => {
    const now = standing.get(`${entry.measure}\n${cut}`)
    if (entry.version === (now?.version ?? 0)) return []
    const value = now === undefined ? "chưa có" : (now.value ?? now.status)
    return [{ pointer: `/cells/${index}/version`, detail: `${entry.measure}: nay là ${value}` }]
  })
  if (changed.length > 0) throw entriesChanged(changed)
}

interface Noting {
  readonly collection: CollectionRow
  readonly entries: readonly ReadEntry[]
  readonly at: string
  readonly asker: Asker
}

/** Keeps notes, each with the value that it is about. */
export async function noteIn(
  tx: Writer,
  { collection, entries, at, asker }: Noting,
): Promise<void> {
  const noted = entries.filter(({ entry }) => entry.note !== undefined)
  for (const [unit, some] of Map.groupBy(noted, (one) => one.unit)) {
    const standing = await standingOf(tx, collection.period.code, unit, some)
    const remarks = some.map(({ entry, cut }): NewRemark => {
      const about = standing.get(`${entry.measure}\n${cut}`)
      return {
        kind: "note",
        measure: entry.measure,
        cut,
        text: toNfc(entry.note ?? "").trim(),
        value: about?.value ?? null,
        status: about?.status ?? null,
      }
    })
    await addRemarks(tx, { collection: collection.id, unit, at, by: asker.actor.id }, remarks)
    await record(tx, {
      actor: asker.actor,
      at: new Date(at),
      action: "collections.note",
      subject: `${collection.id}/${unit}`,
      details: { cells: remarks.map(({ measure, cut }) => [measure, cut]) },
    })
  }
}
