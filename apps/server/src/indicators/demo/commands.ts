import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { loadDemoCells } from "./service.ts"

export function demoCommands(program: Command, cli: Cli): void {
  program
    .command("demo")
    .description("dữ liệu minh họa (made-up data, marked as such)")
    .command("cells")
    .description(
      "nạp số liệu báo cáo minh họa và trang của lãnh đạo; chỉ khi chưa có số liệu nào (load made-up reports)",
    )
    .action(async () => {
      const { cells, dashboard } = await loadDemoCells(await cli.open())
      cli.note("Mọi số vừa nạp là số liệu minh họa, không phải số thật.")
      cli.out(`cells\t${cells}`)
      cli.out(`dashboard\t/bang/${dashboard}`)
    })
}
