import { toNfc } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { readPeriod } from "../../import/period.ts"
import type { Period } from "../../model.ts"
import { collectionRefused } from "../errors.ts"
import { dayInWords, dueInstant } from "../lateness.ts"
import type { CollectionRequest, Remind } from "../model/collection.ts"
import type { CollectionRow } from "../store/collections.ts"
import { checkContent, cleanMeasures, type Wrong } from "./check-service.ts"

/** A week and a day before, on the day, and while it is late. */
const USUAL: Remind = { before: [7, 1], onDay: true, after: [1, 3, 7] }

export type Content = Pick<
  CollectionRow,
  | "title"
  | "guidance"
  | "scope"
  | "period"
  | "units"
  | "reporters"
  | "measures"
  | "opensOn"
  | "due"
  | "strict"
  | "remind"
>

/** A request as it is kept, or refused with everything that makes no sense in it. */
export async function contentOf(ctx: Context, asked: CollectionRequest): Promise<Content> {
  const period = periodOf(asked.period)
  const due = dueOf(asked.due)
  const today = dayInVietnam(ctx.now())
  const content: Content = {
    title: toNfc(asked.title).trim(),
    guidance: toNfc(asked.guidance ?? "").trim(),
    scope: asked.scope,
    period,
    units: asked.units,
    reporters: asked.reporters ?? [],
    measures: await cleanMeasures(ctx, asked.measures),
    opensOn: asked.opensOn ?? (period.starts > today ? period.starts : today),
    due,
    strict: asked.strict ?? false,
    remind: asked.remind ?? USUAL,
  }
  const { wrong } = await checkContent(ctx, content)
  const all = [...wrong, ...daysWrong(content)]
  if (all.length > 0) throw collectionRefused(all.slice(0, 200))
  return content
}

export function periodOf(written: string): Period {
  const read = readPeriod(written)
  if ("refused" in read)
    throw collectionRefused([{ pointer: "/period", detail: `${read.refused}.` }])
  return read.period
}

export function dueOf(written: string): string {
  const due = dueInstant(written)
  if (due !== null) return due
  const detail = `“${written}” không phải là một ngày (2026-10-05) hay một thời điểm có múi giờ (2026-10-05T17:00+07:00).`
  throw collectionRefused([{ pointer: "/due", detail }])
}

function daysWrong({ period, opensOn, due }: Content): Wrong[] {
  const wrong: Wrong[] = []
  if (opensOn < period.starts) {
    const detail = `Kỳ ${period.code} bắt đầu ngày ${dayInWords(period.starts)}; chưa thể nhận số liệu từ ngày ${dayInWords(opensOn)}.`
    wrong.push({ pointer: "/opensOn", detail })
  }
  if (dayInVietnam(new Date(due)) < opensOn) {
    wrong.push({ pointer: "/due", detail: "Hạn nộp trước ngày bắt đầu nhận số liệu." })
  }
  return wrong
}

/** A collection as it was asked for. */
export const requestOf = (row: CollectionRow): CollectionRequest => ({
  title: row.title,
  guidance: row.guidance,
  scope: row.scope,
  period: row.period.code,
  units: row.units,
  reporters: row.reporters,
  measures: row.measures,
  opensOn: row.opensOn,
  due: row.due,
  strict: row.strict,
  remind: row.remind,
})
