import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { badOption } from "../errors.ts"
import type { RoundStanding } from "../model.ts"
import { resultOf } from "../service/result-service.ts"
import { verifyRound } from "../service/verify-service.ts"
import { listRounds } from "../store/round-store.ts"
import { standingsCsv } from "./standings-csv.ts"

const FORMATS = ["text", "csv", "json"] as const

/** Adds `assessment rounds`, `assessment rank`, `assessment verify`. */
export function resultCommands(group: Command, cli: Cli): void {
  group
    .command("rounds")
    .description("các đợt chấm điểm (rounds of scoring)")
    .action(async () => {
      const { db } = await cli.open()
      for (const { id, state, submitted, participants, title } of await listRounds(db)) {
        cli.out([id, state, `${submitted}/${participants}`, title].join("\t"))
      }
    })
  group
    .command("rank <round>")
    .description("xếp hạng một đợt theo nhóm đơn vị (ranking of a round by peer group)")
    .option("--format <format>", "text, csv hoặc json (text, csv or json)", "text")
    .action(async (round: string, flags: { readonly format: string }) => {
      const format = FORMATS.find((one) => one === flags.format)
      if (format === undefined) throw badOption("--format", flags.format, FORMATS)
      const result = await resultOf(await cli.open(), round)
      if (format === "json") cli.out(JSON.stringify(result, null, 2))
      else if (format === "csv") for (const line of standingsCsv(result.standings)) cli.out(line)
      else for (const standing of result.standings) cli.out(standingLine(standing))
    })
  group
    .command("verify <round>")
    .description("tính lại mọi bản công bố của một đợt (replay every publication of a round)")
    .action(async (round: string) => {
      const verified = await verifyRound(await cli.open(), round)
      for (const { number, sha256, intact, follows, scores } of verified) {
        if (verified.length > 1) {
          cli.out(number === 1 ? "bản công bố đầu" : `bản đính chính ${number - 1}`)
        }
        cli.out(`sha256 ${sha256}`)
        cli.out(intact ? "nội dung đã công bố còn nguyên" : "nội dung đã công bố bị thay đổi")
        cli.out(
          follows ? `tính lại khớp ${scores} điểm` : "tính lại không khớp nội dung đã công bố",
        )
      }
      if (verified.some(({ intact, follows }) => !intact || !follows)) cli.fail()
    })
}

function standingLine({
  group,
  rank,
  of,
  unit,
  name,
  points,
  maxPoints,
  best,
  worst,
}: RoundStanding) {
  const place = rank === null ? "—" : `${rank}/${of}`
  const firm = best === null || worst === null ? "" : `hạng ${best}–${worst}`
  return [group, place, unit, name, `${points}/${maxPoints}`, firm].join("\t")
}
