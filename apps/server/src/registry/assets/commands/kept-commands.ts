import { csvLine } from "@tinhso/csv"
import { type Command, InvalidArgumentError } from "commander"
import { Value } from "typebox/value"
import type { Cli } from "../../../platform/cli.ts"
import { OPERATOR } from "../../../platform/context.ts"
import { Day } from "../../model.ts"
import { declareKept, endKept, keptMeaning, keptRegisters } from "../service/kept-service.ts"

interface Flags {
  readonly unit: string
  readonly kind: string
  readonly since: string
  readonly until?: string
  readonly reason: string
  readonly commit?: boolean
}

/** Adds `assets registers`, `assets keep` and `assets keep-until`. */
export function keptCommands(assets: Command, cli: Cli): void {
  assets
    .command("registers")
    .description("sổ của loại nào được ghi đầy đủ ở đâu, từ khi nào (registers kept whole)")
    .option("--unit <unit>", "mã đơn vị (unit)")
    .option("--kind <kind>", "loại tài sản (kind)")
    .action(async (asked: { unit?: string; kind?: string }) => {
      cli.out("kind,unit,unit_name,since,until,declared_by,declared_at,reason")
      for (const one of await keptRegisters(await cli.open(), asked)) {
        const { kind, unit, unitName, since, until, declared, ended } = one
        const said = ended ?? declared
        cli.out(csvLine([kind, unit, unitName, since, until, said.by, said.at, said.reason]))
      }
    })
  keeping(assets, "keep")
    .description(
      "khai: từ ngày này sổ của loại này ở đơn vị này đầy đủ, nơi không có bản ghi là 0; chỉ xem nếu không có --commit (declare a register kept whole)",
    )
    .action((flags: Flags) => keep(flags, cli))
  keeping(assets, "keep-until")
    .option("--until <day>", "ngày đầu không còn đầy đủ; không ghi là vẫn tiếp tục (end)", dayOf)
    .description("kết thúc lời khai, hoặc cho tiếp tục nếu không có --until (end it)")
    .action(async ({ unit, kind, since, until = null, reason, commit = false }: EndFlags) => {
      const ctx = await cli.open()
      if (commit) await endKept(ctx, { unit, kind, since, until, reason }, OPERATOR)
      cli.note(commit ? "Đã ghi." : "Chạy thử, chưa ghi gì. Thêm --commit để ghi.")
    })
}

type EndFlags = Omit<Flags, "until"> & { readonly until?: string | null }

const keeping = (assets: Command, name: string) =>
  assets
    .command(name)
    .requiredOption("--unit <unit>", "mã đơn vị (unit)")
    .requiredOption("--kind <kind>", "loại tài sản (kind)")
    .requiredOption("--since <day>", "từ ngày, ví dụ 2026-01-01 (since)", dayOf)
    .requiredOption("--reason <text>", "căn cứ: kiểm kê, văn bản nào (reason)")
    .option("--commit", "ghi vào CSDL (write)")

async function keep(flags: Flags, cli: Cli): Promise<void> {
  const { unit, kind, since, reason, commit = false } = flags
  const ctx = await cli.open()
  const told = await keptMeaning(ctx, { unit, kind, since })
  const { records, communes, empty, counts } = told
  cli.note(`${records} bản ghi; ${empty}/${communes} xã không có bản ghi nào sẽ là 0.`)
  for (const { measure, nameVi } of counts) cli.note(`Chỉ số: ${measure} (${nameVi})`)
  if (counts.length === 0) cli.note("Loại này chưa khai chỉ số nào được đếm.")
  if (told.refused !== null) cli.note(told.refused)
  if (commit) await declareKept(ctx, { unit, kind, since, reason }, OPERATOR)
  cli.note(commit ? "Đã ghi." : "Chạy thử, chưa ghi gì. Thêm --commit để ghi.")
}

function dayOf(text: string): string {
  if (Value.Check(Day, text)) return text
  throw new InvalidArgumentError("Cần một ngày như 2026-01-01.")
}
