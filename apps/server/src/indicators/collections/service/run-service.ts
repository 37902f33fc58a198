import { toNfc } from "@tinhso/vietnamese"
import type { Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { askedAlready, badField, collectionRefused, notInState } from "../errors.ts"
import { instantInWords } from "../lateness.ts"
import type { ExtendRequest } from "../model/collection.ts"
import { askedElsewhere, type CollectionRow } from "../store/collections.ts"
import { extendReports, insertReports, listReports } from "../store/reports.ts"
import type { Asker } from "./asker.ts"
import { checkContent } from "./check-service.ts"
import { dueOf } from "./content-service.ts"
import { change, collectionOf } from "./manage-service.ts"

/** What prevents opening a draft: each in one sentence. */
export async function openingProblems(
  ctx: Context,
  row: CollectionRow,
): Promise<{ readonly units: readonly string[]; readonly problems: string[] }> {
  const { units, wrong } = await checkContent(ctx, row)
  const problems = wrong.map(({ detail }) => detail)
  if (row.measures.length === 0) problems.push("Chưa chọn chỉ số nào.")
  if (units.length === 0 && wrong.length === 0) problems.push("Không có đơn vị nào được hỏi.")
  if (Date.parse(row.due) <= ctx.now().getTime()) {
    problems.push(`Hạn nộp ${instantInWords(row.due)} đã qua.`)
  }
  return { units, problems }
}

/** Opens a draft: makes a report for each unit asked. */
export async function openCollection(ctx: Context, id: string, asker: Asker): Promise<void> {
  const before = await collectionOf(ctx, id)
  const { units, problems } = await openingProblems(ctx, before)
  if (before.state === "draft" && problems.length > 0) {
    throw collectionRefused(problems.map((detail) => ({ pointer: "", detail })))
  }
  await change(ctx, id, asker, async (tx, row, at) => {
    if (row.state !== "draft") throw notInState("Chỉ bản nháp mới mở được.")
    if (row.lastAt !== before.lastAt) throw notInState("Có người vừa sửa đợt này; hãy tải lại.")
    await refuseAsked(tx, row, units)
    const reporters = new Map(row.reporters.map(({ unit, reporter }) => [unit, reporter]))
    const reports = units.map((unit) => ({ unit, reporter: reporters.get(unit) ?? unit }))
    await insertReports(tx, id, reports, at)
    const details = { reports: reports.length, due: row.due }
    return [
      { ...row, state: "open", openedAt: at },
      { kind: "opened", at, reason: "", details },
    ]
  })
}

/** One cell is asked for by one collection at a time. */
async function refuseAsked(
  tx: Writer,
  row: CollectionRow,
  units: readonly string[],
): Promise<void> {
  const twice = await askedElsewhere(tx, row, units)
  if (twice.length === 0) return
  throw askedAlready(
    twice.map(({ measure, unit, title, collection }) => ({
      pointer: `${measure}, ${unit}`,
      detail: `“${measure}” của ${unit} kỳ ${row.period.code} đang ở đợt “${title}” (${collection}).`,
    })),
  )
}

/** A later deadline for all reports, or for those of some units. */
export async function extendCollection(
  ctx: Context,
  id: string,
  asked: ExtendRequest,
  asker: Asker,
): Promise<void> {
  const due = dueOf(asked.due)
  await change(ctx, id, asker, async (tx, row, at) => {
    if (row.state !== "open") throw notInState("Chỉ gia hạn được đợt đang mở.")
    const known = new Map((await listReports(tx, id)).map((report) => [report.unit, report.due]))
    const units = asked.units ?? null
    const unknown = (units ?? []).filter((unit) => !known.has(unit))
    if (unknown.length > 0) throw badField("units", `đợt này không hỏi ${unknown.join(", ")}.`)
    const latest = units === null ? row.due : latestOf(units.map((unit) => known.get(unit) ?? ""))
    if (due <= latest) {
      throw badField("due", `phải sau hạn đang có (${instantInWords(latest)}).`)
    }
    await extendReports(tx, id, units, due)
    const reason = toNfc(asked.reason ?? "").trim()
    const details = { due, before: latest, units: units ?? "all" }
    return [units === null ? { ...row, due } : row, { kind: "extended", at, reason, details }]
  })
}

const latestOf = (instants: readonly string[]) => instants.toSorted().at(-1) ?? ""

/** Takes no more values; what was submitted can still be verified and published. */
export async function closeCollection(ctx: Context, id: string, asker: Asker): Promise<void> {
  await change(ctx, id, asker, async (_tx, row, at) => {
    if (row.state !== "open") throw notInState("Chỉ đóng được đợt đang mở.")
    return [
      { ...row, state: "closed", closedAt: at },
      { kind: "closed", at, reason: "", details: {} },
    ]
  })
}

export async function reopenCollection(ctx: Context, id: string, asker: Asker): Promise<void> {
  await change(ctx, id, asker, async (tx, row, at) => {
    if (row.state !== "closed") throw notInState("Chỉ mở lại được đợt đã đóng.")
    await refuseAsked(
      tx,
      row,
      (await listReports(tx, id)).map(({ unit }) => unit),
    )
    return [
      { ...row, state: "open", closedAt: null },
      { kind: "reopened", at, reason: "", details: {} },
    ]
  })
}
