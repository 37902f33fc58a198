import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { loadDemoAssets } from "./service/demo-service.ts"

const named = (program: Command, name: string) =>
  program.commands.find((command) => command.name() === name) ?? program.command(name)

/** Call it after the commands of other domains, which make `demo` and `import`. */
export function assetCommands(program: Command, cli: Cli): void {
  named(program, "demo")
    .command("assets")
    .description(
      "nạp tài sản hạ tầng minh họa, số lượng khớp số liệu đã công bố; chỉ khi sổ còn trống (load made-up assets)",
    )
    .action(async () => {
      const { assets, areas } = await loadDemoAssets(await cli.open())
      cli.note("Mọi tài sản vừa nạp là minh họa, không phải tài sản thật.")
      cli.out(`assets\t${assets}`)
      cli.out(`areas\t${areas}`)
    })
}
