import { Command, CommanderError } from "commander"
import { coverageCommands } from "./coverage/index.ts"
import { evidenceCommands } from "./evidence/index.ts"
import { indicatorsCommands, registerCommands } from "./indicators/index.ts"
import { assessmentCommands } from "./assessment/index.ts"
import { auditCommands } from "./platform/audit-commands.ts"
import { backupCommand } from "./platform/backup.ts"
import type { Cli } from "./platform/cli.ts"
import { errorInWords, titleInWords } from "./platform/cli-words.ts"
import type { Context } from "./platform/context.ts"
import type { Output } from "./platform/control.ts"
import { explained } from "./platform/failure.ts"
import { identityCommands } from "./platform/identity/index.ts"
import { REGISTERS } from "./registers.ts"
import { assetCommands, registryCommands } from "./registry/index.ts"
import { resolve } from "node:path"
import { openStage } from "./stage.ts"

/** Commands that are the process itself; they are never sent to a running server. */
const OWN_PROCESS = new Set(["serve", "openapi", "restore"])

/** What of coverage is computed from files, unless stations come out of the database or gaps go into it. */
const FROM_FILES = new Set(["run", "served", "gaps", "sites", "compare"])
const asksRegister = (word: string) =>
  ["--from-registry", "--register", "--campaign", "--run", "--villages"].includes(word)

/**
 * Whether a command line runs in its own process although a server holds the database: it is the
 * server, or it needs no database and much of the processor, as coverage from files does.
 */
export function runsAlone(argv: readonly string[]): boolean {
  const [command = "", work = ""] = argv
  const isFromFiles = command === "coverage" && FROM_FILES.has(work) && !argv.some(asksRegister)
  return OWN_PROCESS.has(command) || isFromFiles
}

/** The whole command line. `more` adds the commands that only the process itself can run. */
export function buildProgram(
  cli: Cli,
  more: (program: Command) => void = () => undefined,
): Command {
  const program = new Command("tinhso")
    .description("Tỉnh Số — mọi số liệu của tỉnh, kèm nguồn (every figure, with its source)")
    .configureOutput({
      writeOut: (text) => cli.out(text.trimEnd()),
      writeErr: (text) => cli.note(text.trimEnd()),
      outputError: (text, write) => write(errorInWords(text)),
    })
    .configureHelp({ styleTitle: titleInWords })
    .exitOverride()
  more(program)
  registryCommands(program, cli)
  evidenceCommands(program, cli)
  indicatorsCommands(program, cli)
  registerCommands(program, cli, REGISTERS)
  assessmentCommands(program, cli, openStage)
  assetCommands(program, cli)
  coverageCommands(program, cli)
  identityCommands(program, cli)
  auditCommands(program, cli)
  backupCommand(program, cli)
  helpInWords(program)
  for (const command of program.commands) inheritSettings(command, program)
  return program
}

function helpInWords(command: Command): void {
  command.helpOption("-h, --help", "hiện hướng dẫn (show help)")
  if (command.commands.length > 0)
    command.helpCommand("help [command]", "hướng dẫn về một lệnh (help)")
}

function inheritSettings(command: Command, from: Command): void {
  command.copyInheritedSettings(from)
  helpInWords(command)
  for (const below of command.commands) inheritSettings(below, command)
}

/** Runs one command line to its end and gives its exit code; refusals become one line. */
export async function runProgram(
  argv: readonly string[],
  cwd: string,
  open: () => Promise<Context>,
  output: Output,
  more?: (program: Command) => void,
): Promise<number> {
  let failed = false
  const cli: Cli = {
    open,
    out: output.out,
    ...(output.bytes === undefined ? {} : { bytes: output.bytes }),
    note: output.note,
    fail: () => void (failed = true),
    path: (typed) => resolve(cwd, typed),
  }
  try {
    await buildProgram(cli, more).parseAsync([...argv], { from: "user" })
    return failed ? 1 : 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    const refusal = explained(error, "thư mục dữ liệu")
    if (refusal === null) throw error
    output.note(`${refusal.kind.title}: ${refusal.message}`)
    for (const { pointer, detail } of refusal.errors) output.note(`  ${pointer}: ${detail}`)
    return 1
  }
}
