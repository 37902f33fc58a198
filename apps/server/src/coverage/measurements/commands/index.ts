import type { Command } from "commander"
import type { Cli } from "../../../platform/cli.ts"
import { campaignsCommands } from "./campaigns-command.ts"
import { compareCommand } from "./compare-command.ts"
import { demoMeasurementsCommand } from "./demo-command.ts"
import { importMeasurementsCommand } from "./import-command.ts"

/** Adds `import measurements`, `coverage compare`, `coverage campaigns` and `demo measurements`. */
export function measurementCommands(program: Command, coverage: Command, cli: Cli): void {
  const imports = program.commands.find((command) => command.name() === "import")
  if (imports !== undefined) importMeasurementsCommand(imports, cli)
  compareCommand(coverage, cli)
  campaignsCommands(coverage, cli)
  demoMeasurementsCommand(program, cli)
}
