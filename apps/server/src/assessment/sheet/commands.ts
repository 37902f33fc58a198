import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { badOption } from "../errors.ts"
import type { ScoreSheet } from "../model.ts"
import { importSheet } from "../service/import-sheet-service.ts"
import { readScoreSheet } from "./import-sheet.ts"
import { findingLine, sheetText } from "./sheet-text.ts"

const MARKS = ["point", "comma"] as const
const FORMATS = ["text", "json"] as const

interface Flags {
  readonly sheet?: string
  readonly decimal?: string
  readonly format: string
  readonly round?: string
  readonly unit?: string
  readonly commit?: boolean
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
    .option("--round <round>", "đợt chấm nhận bảng này (round that takes the sheet)")
    .option("--unit <unit>", "đơn vị của bảng (agency of the sheet)")
    .option("--commit", "ghi vào đợt; không có thì chỉ thử (write; without it only rehearse)")
    .action(async (file: string, flags: Flags) => {
      const decimal = MARKS.find((mark) => mark === flags.decimal)
      if (flags.decimal !== decimal) throw badOption("--decimal", flags.decimal ?? "", MARKS)
      const format = FORMATS.find((one) => one === flags.format)
      if (format === undefined) throw badOption("--format", flags.format, FORMATS)
      const sheet = await readScoreSheet(cli.path(file), { sheet: flags.sheet, decimal })
      if (format === "json") cli.out(JSON.stringify(sheet, null, 2))
      else for (const line of sheetText(sheet)) cli.out(line)
      if (sheet.findings.some(({ weight }) => weight === "refused")) cli.fail()
      await intoRound(cli, sheet, flags)
    })
}

/** Where a round is named, the sheet becomes claims and verdicts of one agency in it. */
async function intoRound(cli: Cli, sheet: ScoreSheet, { round, unit, commit = false }: Flags) {
  if (round === undefined && unit === undefined && !commit) return
  if (round === undefined) throw badOption("--round", "", ["mã đợt chấm"])
  if (unit === undefined) throw badOption("--unit", "", ["mã đơn vị"])
  const told = await importSheet(await cli.open(), sheet, { round, unit, commit })
  for (const finding of told.findings) cli.note(findingLine(finding))
  if (told.claims === 0) {
    cli.note("không ghi gì vào đợt")
    cli.fail()
    return
  }
  const { claims, verdicts, points, sheetPoints, written } = told
  const same = points === sheetPoints ? "khớp bảng" : `bảng là ${sheetPoints}`
  cli.note(
    `${written ? "đã ghi" : "thử, chưa ghi"}: ${claims} điểm tự chấm, ${verdicts} ý kiến thẩm định; tổng thẩm định ${points} (${same})`,
  )
}
