import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { remindOfRounds } from "./service-remind.ts"

/** Adds `assessment remind`. */
export function noticeCommands(group: Command, cli: Cli): void {
  group
    .command("remind")
    .description("gửi thư nhắc việc của các đợt chấm; không thư nào gửi hai lần (send reminders)")
    .action(async () => {
      const { due, sent, failed, why } = await remindOfRounds(await cli.open())
      cli.out(`đến lượt ${due}, đã gửi ${sent}, chưa gửi được ${failed}`)
      if (why !== null) cli.note(why)
      if (failed > 0) cli.fail()
    })
}
