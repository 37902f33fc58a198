import type { Command } from "commander"
import { listAudit, verifyAudit } from "./audit.ts"
import type { Cli } from "./cli.ts"

/** `tinhso audit verify` and `tinhso audit list`. */
export function auditCommands(program: Command, cli: Cli): void {
  const audit = program.command("audit").description("nhật ký chỉ ghi thêm (append-only log)")
  audit
    .command("verify")
    .description("tính lại mọi con dấu của nhật ký (recompute every seal)")
    .action(async () => {
      const verdict = await verifyAudit((await cli.open()).db)
      if (verdict.whole) {
        cli.out(`nguyên vẹn\t${verdict.entries} mục\t${verdict.head}`)
        return
      }
      cli.out(`đứt tại mục ${verdict.brokenAt}\t${verdict.entries} mục đúng`)
      cli.fail()
    })
  audit
    .command("list")
    .description("các mục mới nhất (newest entries), TSV")
    .option("--limit <n>", "số mục (how many)", "50")
    .action(async ({ limit }: { limit: string }) => {
      const count = Math.min(1000, Math.max(1, Math.trunc(Number(limit)) || 50))
      for (const entry of await listAudit((await cli.open()).db, null, count)) {
        const { seq, at, actor, action, subject, details } = entry
        cli.out([seq, at, actor, action, subject, JSON.stringify(details)].join("\t"))
      }
    })
}
