import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import { type Context, SYSTEM } from "../../../platform/context.ts"
import { type Holder, holdersOf } from "../../../platform/identity/index.ts"
import { openMailer, type Mailer } from "../../../platform/mail.ts"
import { sql } from "../../../platform/sql.ts"
import { isWithin, territories as territoriesOf } from "../../../registry/index.ts"
import { daysBetween, instantInWords } from "../lateness.ts"
import type { RemindAnswer } from "../model/overview.ts"
import { reminderKind } from "../remind-when.ts"
import { type CollectionRow, listCollections } from "../store/collections.ts"
import { claim, type Claim, markSent, release } from "../store/reminders.ts"
import { listWaiting, type ReportRow } from "../store/reports.ts"
import { unitRef } from "./reading-service.ts"
import { reminderWords } from "./work-service.ts"

interface Due {
  readonly collection: CollectionRow
  readonly report: ReportRow
  readonly kind: string
  readonly person: Holder
}

/**
 * Writes to those who fill in reports that are due: one letter a person and collection. Each
 * reminder is taken in the database before its letter is sent, so none is sent twice; a letter that
 * the server did not take is tried again at the next run.
 */
export async function remind(ctx: Context, signal?: AbortSignal): Promise<RemindAnswer> {
  const due = await dueNow(ctx)
  const mailer = await openMailer(ctx.settings)
  if (mailer === null) {
    return {
      due: due.length,
      sent: 0,
      failed: 0,
      why: "Chưa khai báo máy chủ thư (TINHSO_SMTP_URL).",
    }
  }
  try {
    return await sendAll(ctx, mailer, due, signal)
  } finally {
    mailer.close()
  }
}

/** The reminders whose day has come, of reports that are not handed in. */
async function dueNow(ctx: Context): Promise<Due[]> {
  const now = ctx.now().toISOString()
  const today = dayInVietnam(ctx.now())
  const open = new Map(
    (await listCollections(ctx.db, sql`c.state = 'open'`)).map((row) => [row.id, row]),
  )
  const editors = await holdersOf(ctx, "editor", (unit, ancestor) =>
    isWithin(ctx.db, unit, ancestor, today),
  )
  const due: Due[] = []
  for (const report of await listWaiting(ctx.db)) {
    const collection = open.get(report.collection)
    if (collection === undefined || collection.opensOn > today) continue
    if (report.state !== "draft" && report.state !== "returned") continue
    const kind = reminderKind(collection.remind, report.due, now)
    if (kind === null) continue
    for (const person of editors) {
      if (await person.holds(report.reporter)) due.push({ collection, report, kind, person })
    }
  }
  return due
}

const claimOf = ({ collection, report, kind, person }: Due): Claim => ({
  collection: collection.id,
  unit: report.unit,
  person: person.id,
  kind,
  due: report.due,
})

async function sendAll(
  ctx: Context,
  mailer: Mailer,
  due: readonly Due[],
  signal: AbortSignal | undefined,
): Promise<RemindAnswer> {
  let [fresh, sent, failed] = [0, 0, 0]
  const letters = Map.groupBy(due, ({ collection, person }) => `${collection.id}\n${person.id}`)
  for (const some of letters.values()) {
    if (signal?.aborted === true) break
    const at = ctx.now().toISOString()
    const places = await ctx.db.transaction((tx) => claim(tx, some.map(claimOf), at))
    const mine = places.flatMap((i) => some[i] ?? [])
    if (mine.length === 0) continue
    fresh += mine.length
    if (await sendOne(ctx, mailer, mine)) sent += mine.length
    else failed += mine.length
  }
  const why = failed === 0 ? null : "Máy chủ thư không nhận; lần chạy sau sẽ thử lại."
  return { due: fresh, sent, failed, why }
}

async function sendOne(ctx: Context, mailer: Mailer, mine: readonly Due[]): Promise<boolean> {
  const [first] = mine
  if (first === undefined) return true
  const claims = mine.map(claimOf)
  try {
    await mailer.send({ to: first.person.email, ...(await letterFor(ctx, mine)) })
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown"
    ctx.log.warn({ collection: first.collection.id, error: code }, "reminder not taken")
    await ctx.db.transaction((tx) => release(tx, claims))
    return false
  }
  await ctx.db.transaction(async (tx) => {
    await markSent(tx, claims, ctx.now().toISOString())
    await record(tx, {
      actor: SYSTEM,
      at: ctx.now(),
      action: "collections.reminded",
      subject: first.collection.id,
      details: { person: first.person.id, units: mine.map(({ report }) => report.unit) },
    })
  })
  return true
}

/** Reports of one collection in one letter, Vietnamese first. */
async function letterFor(
  ctx: Context,
  mine: readonly Due[],
): Promise<{ subject: string; text: string }> {
  const [first] = mine
  if (first === undefined) return { subject: "", text: "" }
  const { collection, report } = first
  const territories = await territoriesOf(ctx.db)
  const now = ctx.now().toISOString()
  const lines = mine.map(({ report: { unit, due, state } }) => {
    const name = unitRef(territories, unit, collection.period.ends).fullName
    const late = Date.parse(now) > Date.parse(due)
    const days = daysBetween(now, due)
    const kind =
      state === "returned" ? "returned" : late ? "late" : days === 0 ? "on-day" : "before"
    return reminderWords(kind, { title: collection.title, unit: name, days, due })
  })
  const { publicUrl } = ctx.settings
  const path = mine.length === 1 ? `/${report.unit}` : ""
  const link = publicUrl === null ? "" : `${publicUrl}/console/bao-cao/${collection.id}${path}`
  return {
    subject: `Nhắc báo cáo: ${collection.title} – hạn ${instantInWords(report.due)}`,
    text: [
      ...lines.map(({ messageVi }) => messageVi),
      "",
      ...lines.map(({ messageEn }) => messageEn),
      ...(link === "" ? [] : ["", link]),
      "",
    ].join("\n"),
  }
}
