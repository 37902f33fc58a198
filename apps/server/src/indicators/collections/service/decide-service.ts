import { toNfc } from "@tinhso/vietnamese"
import { publishCitationsIn } from "../../../evidence/index.ts"
import { record } from "../../../platform/audit.ts"
import type { Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { cubeCaughtUp, lockCells, publishCellsIn, unlockCells } from "../../cells/index.ts"
import { readHead } from "../../cells/store/acts.ts"
import { askedCells } from "../asked-cells.ts"
import { checkReport } from "../check-report.ts"
import {
  badField,
  collectionNotOpen,
  noSuchReport,
  notInState,
  ownReport,
  reportNotReady,
  tooLate,
} from "../errors.ts"
import { evidenceSubject } from "../evidence-subject.ts"
import { instantInWords, lateness } from "../lateness.ts"
import type { CollectionEvent } from "../model/collection.ts"
import type { FormCell } from "../model/form.ts"
import type { ReportState, ReturnRequest } from "../model/report.ts"
import { type CollectionRow, holdCollection } from "../store/collections.ts"
import { addEvents } from "../store/events.ts"
import { addHand, handsOf, lockReports, type ReportRow, updateReports } from "../store/reports.ts"
import type { Asker } from "./asker.ts"
import { refuseEntering, STATES } from "./entries-service.ts"
import { reportOf } from "./enter-service.ts"
import { formBase, formsOf } from "./form-service.ts"
import { collectionOf, notBefore } from "./manage-service.ts"

/** The cells of reports, all cuts of the measures asked for: what a submission locks. */
const cellsOf = ({ measures, period }: CollectionRow, units: readonly string[]) => ({
  measures: measures.map(({ measure }) => measure),
  units,
  periods: [period.code],
})

const lockReason = ({ id }: CollectionRow) => `báo cáo của đợt “${id}” đã nộp`

interface Done {
  readonly kind: CollectionEvent["kind"]
  readonly reason: string
  readonly details: Record<string, unknown>
}

/** Writes where reports stand now, one event for each, and the act into the log. */
async function tell(
  tx: Writer,
  collection: CollectionRow,
  reports: readonly ReportRow[],
  { kind, reason, details }: Done,
  asker: Asker,
): Promise<void> {
  await updateReports(tx, reports)
  await addEvents(
    tx,
    collection.id,
    reports.map(({ unit, lastAt }) => ({
      kind,
      at: lastAt,
      unit,
      reason,
      details,
      by: asker.actor.id,
    })),
  )
  const [first] = reports
  await record(tx, {
    actor: asker.actor,
    at: new Date(
      reports
        .map(({ lastAt }) => lastAt)
        .toSorted()
        .at(-1) ?? "",
    ),
    action: `collections.${kind}`,
    subject: reports.length === 1 ? `${collection.id}/${first?.unit ?? ""}` : collection.id,
    details: { ...details, reason, units: reports.map(({ unit }) => unit) },
  })
}

/** Works on one report that nobody else changes meanwhile. */
async function onReport(
  ctx: Context,
  id: string,
  unit: string,
  work: (tx: Writer, collection: CollectionRow, report: ReportRow) => Promise<void>,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const collection = await holdCollection(tx, id)
    const [report] = await lockReports(tx, id, [unit])
    if (collection === null || report === undefined) throw noSuchReport(id, unit)
    await work(tx, collection, report)
  })
}

/** Hands a report in: locked until it is verified or returned. */
export async function submitReport(
  ctx: Context,
  id: string,
  unit: string,
  note: string,
  asker: Asker,
): Promise<void> {
  const { reporter } = await reportOf(ctx, id, unit)
  await asker.need("editor", [reporter])
  const base = await formBase(ctx, await collectionOf(ctx, id), [unit])
  await onReport(ctx, id, unit, async (tx, collection, report) => {
    refuseEntering(ctx, collection, report)
    const at = notBefore(ctx, report.lastAt)
    const firstSubmittedAt = report.firstSubmittedAt ?? at
    const { late, daysLate } = lateness({ due: report.due, firstSubmittedAt, now: at })
    if (collection.strict && late) throw tooLate(collection.title, instantInWords(report.due))
    const form = (await formsOf(tx, base, [report])).get(unit)
    const cells = form?.cells ?? []
    const findings = form === undefined ? [] : checkReport(form.rules, cells)
    const blocking = findings.filter(({ explained }) => !explained)
    if (blocking.length > 0) {
      throw reportNotReady(
        blocking.map(({ measure, cut, messageVi }) => ({
          pointer: cut === "" ? measure : `${measure} [${cut}]`,
          detail: messageVi,
        })),
      )
    }
    await lockCells(tx, { ...cellsOf(collection, [unit]), reason: lockReason(collection) })
    await addHand(tx, report, asker.actor.id, at)
    const next: ReportRow = {
      ...report,
      state: "submitted",
      submittedAt: at,
      firstSubmittedAt,
      lastAt: at,
    }
    const details = {
      late,
      daysLate,
      again: report.state === "returned",
      changes: cells.filter(({ before }) => before !== null).map(changeOf),
    }
    await tell(tx, collection, [next], { kind: "submitted", reason: toNfc(note), details }, asker)
  })
}

const changeOf = ({ measure, cut, before, value, status }: FormCell) => ({
  measure,
  cut,
  before: before?.value ?? null,
  after: value,
  status,
})

/** The deeds that need another pair of eyes. */
type Act = "verify" | "publish"
export const ACTS = {
  verify: { from: "submitted", to: "verified", verb: "thẩm định" },
  publish: { from: "verified", to: "published", verb: "công bố" },
} as const satisfies Record<Act, { from: ReportState; to: ReportState; verb: string }>

/** Who may: a verifier of the unit; published also by its administrator. */
export async function mayAct(act: Act | "return", unit: string, asker: Asker): Promise<boolean> {
  if (await asker.may("verifier", [unit])) return true
  return act !== "verify" && asker.may("administrator", [unit])
}

async function needAct(act: Act | "return", unit: string, asker: Asker): Promise<void> {
  if (!(await mayAct(act, unit, asker))) await asker.need("verifier", [unit])
}

/** Verifies or publishes one report. */
export async function actOn(
  ctx: Context,
  act: Act,
  id: string,
  unit: string,
  note: string,
  asker: Asker,
): Promise<void> {
  await reportOf(ctx, id, unit)
  await needAct(act, unit, asker)
  await onReport(ctx, id, unit, async (tx, collection, report) => {
    const { from, verb } = ACTS[act]
    if (report.state !== from)
      throw notInState(`Báo cáo ${STATES[report.state]}; không ${verb} được.`)
    const hands = (await handsOf(tx, id, [unit])).get(unit)
    if (hands?.has(asker.actor.id) === true) throw ownReport(verb)
    await applyIn(ctx, tx, { act, collection, reports: [report], note, asker })
  })
  if (act === "publish") await cubeCaughtUp(ctx)
}

interface Applying {
  readonly act: Act
  readonly collection: CollectionRow
  /** Locked, of the right state, and of other hands. */
  readonly reports: readonly ReportRow[]
  readonly note: string
  readonly asker: Asker
}

/** Verifies or publishes reports that were found fit, inside the caller's transaction. */
export async function applyIn(ctx: Context, tx: Writer, applying: Applying): Promise<void> {
  const { act, collection, reports, note, asker } = applying
  const reason = toNfc(note).trim()
  const stamped = reports.map((report) => ({ ...report, lastAt: notBefore(ctx, report.lastAt) }))
  if (act === "verify") {
    const next = stamped.map((report): ReportRow => ({
      ...report,
      state: "verified",
      verifiedAt: report.lastAt,
    }))
    await tell(tx, collection, next, { kind: "verified", reason, details: {} }, asker)
    return
  }
  const units = reports.map(({ unit }) => unit)
  const cells = { ...cellsOf(collection, units), only: askedCells(collection.measures) }
  const [only = ""] = units.length === 1 ? units : []
  const of = only === "" ? collection.id : `${collection.id}/${only}`
  const published = await publishCellsIn(ctx, tx, cells, {
    actor: asker.actor,
    source: { kind: "publication", of },
  })
  const next = stamped.map((report): ReportRow => ({
    ...report,
    state: "published",
    publishedAt: report.lastAt,
    returnBatch: null,
  }))
  const subjects = units.flatMap((unit) =>
    [null, ...cells.measures].map((measure) => evidenceSubject(collection.id, unit, measure)),
  )
  await publishCitationsIn(tx, subjects, new Date(stamped[0]?.lastAt ?? ctx.now()))
  const { batch, added, changed } = published
  const details = { batch, added, changed }
  await tell(tx, collection, next, { kind: "published", reason, details }, asker)
}

/** Gives a report back to be corrected; what was published stays until it is published again. */
export async function returnReport(
  ctx: Context,
  id: string,
  unit: string,
  { reason, cells = [] }: ReturnRequest,
  asker: Asker,
): Promise<void> {
  await reportOf(ctx, id, unit)
  await needAct("return", unit, asker)
  await onReport(ctx, id, unit, async (tx, collection, report) => {
    if (report.state === "draft" || report.state === "returned") {
      throw notInState(`Báo cáo ${STATES[report.state]}; không có gì để trả lại.`)
    }
    if (collection.state !== "open") throw collectionNotOpen(collection.title, "closed")
    const asked = new Set(askedCells(collection.measures).map(keyOf))
    const unknown = cells.filter((cell) => !asked.has(keyOf(cell)))
    if (unknown.length > 0) {
      throw badField(
        "cells",
        `đợt này không hỏi ${unknown.map(({ measure }) => measure).join(", ")}.`,
      )
    }
    await unlockCells(tx, { ...cellsOf(collection, [unit]), reason: lockReason(collection) })
    const at = notBefore(ctx, report.lastAt)
    const { batch } = await readHead(tx)
    const next: ReportRow = {
      ...report,
      state: "returned",
      returnedAt: at,
      verifiedAt: null,
      returnBatch: batch,
      lastAt: at,
    }
    const details = {
      cells: cells.map((cell) => ({ ...cell, reason: toNfc(cell.reason).trim() })),
      from: report.state,
    }
    const done = { kind: "returned", reason: toNfc(reason).trim(), details } as const
    await tell(tx, collection, [next], done, asker)
  })
}

const keyOf = ({ measure, cut }: { readonly measure: string; readonly cut: string }) =>
  `${measure}\n${cut}`
