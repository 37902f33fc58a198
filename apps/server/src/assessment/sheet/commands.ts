import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { badOption } from "../errors.ts"
import { readScoreSheet } from "./import-sheet.ts"
import { sheetText } from "./sheet-text.ts"

const MARKS = ["point", "comma"] as const
const FORMATS = ["text", "json"] as const

interface Flags {
  readonly sheet?: string
  readonly decimal?: string
  readonly format: string
}

/** Adds `assessment import-sheet`. */
export function sheetCommand(group: Command, cli: Cli): void {
  group
    .command("import-sheet <file>")
    .description("đọc bảng chấm điểm đã thẩm định, CSV hoặc XLSX (read a verified score sheet)")
    .option("--sheet <name>", "trang tính cần đọc (sheet to read)")
    .option(
      "--decimal <mark>",
      "dấu thập phân của các số viết bằng chữ: point hoặc comma (decimal mark of numbers kept as text)",
    )
    .option("--format <format>", "text hoặc json (text or json)", "text")
    .action(async (file: string, flags: Flags) => {
      const decimal = MARKS.find((mark) => mark === flags.decimal)
      if (flags.decimal !== decimal) throw badOption("--decimal", flags.decimal ?? "", MARKS)
      const format = FORMATS.find((one) => one === flags.format)
      if (format === undefined) throw badOption("--format", flags.format, FORMATS)
      const sheet = await readScoreSheet(cli.path(file), { sheet: flags.sheet, decimal })
      if (format === "json") cli.out(JSON.stringify(sheet, null, 2))
      else for (const line of sheetText(sheet)) cli.out(line)
      if (sheet.findings.some(({ weight }) => weight === "refused")) cli.fail()
    })
}
