import type { Command } from "commander"
import type { Cli } from "../platform/cli.ts"
import { checkFiles } from "./service-check.ts"
import { filesOf } from "./service.ts"

const WORDS = { missing: "không còn", damaged: "bị hỏng" } as const

/** `tinhso evidence check`: whether every file of every document is still what it was. */
export function evidenceCommands(program: Command, cli: Cli): void {
  program
    .command("evidence")
    .description("minh chứng (evidence)")
    .command("check")
    .description("đọc lại mọi tệp minh chứng và so SHA-256 (read every evidence file again)")
    .option("--clean", "xóa tệp không thuộc minh chứng nào, cũ hơn một ngày (remove orphans)")
    .action(async ({ clean }: { clean?: boolean }) => {
      const ctx = await cli.open()
      const files = filesOf(ctx.settings)
      const { files: count, faults, orphans } = await checkFiles(ctx, files)
      for (const { sha256, what } of faults) cli.out(`${sha256}\t${WORDS[what]}`)
      if (clean === true) for (const sha256 of orphans) await files.remove(sha256)
      const left = `${orphans.length} tệp không thuộc minh chứng nào${clean === true ? ", đã xóa" : ""}`
      cli.note(`${count} tệp, ${faults.length} lỗi; ${left}`)
      if (faults.length > 0) cli.fail()
    })
}
