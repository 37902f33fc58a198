import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { readVectors } from "../loader.ts"
import { checkModel, type ModelReport } from "../vectors/check-vectors.ts"

/** More failures than this say nothing new. */
const MOST_SHOWN = 20

export function propagationCommands(program: Command, cli: Cli): void {
  program
    .command("propagation")
    .description("mô hình truyền sóng (radio propagation models)")
    .command("check <directory>")
    .description(
      "so mô hình truyền sóng với véc-tơ kiểm tra (hold the models against test vectors)",
    )
    .action(async (directory: string) => {
      for (const vectors of await readVectors(cli.path(directory))) {
        printReport(checkModel(vectors), cli)
      }
    })
}

function printReport(report: ModelReport, cli: Cli): void {
  const { model, built, count, failed, largestDeviation } = report
  if (!built) {
    cli.out(`${model}: chưa có mô hình này, bỏ qua ${count} véc-tơ (not built, skipped)`)
    return
  }
  const deviation = `${largestDeviation.toExponential(1)} dB`
  cli.out(
    `${model}: ${count - failed.length} passed, ${failed.length} failed` +
      ` (lệch nhiều nhất / largest deviation ${deviation})`,
  )
  for (const { id, faults } of failed.slice(0, MOST_SHOWN)) {
    cli.note(`  ${id}: ${faults.join("; ")}`)
  }
  if (failed.length > MOST_SHOWN) cli.note(`  … ${failed.length - MOST_SHOWN}`)
  if (failed.length > 0) cli.fail()
}
