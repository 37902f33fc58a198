import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { badOption } from "../errors.ts"
import { instantInWords } from "./lateness.ts"
import type { CollectionDetail, CollectionSummary } from "./model/collection.ts"
import { overviewCsv } from "./overview-csv.ts"
import { operatorAsks } from "./service/asker.ts"
import { exportCollection } from "./service/export-service.ts"
import { openCollection } from "./service/run-service.ts"
import { overviewOf } from "./service/overview-service.ts"
import { remind } from "./service/remind-service.ts"
import { collectionDetail, listFor } from "./service/view-service.ts"

const STATES = { draft: "bản nháp", open: "đang mở", closed: "đã đóng" } as const
const json = (value: unknown): string => JSON.stringify(value, null, 2)

/** Adds `collections`: what is asked of whom, who has reported, and reminders. */
export function collectionCommands(program: Command, cli: Cli): void {
  const collections = program
    .command("collections")
    .description("đợt báo cáo (collections of reports)")
  readCommands(collections, cli)
  followCommands(collections, cli)
}

function readCommands(collections: Command, cli: Cli): void {
  collections
    .command("list")
    .description("các đợt báo cáo, kỳ mới nhất trước (collections, the newest period first)")
    .option("--state <state>", "draft, open hoặc closed (only in this state)")
    .option("--json", "JSON đầy đủ (full JSON)")
    .action(async (flags: { state?: string; json?: boolean }) => {
      const { state } = flags
      if (state !== undefined && !(state in STATES)) {
        throw badOption("--state", state, Object.keys(STATES))
      }
      const found = await listFor(await cli.open(), { state }, operatorAsks)
      if (flags.json === true) return cli.out(json(found))
      for (const one of found) cli.out(summaryLine(one))
      if (found.length === 0) cli.note("Chưa có đợt báo cáo nào.")
    })
  collections
    .command("show <id>")
    .description("một đợt báo cáo: hỏi gì, hỏi ai, đến khi nào (one collection)")
    .option("--json", "JSON đầy đủ (full JSON)")
    .action(async (id: string, flags: { json?: boolean }) => {
      const detail = await collectionDetail(await cli.open(), id, operatorAsks)
      if (flags.json === true) return cli.out(json(detail))
      for (const line of detailLines(detail)) cli.out(line)
    })
  collections
    .command("open <id>")
    .description("mở một bản nháp: lập báo cáo cho từng đơn vị (open a draft)")
    .action(async (id: string) => {
      const ctx = await cli.open()
      await openCollection(ctx, id, operatorAsks)
      cli.out(summaryLine(await collectionDetail(ctx, id, operatorAsks)))
    })
}

function followCommands(collections: Command, cli: Cli): void {
  collections
    .command("overview <id>")
    .description("ai đã báo cáo, trễ bao lâu, đủ đến đâu: CSV (who has reported)")
    .option("--under <unit>", "chỉ các đơn vị thuộc đơn vị này (only below this unit)")
    .option("--format <format>", "csv hoặc json (output format)", "csv")
    .action(async (id: string, flags: { under?: string; format: string }) => {
      const formats = ["csv", "json"]
      if (!formats.includes(flags.format)) throw badOption("--format", flags.format, formats)
      const overview = await overviewOf(await cli.open(), id, flags.under ?? null, operatorAsks)
      if (flags.format === "json") return cli.out(json(overview))
      for (const line of overviewCsv(overview.reports)) cli.out(line)
    })
  collections
    .command("export <id>")
    .description("mọi ô của đợt báo cáo, đã nhập hay chưa: CSV (every cell)")
    .action(async (id: string) => {
      for (const line of await exportCollection(await cli.open(), id, operatorAsks)) cli.out(line)
    })
  collections
    .command("remind")
    .description("gửi thư nhắc các báo cáo đến hạn; không thư nào gửi hai lần (send reminders)")
    .action(async () => {
      const { due, sent, failed, why } = await remind(await cli.open())
      cli.out(`cần nhắc ${due}, đã gửi ${sent}, không gửi được ${failed}`)
      if (why !== null) cli.note(why)
      if (failed > 0) cli.fail()
    })
}

function summaryLine({ id, state, period, due, counts, title }: CollectionSummary): string {
  const handedIn = counts.submitted + counts.verified + counts.published
  const words = [STATES[state], period.code, instantInWords(due), `${handedIn}/${counts.reports}`]
  return [id, ...words, title].join("\t")
}

function detailLines(detail: CollectionDetail): string[] {
  const { title, guidance, state, scope, period, opensOn, due, strict, asked, counts } = detail
  return [
    title,
    ...(guidance === "" ? [] : [guidance]),
    `${STATES[state]}; kỳ ${period.code}; ${scope.fullName}; từ ${opensOn} đến ${instantInWords(due)}${strict ? ", không nhận muộn" : ""}`,
    `${counts.reports} báo cáo: ${counts.draft} đang nhập, ${counts.submitted} đã nộp, ${counts.returned} trả lại, ${counts.verified} đã thẩm định, ${counts.published} đã công bố; ${counts.late} trễ; ${counts.filled}/${counts.cells} ô`,
    ...asked.map(
      ({ measure, nameVi, unitOfMeasure, cuts }) =>
        `${measure}\t${nameVi} (${unitOfMeasure})\t${cuts.map((cut) => cut || "toàn bộ").join(" | ")}`,
    ),
    ...detail.problems.map((problem) => `chưa mở được: ${problem}`),
  ]
}
