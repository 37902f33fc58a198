import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { dayInVietnam } from "../../platform/clock.ts"
import { OPERATOR } from "../../platform/context.ts"
import { importOrganisations } from "./service/import-service.ts"
import { findOrganisations } from "./service/read-service.ts"

const ACTIONS = { add: "thêm", change: "sửa", same: "không đổi", refuse: "từ chối" } as const
const COLUMNS = ["id", "nameVi", "shortName", "kind", "unit", "code", "opened", "closed"] as const

export function organisationCommands(program: Command, into: Command, cli: Cli): void {
  program
    .command("organisations")
    .description("cơ quan, đơn vị (organisations)")
    .command("list")
    .description("các cơ quan, đơn vị trong một ngày (organisations of a day)")
    .option("--unit <id>", "chỉ của đơn vị hành chính này và cấp dưới (within this unit)")
    .option("--at <day>", "ngày, ví dụ 2026-01-01; mặc định hôm nay (day)")
    .option("--all", "cả các cơ quan đã kết thúc (also those that have ended)")
    .option("--json", "in JSON (print JSON)")
    .action(async (flags: { unit?: string; at?: string; all?: true; json?: true }) => {
      const ctx = await cli.open()
      const question = {
        all: flags.all === true,
        ...(flags.unit === undefined ? {} : { within: flags.unit }),
      }
      const found = await findOrganisations(ctx, question, flags.at ?? dayInVietnam(ctx.now()))
      if (flags.json === true) return cli.out(JSON.stringify(found, null, 2))
      cli.out(COLUMNS.join("\t"))
      for (const one of found) cli.out(COLUMNS.map((key) => one[key] ?? "").join("\t"))
    })
  into
    .command("organisations <file>")
    .description(
      "danh sách cơ quan, đơn vị CSV hoặc XLSX; chỉ kiểm tra nếu không có --commit (organisations)",
    )
    .option("--commit", "ghi vào CSDL: tất cả hoặc không gì cả (write all or nothing)")
    .option("--json", "in JSON (print JSON)")
    .action(async (file: string, flags: { commit?: true; json?: true }) => {
      const ctx = await cli.open()
      const options = { commit: flags.commit === true }
      const report = await importOrganisations(ctx, cli.path(file), options, () =>
        Promise.resolve(OPERATOR),
      )
      if (flags.json === true) cli.out(JSON.stringify(report, null, 2))
      else {
        for (const { row, id, action, messages } of report.rows) {
          cli.out([`dòng ${row}`, id, ACTIONS[action], messages.join(" ")].join("\t"))
        }
        for (const note of report.notes) cli.note(note)
        const { add, change, same, refuse } = report.counts
        cli.note(`${add} thêm, ${change} sửa, ${same} không đổi, ${refuse} từ chối.`)
        cli.note(report.committed ? "Đã ghi." : "Chưa ghi gì.")
      }
      if (report.counts.refuse > 0) cli.fail()
    })
}
