import { writeFile } from "node:fs/promises"
import type { Command } from "commander"
import type { Cli } from "../../../platform/cli.ts"
import { OPERATOR } from "../../../platform/context.ts"
import { badOption } from "../../errors.ts"
import { askedFor, type ExportWanted } from "../export-service.ts"
import { exportSdmx, importSdmx } from "./service.ts"
import { CSV_VERSIONS, LABELS } from "./write-csv.ts"

/** Adds `import sdmx`. */
export function sdmxImportCommand(imports: Command, cli: Cli): void {
  imports
    .command("sdmx <file>")
    .description(
      "nhập số liệu cơ sở từ SDMX-CSV 2.0 hoặc 1.0; chỉ kiểm tra nếu không có --commit (import SDMX-CSV)",
    )
    .option("--commit", "ghi vào cơ sở dữ liệu: tất cả hoặc không gì cả (write all or nothing)")
    .action(async (file: string, flags: { readonly commit?: boolean }) => {
      const commit = flags.commit === true
      const { saved, rows, actions, ignored } = await importSdmx(await cli.open(), cli.path(file), {
        commit,
        actor: OPERATOR,
      })
      const asked = [...actions].map(([action, count]) => `${action} ${count}`).join(", ")
      cli.out(`${rows} dòng (${asked})`)
      if (ignored.length > 0)
        cli.out(`bỏ qua cột: ${ignored.map((name) => `“${name}”`).join(", ")}`)
      const done = commit ? "đã ghi" : "chỉ kiểm tra, chưa ghi"
      cli.out(`${done}: thêm ${saved.added}, sửa ${saved.changed}, giữ nguyên ${saved.same}`)
    })
}

interface ExportFlags extends ExportWanted {
  readonly labels: string
  readonly csvVersion: string
  readonly out?: string
}

/** Adds `export sdmx`. */
export function sdmxExportCommand(exports: Command, cli: Cli): void {
  exports
    .command("sdmx")
    .description("xuất số liệu cơ sở đã công bố thành SDMX-CSV (published cells as SDMX-CSV)")
    .option("--measures <codes>", "mã chỉ số cơ sở, cách nhau bằng dấu phẩy (measures)")
    .option("--collection <id>", "các chỉ số, đơn vị và kỳ của một đợt báo cáo (a collection)")
    .option("--units <units>", "mã đơn vị, level:commune, children:22; mặc định là tất cả (units)")
    .option("--periods <periods>", "2024-Q1..2024-Q4; mặc định là tất cả (periods)")
    .option("--labels <labels>", "id, name hoặc both: kèm tên (with names)", "id")
    .option("--csv-version <version>", "2.0 hoặc 1.0 (version of SDMX-CSV)", "2.0")
    .option("--out <file>", "ghi vào tệp thay vì in ra (write to a file instead)")
    .action(async (flags: ExportFlags) => {
      const labels = LABELS.find((one) => one === flags.labels)
      if (labels === undefined) throw badOption("--labels", flags.labels, LABELS)
      const version = CSV_VERSIONS.find((one) => one === flags.csvVersion)
      if (version === undefined) throw badOption("--csv-version", flags.csvVersion, CSV_VERSIONS)
      const ctx = await cli.open()
      const asked = await askedFor(ctx, flags)
      const text = await exportSdmx(ctx, asked, { labels, version, language: "vi" })
      if (flags.out === undefined) cli.out(text.trimEnd())
      else await writeFile(cli.path(flags.out), text)
    })
}
