import { readdir } from "node:fs/promises"
import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { badOption } from "../errors.ts"
import { play } from "./play.ts"
import { prove } from "./prove.ts"
import type { Stage } from "./stage.ts"

interface Flags {
  readonly agencies: string
  readonly criteria: string
  readonly seed: string
  readonly keep?: string
}

/** Adds `assessment simulate`: a quarter on a stage of its own, kept only where a folder is named. */
export function simulateCommand(
  group: Command,
  cli: Cli,
  openStage: (keep?: string) => Promise<Stage>,
): void {
  group
    .command("simulate")
    .description(
      "diễn một quý chấm điểm qua API, trên cơ sở dữ liệu tạm, rồi tính lại mọi điểm (play a quarter and replay every score)",
    )
    .option("--agencies <n>", "số đơn vị (agencies)", "225")
    .option("--criteria <n>", "số tiêu chí (criteria)", "120")
    .option("--seed <n>", "hạt giống ngẫu nhiên (seed)", "1")
    .option(
      "--keep <folder>",
      "giữ lại trong thư mục dữ liệu mới này (keep it in a new data folder)",
    )
    .action(async (flags: Flags) => {
      const agencies = count("--agencies", flags.agencies, 2, 2000)
      const criteria = count("--criteria", flags.criteria, 1, 500)
      const seed = count("--seed", flags.seed, 0, 4_294_967_295)
      const keep = flags.keep === undefined ? undefined : await newFolder(cli.path(flags.keep))
      const stage = await openStage(keep)
      try {
        const played = await play(stage, { agencies, criteria, seed })
        for (const [what, many] of Object.entries(played.counts)) cli.out(`${what}\t${many}`)
        const proof = await prove(played)
        cli.out(`đợt ${played.round} đã công bố: ${agencies} đơn vị × ${criteria} tiêu chí`)
        cli.out(`tính lại: ${proof.scores} điểm, ${proof.totals} tổng, ${proof.ranks} thứ hạng`)
        for (const difference of proof.differences.slice(0, 20)) cli.out(`khác: ${difference}`)
        cli.out(`${proof.differences.length} khác biệt (${proof.differences.length} differences)`)
        if (keep !== undefined) cli.out(`TINHSO_DATA=${keep}`)
        if (proof.differences.length > 0) cli.fail()
      } finally {
        await stage.close()
      }
    })
}

/** A folder that is not there yet, or has nothing in it. */
async function newFolder(path: string): Promise<string> {
  const within = await readdir(path).catch(() => [])
  if (within.length === 0) return path
  throw badOption("--keep", path, ["thư mục chưa có hoặc còn trống"])
}

function count(name: string, written: string, least: number, most: number): number {
  const number = /^\d{1,10}$/u.test(written) ? Number(written) : Number.NaN
  if (number >= least && number <= most) return number
  throw badOption(name, written, [`số nguyên từ ${least} đến ${most}`])
}
