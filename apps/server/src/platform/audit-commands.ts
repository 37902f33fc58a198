import { type Command, InvalidArgumentError } from "commander"
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
    .description("các mục mới nhất, TSV (newest entries)")
    .option("--limit <n>", "số mục, từ 1 đến 1000 (how many)", howMany, 50)
    .action(async ({ limit }: { limit: number }) => {
      for (const entry of await listAudit((await cli.open()).db, null, limit)) {
        const { seq, at, actor, action, subject, details } = entry
        cli.out([seq, at, actor, action, subject, JSON.stringify(details)].join("\t"))
      }
    })
}

function howMany(text: string): number {
  const count = /^\d{1,4}$/u.test(text) ? Number(text) : 0
  if (count >= 1 && count <= 1000) return count
  throw new InvalidArgumentError("Cần một số từ 1 đến 1000.")
}
