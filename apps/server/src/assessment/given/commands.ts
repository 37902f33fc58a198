import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { badOption } from "../errors.ts"
import { giveFile } from "./service-file.ts"

const MARKS = ["point", "comma"] as const

interface Flags {
  readonly round: string
  readonly from: string
  readonly decimal?: string
  readonly commit?: boolean
}

/** Adds `assessment give-figures`. */
export function givenCommands(group: Command, cli: Cli): void {
  group
    .command("give-figures <file>")
    .description(
      "cấp số liệu của tỉnh cho các đơn vị, cột Đơn vị, Mã, Giá trị [, Số liệu] (give figures of the province to agencies)",
    )
    .requiredOption("--round <round>", "đợt chấm (round)")
    .requiredOption("--from <words>", "cơ quan, văn bản nêu số liệu (who holds it, which document)")
    .option("--decimal <mark>", "dấu thập phân: point hoặc comma (decimal mark)")
    .option("--commit", "ghi; không có thì chỉ thử (write; without it only rehearse)")
    .action(async (file: string, { round, from, decimal, commit = false }: Flags) => {
      const decimalMark = MARKS.find((mark) => mark === decimal)
      if (decimal !== decimalMark) throw badOption("--decimal", decimal ?? "", MARKS)
      const asked = { round, from, decimalMark, commit, path: cli.path(file) }
      const { values, findings, given, same } = await giveFile(await cli.open(), asked, OPERATOR)
      for (const { unit, criterion, name, value } of values) {
        cli.out([unit, criterion, name, String(value)].join("\t"))
      }
      for (const { row, column, message } of findings) {
        cli.note(`không nhận: dòng ${row}, cột ${column}: ${message}`)
      }
      if (findings.length > 0 || values.length === 0) {
        cli.note("không ghi gì")
        cli.fail()
      } else if (given === null) cli.note(`thử, chưa ghi: ${values.length} số liệu`)
      else cli.note(`đã cấp ${given} số liệu; ${same ?? 0} số liệu đã có như vậy`)
    })
}
