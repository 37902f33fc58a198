import { writeFile } from "node:fs/promises"
import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import type { Context } from "../../platform/context.ts"
import { badOption } from "../errors.ts"
import { roundOf } from "../service/round-service.ts"
import { unitNeeded } from "./errors.ts"
import { formIn, formOf } from "./loader.ts"
import {
  formFile,
  type OutputFile,
  RANKING_FORMATS,
  rankingFile,
  reportFile,
  SHEET_FORMATS,
  sheetFile,
} from "./service/file-service.ts"

const FORMS = ["report", "ranking", "sheet", "ministry"] as const

interface Flags {
  readonly form: string
  readonly format?: string
  readonly unit?: string
  readonly group?: string
  readonly mapping?: string
  readonly out: string
}

/** Adds `assessment output`. */
export function outputCommands(group: Command, cli: Cli): void {
  group
    .command("output <round>")
    .description(
      "ghi báo cáo, xếp hạng, bảng điểm, biểu của bộ ra tệp (write the report, ranking, a sheet, a ministry's form)",
    )
    .requiredOption(
      "--form <form>",
      "báo cáo, xếp hạng, phiếu, biểu của bộ (report, ranking, sheet, ministry)",
    )
    .option("--format <format>", "xlsx, docx, csv (file format)")
    .option("--unit <unit>", "đơn vị của bảng điểm (agency of a sheet)")
    .option("--group <group>", "chỉ một nhóm đơn vị (one peer group)")
    .option("--mapping <form>", "mã biểu của bộ, hoặc tệp cấu hình .json (form id or file)")
    .requiredOption("--out <file>", "tệp để ghi (file to write)")
    .action(async (round: string, flags: Flags) => {
      const file = await fileOf(cli, await cli.open(), round, flags)
      await writeFile(cli.path(flags.out), file.bytes)
      cli.note(`Đã ghi ${flags.out} (${file.bytes.length} byte).`)
    })
}

async function fileOf(cli: Cli, ctx: Context, round: string, flags: Flags): Promise<OutputFile> {
  const { form, format, unit, group = null } = flags
  const { state } = await roundOf(ctx.db, round)
  const { publicUrl, host, port } = ctx.settings
  const origin = publicUrl ?? `http://${host}:${port}`
  const asked = { round, group, origin, publicOnly: state === "published" }
  switch (FORMS.find((one) => one === form)) {
    case "report":
      oneOf(format, ["docx"])
      return reportFile(ctx, asked)
    case "ranking":
      return rankingFile(ctx, asked, oneOf(format, RANKING_FORMATS))
    case "sheet":
      if (unit === undefined) throw unitNeeded(form)
      return sheetFile(ctx, { ...asked, unit }, oneOf(format, SHEET_FORMATS))
    case "ministry": {
      oneOf(format, ["xlsx"])
      const { mapping } = flags
      const own = mapping?.endsWith(".json") === true
      const chosen = own ? formIn(cli.path(mapping)) : formOf(ctx.settings.dataDir, mapping)
      return formFile(ctx, await chosen, { ...asked, unit: unit ?? null })
    }
    case undefined:
      throw badOption("--form", form, FORMS)
  }
}

/** The format that was asked for; the first one without. */
function oneOf<T extends string>(format: string | undefined, all: readonly [T, ...T[]]): T {
  if (format === undefined) return all[0]
  const found = all.find((one) => one === format)
  if (found === undefined) throw badOption("--format", format, all)
  return found
}
