import { writeFile } from "node:fs/promises"
import type { Command } from "commander"
import { Value } from "typebox/value"
import type { Cli } from "../../platform/cli.ts"
import { View } from "../../registry/model.ts"
import { LAYERS } from "../cells/model.ts"
import { instantOf } from "../as-of.ts"
import { badInstant, badOption } from "../errors.ts"
import { answerArrow } from "./answer-arrow.ts"
import { rowsCsv } from "./rows-csv.ts"
import { rowsOf } from "./rows.ts"
import type { Columns } from "./columns.ts"
import { answerColumns, type Question } from "./service.ts"

interface Flags {
  readonly indicator: string
  readonly units: string
  readonly periods: string
  readonly by?: string
  readonly view?: string
  readonly asof?: string
  readonly stage: string
  readonly format: string
  readonly out?: string
}

const FORMATS = ["csv", "json", "arrow"] as const

export function queryCommand(program: Command, cli: Cli): void {
  program
    .command("query")
    .description("chỉ số của nhiều đơn vị, nhiều kỳ (indicators × units × periods)")
    .requiredOption(
      "--indicator <codes>",
      "mã chỉ số tính toán hoặc chỉ số cơ sở, cách nhau bằng dấu phẩy (indicators or measures)",
    )
    .requiredOption(
      "--units <units>",
      "mã đơn vị, level:commune, children:22, descendants:22:commune (units)",
    )
    .requiredOption("--periods <periods>", "2024-Q1..2024-Q4 hoặc 2023,2024-06 (periods)")
    .option("--by <dimension>", "tách theo một phân tổ: technology (split by a dimension)")
    .option("--view <view>", "reported, hoặc at:NGÀY; mặc định là hôm nay (view, today by default)")
    .option("--asof <instant>", "như đã biết vào ngày hoặc thời điểm này (as known then)")
    .option(
      "--stage <stage>",
      "published: đã công bố; working: cả số đang nhập, đang thẩm định (values being entered too)",
      "published",
    )
    .option("--format <format>", "csv, json hoặc arrow (output format)", "csv")
    .option("--out <file>", "ghi vào tệp thay vì in ra (write to a file instead)")
    .action(async (flags: Flags) => {
      const format = FORMATS.find((one) => one === flags.format)
      if (format === undefined) throw badOption("--format", flags.format, FORMATS)
      const question = questionOf(flags)
      const data = DATA[format](await answerColumns(await cli.open(), question))
      if (flags.out !== undefined) await writeFile(cli.path(flags.out), data)
      else if (typeof data === "string") cli.out(data.trimEnd())
      else cli.bytes?.(data)
    })
}

function questionOf(flags: Flags): Question {
  const { indicator: indicators, units, periods, by, view } = flags
  if (view !== undefined && !Value.Check(View, view)) {
    throw badOption("--view", view, ["reported", "at:2026-01-31"])
  }
  const stage = LAYERS.find((one) => one === flags.stage)
  if (stage === undefined) throw badOption("--stage", flags.stage, LAYERS)
  const asOf = flags.asof === undefined ? null : instantOf(flags.asof)
  if (flags.asof !== undefined && asOf === null) throw badInstant(flags.asof)
  return { indicators, units, periods, by, view, asOf, stage }
}

const DATA = {
  csv: ({ series }: Columns) => `${[...rowsCsv(rowsOf(series))].join("\n")}\n`,
  json: ({ series, ...about }: Columns) =>
    `${JSON.stringify({ ...about, rows: [...rowsOf(series)] }, null, 2)}\n`,
  arrow: answerArrow,
}
