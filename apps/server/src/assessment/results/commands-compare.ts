import { readFile } from "node:fs/promises"
import type { Command } from "commander"
import { Value } from "typebox/value"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { badOption, mappingWrong } from "../errors.ts"
import { MappingDraft, type MergedUnit } from "../model.ts"
import { compareRounds } from "../service/comparison-service.ts"
import { agencyGains } from "../service/gains-service.ts"
import { saveMapping } from "../service/mapping-service.ts"
import { mergedRound } from "../service/merged-service.ts"
import { roundOf } from "../service/round-service.ts"

const FORMATS = ["text", "json"] as const
type Flags = { readonly format: string; readonly on?: string; readonly most?: string }

const asJson = ({ format }: Flags): boolean => {
  if (!FORMATS.some((one) => one === format)) throw badOption("--format", format, FORMATS)
  return format === "json"
}
const FORMAT = ["--format <format>", "text hoặc json (text or json)", "text"] as const
const shown = (value: number | null) => (value === null ? "—" : String(value))

/** Adds `assessment compare`, `map`, `merged` and `gains`. */
export function compareCommands(group: Command, cli: Cli): void {
  group
    .command("compare <from> <to>")
    .description("so hai đợt; hai bộ chỉ số khác nhau thì cần bảng đối chiếu (compare two rounds)")
    .option(...FORMAT)
    .action(async (from: string, to: string, flags: Flags) => {
      const json = asJson(flags)
      const ctx = await cli.open()
      const told = await compareRounds(ctx, await roundOf(ctx.db, from), await roundOf(ctx.db, to))
      cli.note(told.caution)
      if (json) cli.out(JSON.stringify(told, null, 2))
      else {
        for (const { group: peers, unit, name, before, after, change } of told.agencies) {
          cli.out([peers, unit, name, shown(before), shown(after), shown(change)].join("\t"))
        }
      }
    })
  group
    .command("map <file>")
    .description("ghi bảng đối chiếu hai bộ chỉ số từ tệp JSON (keep a mapping of two indices)")
    .action(async (file: string) => {
      const mapping = await saveMapping(await cli.open(), await draftIn(cli.path(file)), OPERATOR)
      const { version, coversFrom, coversTo } = mapping
      cli.out(
        `bản ${version}: ${coversFrom.points}/${coversFrom.of} điểm ứng với ${coversTo.points}/${coversTo.of} điểm`,
      )
    })
  mergedCommand(group, cli)
  gainsCommand(group, cli)
}

async function draftIn(path: string) {
  const text = await readFile(path, "utf8").catch(() => {
    throw mappingWrong([{ pointer: "/", detail: "không mở được tệp" }])
  })
  const value = parsed(text)
  if (Value.Check(MappingDraft, value)) return value
  throw mappingWrong(
    Value.Errors(MappingDraft, value).map(({ instancePath, message }) => ({
      pointer: instancePath,
      detail: message,
    })),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw mappingWrong([{ pointer: "/", detail: "không phải JSON" }])
  }
}

function mergedCommand(group: Command, cli: Cli): void {
  group
    .command("merged <round>")
    .description(
      "kết quả của đơn vị đã sáp nhập theo cả hai cách đã công bố (merged units by both methods)",
    )
    .option("--on <day>", "theo đơn vị của ngày nào, mặc định hôm nay (units of which day)")
    .option(...FORMAT)
    .action(async (round: string, flags: Flags) => {
      const json = asJson(flags)
      if (flags.on !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(flags.on)) {
        throw badOption("--on", flags.on, ["YYYY-MM-DD"])
      }
      const told = await mergedRound(await cli.open(), round, flags.on ?? null)
      for (const { id, vi } of told.methods) cli.note(`${id}: ${vi}`)
      if (json) cli.out(JSON.stringify(told, null, 2))
      else for (const unit of told.units) cli.out(mergedLine(unit))
    })
}

function mergedLine({ unit, name, from, mean, recomputed, recomputable }: MergedUnit): string {
  const made = from.length === 1 ? "" : from.map((one) => one.unit).join("+")
  const known = `${recomputable.points}/${recomputable.of}`
  return [
    unit,
    name,
    made,
    shown(mean.points),
    shown(mean.rank),
    shown(recomputed.points),
    shown(recomputed.rank),
    known,
  ].join("\t")
}

function gainsCommand(group: Command, cli: Cli): void {
  group
    .command("gains <round> <unit>")
    .description("tiêu chí nào tăng được nhiều điểm nhất (which criteria gain most)")
    .option("--most <count>", "bao nhiêu tiêu chí (how many criteria)", "3")
    .option(...FORMAT)
    .action(async (round: string, unit: string, flags: Flags) => {
      const json = asJson(flags)
      const most = Number(flags.most)
      if (!Number.isInteger(most) || most < 1)
        throw badOption("--most", flags.most ?? "", ["1, 2, 3…"])
      const told = await agencyGains(await cli.open(), round, unit, most)
      if (json) cli.out(JSON.stringify(told, null, 2))
      else {
        for (const { code, name, points, maxPoints, worth, rank } of told.gains) {
          cli.out(
            [code, name, `${shown(points)}/${maxPoints}`, `+${worth}`, shown(rank)].join("\t"),
          )
        }
        const { points, maxPoints, rank, of } = told.together
        cli.note(`cùng đạt: ${points}/${maxPoints} điểm, hạng ${shown(rank)}/${of}`)
      }
    })
}
