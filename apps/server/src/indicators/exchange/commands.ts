import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { dhis2ExportCommand, dhis2ImportCommand } from "./dhis2/commands.ts"
import { sdmxExportCommand, sdmxImportCommand } from "./sdmx/commands.ts"

/** The commands of exchange with other systems; `group` finds the command that others may have made already. */
export function exchangeCommands(
  program: Command,
  cli: Cli,
  group: (program: Command, name: string, description: string) => Command,
): void {
  const imports = group(program, "import", "nhập dữ liệu từ tệp (import from files)")
  dhis2ImportCommand(imports, cli)
  sdmxImportCommand(imports, cli)
  const exports = group(
    program,
    "export",
    "xuất dữ liệu cho hệ thống khác (export for other systems)",
  )
  dhis2ExportCommand(exports, cli)
  sdmxExportCommand(exports, cli)
}
