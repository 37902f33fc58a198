import type { Context } from "../../../platform/context.ts"
import { Refusal } from "../../../platform/problem.ts"
import { instantInWords } from "../lateness.ts"
import type { ReportForm } from "../model/form.ts"
import type { Finding } from "../model/rules.ts"
import type { ReportState, ReportSummary } from "../model/report.ts"
import type { CollectionRow } from "../store/collections.ts"
import { handsOf, type ReportRow } from "../store/reports.ts"
import type { Asker } from "./asker.ts"
import { ACTS, mayAct } from "./decide-service.ts"
import { refuseEntering, STATES } from "./entries-service.ts"

type Permissions = ReportForm["may"]
type Permission = Permissions["enter"]

const yes: Permission = { allowed: true, why: "" }
const no = (why: string): Permission => ({ allowed: false, why })

interface Seen {
  readonly collection: CollectionRow
  readonly report: ReportRow
  readonly summary: ReportSummary
  readonly findings: readonly Finding[]
}

/** What somebody may do with a report now, and why not what they may not. */
export async function permissionsOf(ctx: Context, seen: Seen, asker: Asker): Promise<Permissions> {
  const { collection, report } = seen
  const enter = await entering(ctx, seen, asker)
  const hands = (await handsOf(ctx.db, collection.id, [report.unit])).get(report.unit)
  const own = hands?.has(asker.actor.id) === true
  const judging = { report, own, asker }
  return {
    enter,
    submit: enter.allowed ? submitting(seen) : enter,
    verify: await acting("verify", judging),
    return: await returning(collection, report, asker),
    publish: await acting("publish", judging),
    comment: yes,
  }
}

async function entering(
  ctx: Context,
  { collection, report }: Seen,
  asker: Asker,
): Promise<Permission> {
  if (!(await asker.may("editor", [report.reporter]))) {
    return no("Chỉ người biên tập của nơi báo cáo nhập được số liệu.")
  }
  try {
    refuseEntering(ctx, collection, report)
    return yes
  } catch (error) {
    if (error instanceof Refusal) return no(error.message)
    throw error
  }
}

function submitting({ collection, report, summary, findings }: Seen): Permission {
  if (collection.strict && summary.late && report.firstSubmittedAt === null) {
    return no(`Đợt này chỉ nhận báo cáo đến ${instantInWords(report.due)}.`)
  }
  const blocking = findings.filter(({ explained }) => !explained).length
  return blocking === 0
    ? yes
    : no(`${blocking} ô cần sửa, cần số liệu hoặc cần ghi chú trước khi nộp.`)
}

interface Judging {
  readonly report: ReportRow
  readonly own: boolean
  readonly asker: Asker
}

async function acting(
  act: "verify" | "publish",
  { report, own, asker }: Judging,
): Promise<Permission> {
  const { from, verb } = ACTS[act]
  if (!(await mayAct(act, report.unit, asker))) return no(`Bạn không có vai trò để ${verb}.`)
  if (own) {
    return no(`Bạn đã nhập, sửa hoặc nộp số liệu của báo cáo này; người khác phải ${verb}.`)
  }
  return report.state === from ? yes : no(`Báo cáo ${STATES[report.state]}.`)
}

const RETURNABLE = new Set<ReportState>(["submitted", "verified", "published"])

async function returning(
  { state }: CollectionRow,
  report: ReportRow,
  asker: Asker,
): Promise<Permission> {
  if (!(await mayAct("return", report.unit, asker))) {
    return no("Bạn không có vai trò để trả lại.")
  }
  if (state !== "open") return no("Đợt báo cáo đã đóng; mở lại trước khi trả.")
  return RETURNABLE.has(report.state) ? yes : no(`Báo cáo ${STATES[report.state]}.`)
}
