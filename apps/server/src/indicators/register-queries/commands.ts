import { type Command, InvalidArgumentError } from "commander"
import { Value } from "typebox/value"
import { csvLine } from "@tinhso/csv"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import type { Registers } from "../../platform/register-query.ts"
import { Day } from "../../registry/model.ts"
import { listRegisterQueries, registerRecords } from "./service/records-service.ts"
import { refreshRegisters, registerNamed } from "./service/refresh-service.ts"

interface RefreshFlags {
  readonly day?: string
  readonly query?: string
}

interface RecordsFlags {
  readonly unit: string
  readonly day?: string
  readonly cut: string
}

export function registerCommands(program: Command, cli: Cli, registers: Registers): void {
  const command = program
    .command("registers")
    .description("số liệu đếm từ bản ghi của hệ thống (figures counted from records)")
  command
    .command("list")
    .description("các truy vấn và chỉ số mà mỗi truy vấn đếm (queries and their measures)")
    .action(async () => {
      cli.out("query,how,since,measure,counted_up_to,name_vi")
      for (const one of await listRegisterQueries(await cli.open(), registers)) {
        const { code, how, since, nameVi, measures } = one
        const rows = measures.length === 0 ? [{ code: "", countedUpTo: null }] : measures
        for (const measure of rows) {
          cli.out(csvLine([code, how, since, measure.code, measure.countedUpTo ?? "", nameVi]))
        }
      }
    })
  command
    .command("refresh")
    .description(
      "đếm lại và công bố phần đã đổi; từng tháng từ khi có bản ghi, hoặc một ngày (count anew)",
    )
    .option("--day <day>", "một ngày, ví dụ 2024-12-31 (one day)", dayOf)
    .option("--query <code>", "một truy vấn, ví dụ registry.communes (one query)")
    .action(async (flags: RefreshFlags) => {
      const done = await refreshRegisters(await cli.open(), registers, {
        ...flags,
        actor: OPERATOR,
      })
      cli.out("query,measure,from,to,added,changed,same,stray")
      for (const { query, measure, from, to, added, changed, same, stray } of done) {
        cli.out(csvLine([query, measure, from, to, ...[added, changed, same, stray].map(String)]))
      }
      if (done.length === 0) cli.note("Không có gì phải đếm lại.")
    })
  command
    .command("records <query>")
    .description("các bản ghi đứng sau một số liệu (the records behind a figure)")
    .requiredOption("--unit <unit>", "mã đơn vị, ví dụ 22 (unit)")
    .option("--day <day>", "ngày, mặc định hôm nay (day, today by default)", dayOf)
    .option("--cut <cut>", "một phân tổ, ví dụ loại=phường (one breakdown)", "")
    .action(async (code: string, { unit, day, cut }: RecordsFlags) => {
      const ctx = await cli.open()
      const query = await registerNamed(ctx, registers, code)
      const asked = { unit, day, cut, skip: 0, limit: Infinity }
      const { records, value, hash } = await registerRecords(ctx, query, asked)
      cli.out("id,unit,value,label")
      for (const record of records) {
        cli.out(csvLine([record.id, record.unit, String(record.value), record.label]))
      }
      cli.note(`${query.nameVi}: ${value} (sha256:${hash})`)
    })
}

function dayOf(text: string): string {
  if (Value.Check(Day, text)) return text
  throw new InvalidArgumentError("Cần một ngày như 2024-12-31.")
}
