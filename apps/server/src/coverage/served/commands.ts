import { type Command, InvalidArgumentError } from "commander"
import { Value } from "typebox/value"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { Day, Level } from "../../registry/model.ts"
import { figuresTable } from "./figures-table.ts"
import type { NewResult } from "./model.ts"

const named = (program: Command, name: string) =>
  program.commands.find((command) => command.name() === name) ?? program.command(name)

const everything = () => true

function asDay(text: string): string {
  if (!Value.Check(Day, text)) throw new InvalidArgumentError("Cần một ngày như 2026-01-01.")
  return text
}

function asLevel(text: string): Level {
  if (!Value.Check(Level, text))
    throw new InvalidArgumentError("Cần province, district hoặc commune.")
  return text
}

/** Adds to `coverage` what asks kept runs for the villages of the register; `demo villages` too. */
export function servedCommands(program: Command, coverage: Command, cli: Cli): void {
  named(program, "demo")
    .command("villages")
    .description(
      "nạp thôn, tổ dân phố minh họa của Bắc Giang; chỉ khi sổ còn trống (made-up villages)",
    )
    .action(async () => {
      const { countDemoVillages, loadDemoVillages } = await import("./service/demo-service.ts")
      const ctx = await cli.open()
      const villages = await loadDemoVillages(ctx)
      cli.note("Mọi thôn vừa nạp là minh họa, không phải thôn thật.")
      cli.out(`villages\t${villages}`)
      const result = await countDemoVillages(ctx)
      if (result !== null) cli.out(`served\t${result}`)
    })
  keepCommand(coverage, cli)
  figuresCommand(coverage, cli)
}

function keepCommand(coverage: Command, cli: Cli): void {
  coverage
    .command("keep-served")
    .argument("<run>", "lần tính đang giữ, ví dụ PS-000001 (kept run)")
    .description(
      "đếm ai được phủ sóng theo một lần tính và sổ thôn, và giữ kết quả (count and keep)",
    )
    .option("--definition <code>", "cách tính của data/served-definitions.json (definition)")
    .option("--day <day>", "thôn của ngày nào; mặc định hôm nay (villages of a day)", asDay)
    .action(async (run: string, asked: Omit<NewResult, "run">) => {
      const { openRun } = await import("./service/runs-service.ts")
      const { keepResult } = await import("./service/keep-service.ts")
      const ctx = await cli.open()
      const id = await keepResult(ctx, OPERATOR, await openRun(ctx, run, everything), asked)
      cli.out(id)
      cli.note(`Đã giữ ${id}. Xem: tinhso coverage figures ${id} --unit 24 --below commune`)
    })
}

function figuresCommand(coverage: Command, cli: Cli): void {
  coverage
    .command("figures")
    .argument("<result>", "kết quả đang giữ, ví dụ DP-000001 (kept result)")
    .description("thôn, hộ, dân, km² được phủ theo đơn vị, kèm mẫu số (figures with denominators)")
    .option("--unit <id>", "đơn vị, ví dụ 24; mặc định cả nước (unit)")
    .option("--below <level>", "và các đơn vị cấp này bên dưới: commune (units below)", asLevel)
    .option("--technology <name>", "một công nghệ hay tập công nghệ: 4G+ (technology)")
    .option("--operator <name>", "một nhà mạng; mặc định bất kỳ (operator)")
    .action(
      async (
        id: string,
        asked: { unit?: string; below?: Level; technology?: string; operator?: string },
      ) => {
        const { servedFigures } = await import("./service/figures-service.ts")
        const answer = await servedFigures(await cli.open(), id, asked, everything)
        for (const row of figuresTable(answer)) cli.out(row.map((cell) => cell ?? "").join("\t"))
        if (answer.result.illustrative) {
          cli.note("Tính từ trạm hoặc thôn minh họa, không phải thật (made up).")
        }
      },
    )
}
