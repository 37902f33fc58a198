import type { Command } from "commander"
import type { Cli } from "../platform/cli.ts"
import { sheetCommand } from "./sheet/commands.ts"

/** The assessment group: the index, its rounds, its scores. */
export function assessmentCommands(program: Command, cli: Cli): void {
  const group = program
    .command("assessment")
    .description("chấm điểm chuyển đổi số (Digital Transformation Index)")
  sheetCommand(group, cli)
}
