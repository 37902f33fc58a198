import type { Context } from "../../../platform/context.ts"
import { daysBetween, instantInWords } from "../lateness.ts"
import type { Reminder, WorkItem } from "../model/overview.ts"
import { reminderKind } from "../remind-when.ts"
import { type CollectionRow, listCollections } from "../store/collections.ts"
import { filledOf, handsOf, listWaiting, type ReportRow } from "../store/reports.ts"
import { sql } from "../../../platform/sql.ts"
import type { Asker } from "./asker.ts"
import { mayAct } from "./decide-service.ts"
import { namingFor, summaryOf } from "./reading-service.ts"

interface Waiting {
  readonly task: WorkItem["task"]
  readonly report: ReportRow
  readonly collection: CollectionRow
}

/** The reports that wait for somebody, the nearest deadline first. */
async function waitingFor(ctx: Context, asker: Asker): Promise<Waiting[]> {
  const collections = new Map(
    (await listCollections(ctx.db, sql`c.state <> 'draft'`)).map((row) => [row.id, row]),
  )
  const found: Waiting[] = []
  for (const report of await listWaiting(ctx.db)) {
    const collection = collections.get(report.collection)
    if (collection === undefined) continue
    const task = await taskFor(ctx, report, asker)
    if (task !== null) found.push({ task, report, collection })
  }
  return found
}

async function taskFor(
  ctx: Context,
  report: ReportRow,
  asker: Asker,
): Promise<WorkItem["task"] | null> {
  const { state, unit, reporter } = report
  if (state === "draft" || state === "returned") {
    return (await asker.may("editor", [reporter])) ? "enter" : null
  }
  const task = state === "submitted" ? "verify" : "publish"
  if (!(await mayAct(task, unit, asker))) return null
  const hands = (await handsOf(ctx.db, report.collection, [unit])).get(unit)
  return hands?.has(asker.actor.id) === true ? null : task
}

export async function workFor(ctx: Context, asker: Asker): Promise<WorkItem[]> {
  const waiting = await waitingFor(ctx, asker)
  const naming = await namingFor(
    ctx,
    waiting.map(({ report }) => report),
  )
  const filled = await filledOf(ctx.db, [
    ...new Set(waiting.map(({ collection }) => collection.id)),
  ])
  return waiting.map(({ task, report, collection }) => ({
    task,
    collection: { id: collection.id, title: collection.title, period: collection.period.code },
    report: summaryOf(
      report,
      collection,
      filled.get(`${collection.id}\n${report.unit}`) ?? 0,
      naming,
    ),
  }))
}

/** What somebody should be reminded of today: reports of theirs that are not handed in yet. */
export async function remindersFor(ctx: Context, asker: Asker): Promise<Reminder[]> {
  const now = ctx.now().toISOString()
  const waiting = (await waitingFor(ctx, asker)).filter(({ task }) => task === "enter")
  const naming = await namingFor(
    ctx,
    waiting.map(({ report }) => report),
  )
  return waiting.flatMap(({ report, collection }): Reminder[] => {
    const kind = kindOf(report, collection, now)
    if (kind === null) return []
    const { unit } = summaryOf(report, collection, 0, naming)
    const days = daysBetween(now, report.due)
    const words = reminderWords(kind, {
      title: collection.title,
      unit: unit.fullName,
      days,
      due: report.due,
    })
    return [
      {
        collection: collection.id,
        title: collection.title,
        unit: report.unit,
        unitName: unit.fullName,
        due: report.due,
        kind,
        days,
        ...words,
      },
    ]
  })
}

function kindOf(
  report: ReportRow,
  { remind, opensOn }: CollectionRow,
  now: string,
): Reminder["kind"] | null {
  if (report.state === "returned") return "returned"
  if (Date.parse(now) > Date.parse(report.due)) return "late"
  const kind = reminderKind(remind, report.due, now)
  if (kind === "on-day") return "on-day"
  if (kind !== null) return "before"
  return daysBetween(`${opensOn}T00:00:00+07:00`, now) >= 0 ? "opened" : null
}

interface Words {
  readonly title: string
  readonly unit: string
  readonly days: number
  readonly due: string
}

/** A reminder in one sentence, in both languages. */
export function reminderWords(
  kind: Reminder["kind"],
  { title, unit, days, due }: Words,
): { messageVi: string; messageEn: string } {
  const when = instantInWords(due)
  const vi = {
    opened: `đã mở, hạn nộp ${when}`,
    before: `còn ${days} ngày, hạn nộp ${when}`,
    "on-day": `hạn nộp hôm nay, ${when}`,
    late: `đã quá hạn ${Math.max(1, -days)} ngày (${when})`,
    returned: `bị trả lại, cần sửa và nộp lại`,
  }[kind]
  const en = {
    opened: `is open, due ${when}`,
    before: `is due in ${days} days, ${when}`,
    "on-day": `is due today, ${when}`,
    late: `is ${Math.max(1, -days)} days late (${when})`,
    returned: `was returned: correct it and hand it in again`,
  }[kind]
  return {
    messageVi: `Báo cáo “${title}” của ${unit} ${vi}.`,
    messageEn: `The report “${title}” of ${unit} ${en}.`,
  }
}
