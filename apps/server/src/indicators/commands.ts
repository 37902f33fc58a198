import type { Command } from "commander"
import { csvLine } from "@tinhso/csv"
import type { Cli } from "../platform/cli.ts"
import { OPERATOR } from "../platform/context.ts"
import { instantOf } from "./as-of.ts"
import { cellCommands } from "./cells/commands.ts"
import { collectionCommands } from "./collections/commands.ts"
import { definitionCommands } from "./definitions/commands.ts"
import { demoCommands } from "./demo/commands.ts"
import { badInstant, badOption } from "./errors.ts"
import { exchangeCommands } from "./exchange/commands.ts"
import { MEASURE_COLUMNS, measureCells } from "./catalogue.ts"
import type { FigureProblem, ImportReport } from "./model.ts"
import { planCommands } from "./plans/commands.ts"
import { releaseCommands } from "./releases/commands.ts"
import { reportLines } from "./report-text.ts"
import { findProblems } from "./service/checks-service.ts"
import { exportCsv, exportFigures } from "./service/export-service.ts"
import { queryCommand } from "./query/commands.ts"
import { importFigures } from "./service/import-service.ts"
import { getFigure, listDocumentSummaries, listMeasureSummaries } from "./service/read-service.ts"

export function indicatorsCommands(program: Command, cli: Cli): void {
  importCommand(program, cli)
  figuresCommands(program, cli)
  checkCommand(program, cli)
  catalogueCommands(program, cli)
  planCommands(program, cli, group)
  definitionCommands(program, cli)
  cellCommands(group(program, "import", "nhập dữ liệu từ tệp (import from files)"), cli)
  collectionCommands(program, cli)
  queryCommand(program, cli)
  exchangeCommands(program, cli, group)
  releaseCommands(program, cli)
  demoCommands(program, cli)
}

/** The command of that name, made where another domain has not made it yet. */
function group(program: Command, name: string, description: string): Command {
  const there = program.commands.find((command) => command.name() === name)
  return there ?? program.command(name).description(description)
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
    .description(
      "nhập tệp số liệu CSV hoặc XLSX; chỉ kiểm tra nếu không có --commit (import figures)",
    )
    .option("--commit", "ghi vào CSDL: tất cả hoặc không gì cả (write all or nothing)")
    .option("--sheet <name>", "trang tính cần đọc (sheet to read)")
    .option("--decimal <mark>", "dấu thập phân: point hoặc comma (decimal mark)")
    .option("--format <format>", "dạng in ra: text, csv hoặc json (output format)", "text")
    .action(async (file: string, flags: ImportFlags) => {
      const format = oneOf("--format", flags.format, ["text", "csv", "json"])
      const { decimal } = flags
      const mark = decimal && oneOf("--decimal", decimal, ["point", "comma"])
      const ctx = await cli.open()
      const options = {
        commit: flags.commit === true,
        sheet: flags.sheet,
        decimal: mark || undefined,
      }
      const report = await importFigures(ctx, cli.path(file), options, () =>
        Promise.resolve(OPERATOR),
      )
      printReport(report, format, cli)
      if (report.counts.refuse > 0) cli.fail()
    })
}

function printReport(report: ImportReport, format: "text" | "csv" | "json", cli: Cli): void {
  if (format === "json") cli.out(json(report))
  else for (const line of reportLines(report, format)) cli.out(line)
}

function figuresCommands(program: Command, cli: Cli): void {
  const figures = group(program, "figures", "số liệu (figures)")
  figures
    .command("export")
    .description("in mọi số liệu (print all figures)")
    .option("--format <format>", "dạng in ra: csv hoặc json (output format)", "csv")
    .option("--asof <instant>", "như đã biết vào ngày hoặc thời điểm này (as known then)")
    .option("--history", "cả các bản đã được thay thế (superseded versions too)")
    .action(async (flags: { format: string; asof?: string; history?: boolean }) => {
      const format = oneOf("--format", flags.format, ["csv", "json"])
      const options = { asOf: asOf(flags.asof), history: flags.history === true }
      const ctx = await cli.open()
      if (format === "csv") for (const line of await exportCsv(ctx, options)) cli.out(line)
      else cli.out(json(await exportFigures(ctx, options)))
    })
  figures
    .command("show <id>")
    .description("một số liệu, với nguồn, kiểm tra và các bản (one figure)")
    .option("--json", "JSON đầy đủ (full JSON)")
    .option("--asof <instant>", "như đã biết vào ngày hoặc thời điểm này (as known then)")
    .action(async (id: string, flags: { json?: boolean; asof?: string }) => {
      const figure = await getFigure(await cli.open(), id, asOf(flags.asof))
      if (flags.json === true) return cli.out(json(figure))
      cli.out(figure.sentenceVi)
      cli.out(`nguồn: ${figure.document.title}; ${figure.source.file}, dòng ${figure.source.row}`)
      for (const { outcome, explanation } of figure.checks) {
        cli.out(`${outcome === "pass" ? "đạt" : "không đạt"}: ${explanation}`)
      }
    })
}

interface CheckFlags {
  readonly format: string
  readonly asof?: string
  readonly strict?: boolean
}

function checkCommand(program: Command, cli: Cli): void {
  program
    .command("check")
    .description("các số liệu không qua được kiểm tra (figures that fail a check)")
    .option("--format <format>", "dạng in ra: text, csv hoặc json (output format)", "text")
    .option("--asof <instant>", "như đã biết vào ngày hoặc thời điểm này (as known then)")
    .option("--strict", "kết thúc bằng mã 1 khi có số liệu không đạt (exit 1 on a failed check)")
    .action(async (flags: CheckFlags) => {
      const format = oneOf("--format", flags.format, ["text", "csv", "json"])
      const problems = await findProblems(await cli.open(), asOf(flags.asof))
      for (const line of problemLines(problems, format)) cli.out(line)
      if (flags.strict === true && problems.length > 0) cli.fail()
    })
}

function problemLines(
  problems: readonly FigureProblem[],
  format: "text" | "csv" | "json",
): string[] {
  switch (format) {
    case "json":
      return [json(problems.map(({ subject: _subject, ...result }) => result))]
    case "csv":
      return [
        "figure,rule,explanation",
        ...problems.map(({ figure, rule, explanation }) => csvLine([figure, rule, explanation])),
      ]
    case "text":
      return problems.length === 0
        ? ["Không có số liệu nào sai."]
        : problems.map(
            ({ figure, explanation, subject }) =>
              `${figure} (${subject.placeName}, ${subject.label}): ${explanation}`,
          )
  }
}

function catalogueCommands(program: Command, cli: Cli): void {
  const format = ["--format <format>", "dạng in ra: csv hoặc json (output format)", "csv"] as const
  group(program, "measures", "chỉ số (measures)")
    .command("list")
    .description("in mọi chỉ số (print all measures)")
    .option(...format)
    .action(async (flags: { format: string }) => {
      const asked = oneOf("--format", flags.format, ["csv", "json"])
      const measures = await listMeasureSummaries(await cli.open())
      if (asked === "json") return cli.out(json(measures))
      cli.out(csvLine(MEASURE_COLUMNS))
      for (const measure of measures) cli.out(csvLine(measureCells(measure)))
    })
  group(program, "documents", "văn bản công khai (documents)")
    .command("list")
    .description("in mọi văn bản (print all documents)")
    .option(...format)
    .action(async (flags: { format: string }) => {
      const asked = oneOf("--format", flags.format, ["csv", "json"])
      const documents = await listDocumentSummaries(await cli.open())
      if (asked === "json") return cli.out(json(documents))
      cli.out("id,number,title,issuer,issued,figures")
      for (const { id, number, title, issuer, issued, figures } of documents) {
        const known = [number, title, issuer, issued?.code].map((text) => text ?? "")
        cli.out(csvLine([id, ...known, String(figures)]))
      }
    })
}

const json = (value: unknown): string => JSON.stringify(value, null, 2)

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
