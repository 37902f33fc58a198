import { formatNumber } from "@tinhso/vietnamese"
import type { RoundTask } from "../model.ts"

const HANOI = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  hour: "2-digit",
  minute: "2-digit",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
})

/** "17:00 15/10/2026", as clocks in Vietnam show it. */
export const inHanoi = (instant: string): string => {
  const parts = new Map(HANOI.formatToParts(new Date(instant)).map((one) => [one.type, one.value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ""
  return `${part("hour")}:${part("minute")} ${part("day")}/${part("month")}/${part("year")}`
}

export const TASK_WORDS: Readonly<Record<RoundTask, { readonly vi: string; readonly en: string }>> =
  {
    self: { vi: "Hạn tự chấm", en: "Self-score due" },
    evidence: { vi: "Hạn minh chứng", en: "Evidence due" },
    verify: { vi: "Hạn thẩm định", en: "Verification due" },
    appeal: { vi: "Hạn phúc tra", en: "Appeals due" },
    decide: { vi: "Hội đồng quyết định", en: "Council decides" },
    reply: { vi: "Hạn có ý kiến về dự thảo kết quả", en: "Reply to the draft result due" },
    publish: { vi: "Công bố kết quả", en: "Results published from" },
  }

interface Told {
  readonly task: RoundTask
  readonly title: string
  readonly unitName: string | null
  readonly due: string
  readonly days: number
  readonly open: number
  readonly points: number
}

/** What waits, in one sentence of each language. */
export function taskInWords({ task, title, unitName, due, days, open, points }: Told): {
  messageVi: string
  messageEn: string
} {
  const worth = formatNumber(points)
  const vi = {
    self: `còn ${open} tiêu chí chưa có điểm tự chấm (${worth} điểm), chưa nộp`,
    evidence: `phiếu chưa nộp, có ${open} tiêu chí bắt buộc minh chứng (${worth} điểm)`,
    verify: `còn ${open} tiêu chí chờ thẩm định (${worth} điểm)`,
    appeal: `${open} tiêu chí bị hạ ${worth} điểm, còn phúc tra được`,
    decide: `${open} tiêu chí chờ hội đồng quyết định (${worth} điểm)`,
    reply: `dự thảo kết quả chờ ý kiến`,
    publish: open === 0 ? `chờ công bố` : `chờ công bố; ${open} ý kiến chưa được đọc`,
  }[task]
  const en = {
    self: `${open} criteria have no self-score (${worth} points), not handed in`,
    evidence: `not handed in; ${open} criteria require evidence (${worth} points)`,
    verify: `${open} criteria wait to be verified (${worth} points)`,
    appeal: `${open} criteria lost ${worth} points and may be appealed`,
    decide: `${open} criteria wait for the council (${worth} points)`,
    reply: `the draft result waits for a reply`,
    publish: open === 0 ? `waits to be published` : `waits to be published; ${open} replies unread`,
  }[task]
  const who = unitName === null ? "" : `, ${unitName}`
  const soonVi = days > 0 ? `còn ${days} ngày` : days === 0 ? "hôm nay" : `đã qua ${-days} ngày`
  const soonEn = days > 0 ? `in ${days} days` : days === 0 ? "today" : `${-days} days ago`
  return {
    messageVi: `Đợt “${title}”${who}: ${vi}. ${TASK_WORDS[task].vi}: ${inHanoi(due)} (${soonVi}).`,
    messageEn: `Round “${title}”${who}: ${en}. ${TASK_WORDS[task].en}: ${inHanoi(due)} (${soonEn}).`,
  }
}
