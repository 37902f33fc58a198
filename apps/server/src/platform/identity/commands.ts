import type { Command } from "commander"
import type { Cli } from "../cli.ts"
import { OPERATOR } from "../context.ts"
import { administratorExists } from "./errors.ts"
import { setupLink } from "./service/setup.ts"
import { hasAdministrator } from "./store/grants.ts"

/** `tinhso setup-link`: the way in for whoever runs this machine. */
export function identityCommands(program: Command, cli: Cli): void {
  program
    .command("setup-link")
    .description("liên kết một lần để tạo quản trị viên (one-time link for an administrator)")
    .option("--reset", "cả khi đã có quản trị viên (although there is an administrator)", false)
    .action(async ({ reset }: { reset: boolean }) => {
      const ctx = await cli.open()
      if (!reset && (await hasAdministrator(ctx.db))) throw administratorExists()
      cli.out(await setupLink(ctx, OPERATOR))
      cli.note("Dùng được một lần, trong 24 giờ. (Works once, for 24 hours.)")
    })
}
