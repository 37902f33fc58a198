import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"

const named = (program: Command, name: string) =>
  program.commands.find((command) => command.name() === name) ?? program.command(name)

/** Adds `demo gaps` and `import gaps`. */
export function gapRegisterCommands(program: Command, cli: Cli): void {
  named(program, "demo")
    .command("gaps")
    .description(
      "nạp vùng lõm sóng minh họa của Hạ Long, Bắc Giang; chỉ khi sổ còn trống (made-up coverage gaps)",
    )
    .action(async () => {
      const { loadDemoGaps } = await import("./demo/demo-service.ts")
      const gaps = await loadDemoGaps(await cli.open())
      cli.note("Mọi vùng lõm vừa nạp là minh họa, không có thật.")
      cli.out(`gaps\t${gaps}`)
    })
}
