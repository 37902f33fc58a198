import type { Command } from "commander"
import type { Cli } from "../../../platform/cli.ts"

/** `tinhso demo measurements`; call it after the commands of other domains, which make `demo`. */
export function demoMeasurementsCommand(program: Command, cli: Cli): void {
  const demo =
    program.commands.find((command) => command.name() === "demo") ?? program.command("demo")
  demo
    .command("measurements")
    .description(
      "làm ra một đợt đo minh họa trên vùng phủ của “demo coverage” và công bố số tổng hợp (made-up drive test)",
    )
    .action(async () => {
      const { loadDemoMeasurements } = await import("../service/demo-service.ts")
      const id = await loadDemoMeasurements(await cli.open())
      cli.note("Không ai đo các điểm này: chỉ để xem thử; mọi nơi hiện chúng đều ghi rõ.")
      cli.out(`measurements\t${id}`)
    })
}
