import { type Command, InvalidArgumentError } from "commander"
import { Value } from "typebox/value"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { Day } from "../../registry/model.ts"

function asDay(text: string): string {
  if (!Value.Check(Day, text)) throw new InvalidArgumentError("Cần một ngày như 2026-01-01.")
  return text
}

export function keepGapsCommand(coverage: Command, cli: Cli): void {
  coverage
    .command("keep-gaps")
    .description(
      "từ ngày này sổ vùng lõm của đơn vị được ghi đầy đủ: nơi không có bản ghi là 0 (register kept whole)",
    )
    .requiredOption("--unit <id>", "mã đơn vị, ví dụ 22 (unit)")
    .requiredOption("--since <day>", "ngày, YYYY-MM-DD (first day)", asDay)
    .action(async ({ unit, since }: { unit: string; since: string }) => {
      const { keepRegister } = await import("../register/service/write-service.ts")
      await keepRegister(await cli.open(), OPERATOR, unit, since)
      cli.note(`Sổ vùng lõm của ${unit} được ghi đầy đủ từ ${since}.`)
    })
}
