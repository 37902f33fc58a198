import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { demoCoverageCommand } from "../runs/commands/demo-command.ts"
import { runsCommands } from "../runs/commands/index.ts"
import { measurementCommands } from "../measurements/commands/index.ts"
import { gapRegisterCommands } from "../register/commands.ts"
import { servedCommands } from "../served/commands.ts"
import { gapsCommand } from "./gaps-command.ts"
import { keepGapsCommand } from "./keep-gaps-command.ts"
import { propagationCommands } from "./propagation-commands.ts"
import { runCommand } from "./run-command.ts"
import { servedCommand } from "./served-command.ts"
import { sitesCommand } from "./sites-command.ts"

export function coverageCommands(program: Command, cli: Cli): void {
  propagationCommands(program, cli)
  const coverage = program
    .command("coverage")
    .description("vùng phủ sóng tính từ trạm và địa hình (coverage from stations and terrain)")
  runCommand(coverage, cli)
  servedCommand(coverage, cli)
  gapsCommand(coverage, cli)
  keepGapsCommand(coverage, cli)
  sitesCommand(coverage, cli)
  runsCommands(coverage, cli)
  demoCoverageCommand(program, cli)
  gapRegisterCommands(program, cli)
  servedCommands(program, coverage, cli)
  measurementCommands(program, coverage, cli)
}
