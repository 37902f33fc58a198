import { writeFile } from "node:fs/promises"
import type { Command } from "commander"
import type { Cli } from "../../../platform/cli.ts"
import { OPERATOR } from "../../../platform/context.ts"
import { badOption } from "../../errors.ts"
import { askedFor, type ExportWanted } from "../export-service.ts"
import { exportDhis2 } from "./export-service.ts"
import { importDhis2 } from "./import-service.ts"
import { type Parity, parityTotals } from "./parity.ts"
import { type ParityPeriods, reportParity } from "./service-parity.ts"
import { dhis2Lines } from "./report.ts"

interface ImportFlags {
  readonly metadata: string
  readonly values?: string
  readonly map?: string
  readonly commit?: boolean
  readonly parity?: string
  readonly parityPeriods: string
}

const PERIODS: readonly ParityPeriods[] = ["own", "larger"]

/** Adds `import dhis2`. */
export function dhis2ImportCommand(imports: Command, cli: Cli): void {
  imports
    .command("dhis2")
    .description(
      "nhập metadata và số liệu của DHIS2; chỉ kiểm tra nếu không có --commit (import a DHIS2 export)",
    )
    .requiredOption("--metadata <file>", "tệp JSON do /api/metadata xuất ra (metadata export)")
    .option("--values <file>", "dataValueSets: JSON, XML hoặc CSV (data values)")
    .option(
      "--map <file>",
      "tệp CSV ánh xạ: đọc nếu đã có, ghi ra những gì cần người điền (mapping, read and completed by you)",
    )
    .option("--commit", "ghi vào cơ sở dữ liệu: tất cả hoặc không gì cả (write all or nothing)")
    .option(
      "--parity <file>",
      "ghi CSV đối chiếu từng giá trị với DHIS2 (value-by-value parity report)",
    )
    .option(
      "--parity-periods <which>",
      "own: các kỳ có số; larger: cả tháng, quý, năm chứa chúng (periods compared)",
      "own",
    )
    .action(async (flags: ImportFlags) => {
      const periods = PERIODS.find((one) => one === flags.parityPeriods)
      if (periods === undefined) throw badOption("--parity-periods", flags.parityPeriods, PERIODS)
      const ctx = await cli.open()
      const path = (typed: string | undefined) => (typed === undefined ? null : cli.path(typed))
      const files = {
        metadata: cli.path(flags.metadata),
        values: path(flags.values),
        map: path(flags.map),
      }
      const imported = await importDhis2(ctx, files, {
        commit: flags.commit === true,
        actor: OPERATOR,
      })
      for (const line of dhis2Lines(imported.report)) cli.out(line)
      const { wrong, plan } = imported.report
      if (wrong.length > 0 || plan.questions.length > 0) cli.fail()
      if (flags.parity === undefined) return
      const parity = await reportParity(ctx, imported, { path: cli.path(flags.parity), periods })
      tell(parity, cli)
    })
}

function tell(parity: Parity, cli: Cli): void {
  cli.out(`đối chiếu: ${parityTotals(parity)}`)
  const open = parity.rows.filter(({ result, reason }) => result === "different" && reason === "")
  for (const { name, orgUnitName, period, dhis2, tinhso } of open.slice(0, 20)) {
    cli.out(
      `  không rõ lý do: “${name}”, ${orgUnitName}, ${period}: DHIS2 ${dhis2 ?? "thiếu"}, Tỉnh Số ${tinhso ?? "thiếu"}`,
    )
  }
  if (open.length > 0) cli.fail()
}

interface ExportFlags extends ExportWanted {
  readonly out?: string
}

/** Adds `export dhis2`. */
export function dhis2ExportCommand(exports: Command, cli: Cli): void {
  exports
    .command("dhis2")
    .description(
      "xuất số liệu cơ sở đã công bố thành dataValueSet của DHIS2 (published cells as a data value set)",
    )
    .option("--measures <codes>", "mã chỉ số cơ sở, cách nhau bằng dấu phẩy (measures)")
    .option("--collection <id>", "các chỉ số, đơn vị và kỳ của một đợt báo cáo (a collection)")
    .option("--units <units>", "mã đơn vị, level:commune, children:22; mặc định là tất cả (units)")
    .option("--periods <periods>", "2024-Q1..2024-Q4; mặc định là tất cả (periods)")
    .option("--out <file>", "ghi vào tệp thay vì in ra (write to a file instead)")
    .action(async (flags: ExportFlags) => {
      const ctx = await cli.open()
      const asked = await askedFor(ctx, flags)
      const { set, withoutValue, unknown } = await exportDhis2(ctx, asked)
      const text = JSON.stringify(set, null, 2)
      if (flags.out === undefined) cli.out(text)
      else await writeFile(cli.path(flags.out), `${text}\n`)
      if (withoutValue > 0) cli.note(`${withoutValue} ô không có giá trị không được xuất`)
      for (const one of unknown) cli.note(`không có mã của DHIS2: ${one}`)
      if (unknown.length > 0) cli.fail()
    })
}
