import type { Command } from "commander"
import type { Cli } from "../../../platform/cli.ts"
import { loadDemoCoverage } from "../service/demo-service.ts"

/** `tinhso demo coverage`; call it after the commands of other domains, which make `demo`. */
export function demoCoverageCommand(program: Command, cli: Cli): void {
  const demo =
    program.commands.find((command) => command.name() === "demo") ?? program.command("demo")
  demo
    .command("coverage")
    .description(
      "tính và công bố vùng phủ minh họa quanh Bắc Giang, trên đất phẳng, từ trạm của “demo assets” (compute made-up coverage)",
    )
    .action(async () => {
      const id = await loadDemoCoverage(await cli.open())
      cli.note(
        "Trạm không có thật, đất coi như phẳng: chỉ để xem thử; mọi nơi hiện lần tính đều ghi rõ.",
      )
      cli.out(`coverage\t${id}`)
    })
}
