import { createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { type Command, Option } from "commander"
import { formatNumber } from "@tinhso/vietnamese"
import { Value } from "typebox/value"
import type { Cli } from "../../../platform/cli.ts"
import { badQuestion } from "../errors.ts"
import type { AssetQuestion } from "../model.ts"
import { ALL } from "../sight.ts"
import { EXPORT_FORMATS, type ExportFormat, ExportQuestion } from "./model.ts"
import { exportAssets } from "./service.ts"

interface Flags extends Pick<
  AssetQuestion,
  "kind" | "state" | "unit" | "where" | "q" | "box" | "at"
> {
  readonly format: ExportFormat
  readonly out: string
}

/** Adds `assets export`. */
export function assetExportCommand(assets: Command, cli: Cli): void {
  assets
    .command("export")
    .description("xuất danh sách tài sản ra tệp (export a list of assets)")
    .addOption(
      new Option("--format <format>", "định dạng (format)")
        .choices(EXPORT_FORMATS)
        .makeOptionMandatory(),
    )
    .requiredOption("--out <file>", "tệp được ghi (file to write)")
    .option("--kind <kinds>", "loại, cách nhau bằng dấu phẩy (kinds)")
    .option("--state <states>", "trạng thái; mặc định mọi thứ chưa tháo dỡ (states)")
    .option("--unit <id>", "trong đơn vị này (inside this unit)")
    .option("--where <conditions>", "điều kiện: “technology=4G;height>=45” (conditions)")
    .option("--q <words>", "chữ trong tên, mã (words)")
    .option("--box <box>", "khung: tây,nam,đông,bắc (box)")
    .option("--at <day>", "ngày được hỏi, mặc định hôm nay (day)")
    .action(async ({ format, out, ...question }: Flags) => {
      const [wrong] = Value.Errors(ExportQuestion, question)
      if (wrong !== undefined) {
        const option = wrong.instancePath.slice(1)
        throw badQuestion(option, `--${option} không đúng dạng.`)
      }
      const file = await exportAssets(await cli.open(), format, question, ALL)
      const path = cli.path(out)
      await pipeline(file.stream, createWriteStream(path))
      cli.out(path)
      cli.note(`${formatNumber(file.count)} tài sản.`)
    })
}
