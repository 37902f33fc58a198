import type { Command } from "commander"
import { formatNumber } from "@tinhso/vietnamese"
import type { Cli } from "../../../platform/cli.ts"
import { OPERATOR } from "../../../platform/context.ts"
import { RUN_STATE_WORDS } from "../errors.ts"
import type { Run } from "../model.ts"
import { keepFolder } from "../service/keep-service.ts"
import { getRun, listRuns, seenRun } from "../service/read-service.ts"
import { changeRun, removeRun } from "../service/state-service.ts"

const everything = () => true

/** Names of the commands that need the database. */
export function runsCommands(coverage: Command, cli: Cli): void {
  keepCommand(coverage, cli)
  coverage
    .command("runs")
    .description("các lần tính đang giữ (kept runs)")
    .action(() => printRuns(cli))
  coverage
    .command("publish <id>")
    .description("công bố một bản nháp: mọi người thấy (publish a draft)")
    .option("--note <text>", "ghi chú (note)", "")
    .action((id: string, { note }: { note: string }) => change(cli, id, "published", note))
  coverage
    .command("withdraw <id>")
    .description("thu hồi lần tính đã công bố, kèm lý do (withdraw)")
    .requiredOption("--note <text>", "lý do (reason)")
    .action((id: string, { note }: { note: string }) => change(cli, id, "withdrawn", note))
  coverage
    .command("delete <id>")
    .description("xóa bản nháp và tệp của nó (delete a draft)")
    .action(async (id: string) => {
      const ctx = await cli.open()
      await removeRun(ctx, OPERATOR, await seenRun(ctx, id, everything))
      cli.note(`Đã xóa ${id}.`)
    })
}

function keepCommand(coverage: Command, cli: Cli): void {
  coverage
    .command("keep <directory>")
    .description("lưu kết quả của “coverage run” thành bản nháp (keep a finished run as a draft)")
    .option("--name <text>", "tên; không có thì lấy tên thư mục (name)")
    .option("--unit <id>", "đơn vị phụ trách, mã trong sổ; không có là cả nước (unit)")
    .action(async (typed: string, { name, unit }: { name?: string; unit?: string }) => {
      const ctx = await cli.open()
      const asked = { name, unit: unit ?? null }
      const id = await keepFolder(ctx, OPERATOR, cli.path(typed), asked)
      const run = await getRun(ctx, id, everything)
      noteMarks(run, cli)
      cli.out(id)
      cli.note(`Đã giữ ${id} “${run.name}”, bản nháp. Công bố: tinhso coverage publish ${id}`)
    })
}

function noteMarks({ illustrative, flatGround, facts }: Run, cli: Cli): void {
  if (illustrative)
    cli.note("Trạm minh họa, không có thật: mọi nơi hiện lần tính đều ghi rõ (made up).")
  if (flatGround)
    cli.note("Coi như đất phẳng, không có địa hình: mọi nơi đều ghi rõ (flat ground).")
  if (facts?.ground.kept === false) {
    cli.note(
      "Thư mục không có inputs.json và ground.tif: không hỏi được vì sao nơi nào chưa có sóng.",
    )
  }
}

async function change(cli: Cli, id: string, state: "published" | "withdrawn", note: string) {
  const ctx = await cli.open()
  const { version } = await getRun(ctx, id, everything)
  await changeRun(ctx, OPERATOR, id, { state, version, note })
  const run = await getRun(ctx, id, everything)
  noteMarks(run, cli)
  cli.out(`${id}\t${RUN_STATE_WORDS[run.state]}`)
}

const HEADER = [
  "id",
  "state",
  "current",
  "day",
  "unit",
  "illustrative",
  "flat",
  "layers",
  "megabytes",
  "name",
]

async function printRuns(cli: Cli): Promise<void> {
  const { rows } = await listRuns(await cli.open(), {}, everything)
  cli.out(HEADER.join("\t"))
  for (const run of rows) cli.out(lineOf(run))
}

function lineOf({ facts, ...run }: Run): string {
  const files = facts === null ? [] : [...facts.files, ...facts.layers.flatMap((one) => one.files)]
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return [
    run.id,
    run.state,
    run.current ? "*" : "",
    run.day ?? "",
    run.unit ?? "",
    run.illustrative ? "*" : "",
    run.flatGround ? "*" : "",
    String(facts?.layers.length ?? 0),
    formatNumber(bytes / 1e6, { maxDecimals: 1 }),
    run.name,
  ].join("\t")
}
