import type { Command } from "commander"
import type { Cli } from "../platform/cli.ts"
import { simulateCommand } from "./simulation/commands.ts"
import type { Stage } from "./simulation/stage.ts"
import { indexCommands } from "./index-set/commands.ts"
import { resultCommands } from "./results/commands.ts"
import { outputCommands } from "./outputs/commands.ts"
import { compareCommands } from "./results/commands-compare.ts"
import { givenCommands } from "./given/commands.ts"
import { noticeCommands } from "./notices/commands.ts"
import { sheetCommand } from "./sheet/commands.ts"

/** The assessment group: the index, its rounds, its scores. */
export function assessmentCommands(
  program: Command,
  cli: Cli,
  openStage: (keep?: string) => Promise<Stage>,
): void {
  const group = program
    .command("assessment")
    .description("chấm điểm chuyển đổi số (Digital Transformation Index)")
  sheetCommand(group, cli)
  indexCommands(group, cli)
  resultCommands(group, cli)
  outputCommands(group, cli)
  compareCommands(group, cli)
  givenCommands(group, cli)
  noticeCommands(group, cli)
  simulateCommand(group, cli, openStage)
}
