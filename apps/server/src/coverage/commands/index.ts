import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { propagationCommands } from "./propagation-commands.ts"
import { runCommand } from "./run-command.ts"

export function coverageCommands(program: Command, cli: Cli): void {
  propagationCommands(program, cli)
  const coverage = program
    .command("coverage")
    .description("vùng phủ sóng tính từ trạm và địa hình (coverage from stations and terrain)")
  runCommand(coverage, cli)
}
