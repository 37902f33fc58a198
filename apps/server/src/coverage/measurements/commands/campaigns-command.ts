import { Option, type Command } from "commander"
import type { Cli } from "../../../platform/cli.ts"
import { OPERATOR } from "../../../platform/context.ts"
import { numberBetween, wholeBetween } from "../../commands/options.ts"
import type { CampaignChange } from "../model.ts"
import { standingOf } from "../standing.ts"

interface Typed {
  act?: CampaignChange["act"]
  reason?: string
  cell?: number
  least?: number
}

/** Adds `campaigns` to the command `coverage`. */
export function campaignsCommands(coverage: Command, cli: Cli): void {
  coverage
    .command("campaigns")
    .argument("[id]", "đợt đo DS-000001 (campaign)")
    .description("các đợt đo sóng; công bố, thôi công bố, rút (campaigns of measured signal)")
    .addOption(
      new Option("--act <act>", "việc cần làm (what to do)").choices([
        "publish",
        "unpublish",
        "withdraw",
      ]),
    )
    .option("--reason <text>", "lý do (reason)")
    .option("--cell <m>", "công bố theo ô bao nhiêu mét (size of cells)", numberBetween(50, 50_000))
    .option("--least <n>", "mỗi ô ít nhất bao nhiêu điểm (points)", wholeBetween(2, 100_000))
    .action((id: string | undefined, typed: Typed) => run(id, typed, cli))
}

const everything = () => true

async function run(id: string | undefined, typed: Typed, cli: Cli): Promise<void> {
  const ctx = await cli.open()
  const { getCampaign, listCampaigns } = await import("../service/read-service.ts")
  if (id === undefined) {
    const { rows } = await listCampaigns(ctx, {}, everything)
    cli.out(["id", "state", "kind", "unit", "points", "from", "to", "name"].join("\t"))
    for (const row of rows) {
      const { state, kind, unit, points, from, to, name } = row
      cli.out([row.id, state, kind, unit, points, from ?? "", to ?? "", name].join("\t"))
    }
    return
  }
  const { act, reason, cell, least } = typed
  if (act !== undefined) {
    const { changeCampaign } = await import("../service/write-service.ts")
    const { campaignOf } = await import("../service/points-service.ts")
    const { version } = standingOf((await campaignOf(ctx, id)).acts)
    await changeCampaign(ctx, OPERATOR, id, {
      act,
      version,
      ...(reason === undefined ? {} : { reason }),
      ...(cell === undefined ? {} : { cell }),
      ...(least === undefined ? {} : { least }),
    })
  }
  cli.out(JSON.stringify(await getCampaign(ctx, id, everything), null, 2))
}
