import type { Command } from "commander"
import type { Cli } from "../platform/cli.ts"

export function registryCommands(_program: Command, _cli: Cli): void {}
