import type { Command } from "commander"
import type { Cli } from "../platform/cli.ts"
import { OPERATOR } from "../platform/context.ts"
import { instantOf } from "./as-of.ts"
import { badInstant, badOption } from "./errors.ts"
import type { ImportReport } from "./model.ts"
import { reportLines } from "./report-text.ts"
import { exportCsv, exportFigures } from "./service/export-service.ts"
import { importFigures } from "./service/import-service.ts"

/** The command of that name, made where another domain has not made it yet. */
function group(program: Command, name: string, description: string): Command {
  const there = program.commands.find((command) => command.name() === name)
  return there ?? program.command(name).description(description)
}

export function indicatorsCommands(program: Command, cli: Cli): void {
  importCommand(program, cli)
  figuresCommands(program, cli)
}

interface ImportFlags {
  readonly commit?: boolean
  readonly sheet?: string
  readonly decimal?: string
  readonly format: string
}

function importCommand(program: Command, cli: Cli): void {
  group(program, "import", "nhập dữ liệu từ tệp (import from files)")
    .command("figures <file>")
    .description("nhập tệp số liệu CSV hoặc XLSX; chỉ kiểm tra nếu không có --commit")
    .option("--commit", "ghi vào cơ sở dữ liệu: tất cả hoặc không gì cả")
    .option("--sheet <name>", "trang tính cần đọc")
    .option("--decimal <mark>", "dấu thập phân: point hoặc comma")
    .option("--format <format>", "text, csv hoặc json", "text")
    .action(async (file: string, flags: ImportFlags) => {
      const format = oneOf("--format", flags.format, ["text", "csv", "json"])
      const decimal =
        flags.decimal === undefined
          ? undefined
          : oneOf("--decimal", flags.decimal, ["point", "comma"])
      const ctx = await cli.open()
      const options = { commit: flags.commit === true, sheet: flags.sheet, decimal }
      const report = await importFigures(ctx, cli.path(file), options, () =>
        Promise.resolve(OPERATOR),
      )
      print(report, format, cli)
      if (report.counts.refuse > 0) cli.fail()
    })
}

function print(report: ImportReport, format: "text" | "csv" | "json", cli: Cli): void {
  if (format === "json") cli.out(JSON.stringify(report, null, 2))
  else for (const line of reportLines(report, format)) cli.out(line)
}

function figuresCommands(program: Command, cli: Cli): void {
  const figures = group(program, "figures", "số liệu (figures)")
  figures
    .command("export")
    .description("in mọi số liệu (print all figures)")
    .option("--format <format>", "csv hoặc json", "csv")
    .option("--asof <instant>", "như đã biết vào ngày hoặc thời điểm này")
    .option("--history", "cả các bản đã được thay thế")
    .action(async (flags: { format: string; asof?: string; history?: boolean }) => {
      const format = oneOf("--format", flags.format, ["csv", "json"])
      const options = { asOf: asOf(flags.asof), history: flags.history === true }
      const ctx = await cli.open()
      if (format === "csv") for (const line of await exportCsv(ctx, options)) cli.out(line)
      else cli.out(JSON.stringify(await exportFigures(ctx, options), null, 2))
    })
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw badOption(name, value, allowed)
  return found
}

function asOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const instant = instantOf(text)
  if (instant === null) throw badInstant(text)
  return instant
}
