import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { badOption } from "../errors.ts"
import { importCells } from "./import-file.ts"

const MARKS = ["point", "comma"] as const

interface Flags {
  readonly commit?: boolean
  readonly sheet?: string
  readonly decimal?: string
}

/** Adds `import cells` to the command `import`. */
export function cellCommands(imports: Command, cli: Cli): void {
  imports
    .command("cells <file>")
    .description(
      "nhập số liệu cơ sở từ CSV hoặc XLSX: measure, unit, period, value; chỉ kiểm tra nếu không có --commit (import base data)",
    )
    .option("--commit", "ghi vào cơ sở dữ liệu: tất cả hoặc không gì cả (write all or nothing)")
    .option("--sheet <name>", "trang tính cần đọc (sheet to read)")
    .option(
      "--decimal <mark>",
      "dấu thập phân của các số viết bằng chữ: point hoặc comma (decimal mark of numbers kept as text)",
    )
    .action(async (file: string, flags: Flags) => {
      const { sheet } = flags
      const decimal = MARKS.find((mark) => mark === flags.decimal)
      if (flags.decimal !== decimal) throw badOption("--decimal", flags.decimal ?? "", MARKS)
      const options = { commit: flags.commit === true, sheet, decimal }
      const saved = await importCells(await cli.open(), cli.path(file), options)
      const done = flags.commit === true ? "đã ghi" : "chỉ kiểm tra, chưa ghi"
      for (const { measure, unit, period, sentenceVi } of saved.warnings) {
        cli.note(`${measure}, đơn vị ${unit}, kỳ ${period}: ${sentenceVi}`)
      }
      cli.out(`${done}: thêm ${saved.added}, sửa ${saved.changed}, giữ nguyên ${saved.same}`)
    })
}
