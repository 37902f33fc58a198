import type { Command } from "commander"
import { Value } from "typebox/value"
import { csvLine } from "@tinhso/csv"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { View } from "../../registry/model.ts"
import { instantOf } from "../as-of.ts"
import { badInstant, badOption } from "../errors.ts"
import { reportLines } from "../report-text.ts"
import type { PlanDetail, PlanStatus } from "./model.ts"
import { importPlans } from "./service/import-service.ts"
import { getPlan, listPlans } from "./service/plans-service.ts"

/** The commands of plans; `group` finds the command that others may have made already. */
export function planCommands(
  program: Command,
  cli: Cli,
  group: (program: Command, name: string, description: string) => Command,
): void {
  importCommand(group(program, "import", "nhập dữ liệu từ tệp (import from files)"), cli)
  const plans = group(program, "plans", "kế hoạch và chỉ tiêu (plans and targets)")
  listCommand(plans, cli)
  showCommand(plans, cli)
}

interface ImportFlags {
  readonly commit?: boolean
  readonly sheet?: string
  readonly decimal?: string
  readonly format: string
}

function importCommand(imports: Command, cli: Cli): void {
  imports
    .command("plan <file>")
    .description(
      "nhập tệp kế hoạch CSV hoặc XLSX; chỉ kiểm tra nếu không có --commit (import a plan)",
    )
    .option("--commit", "ghi vào cơ sở dữ liệu: tất cả hoặc không gì cả (write all or nothing)")
    .option("--sheet <name>", "trang tính cần đọc (sheet to read)")
    .option("--decimal <mark>", "dấu thập phân: point hoặc comma (decimal mark)")
    .option("--format <format>", "text, csv hoặc json (output format)", "text")
    .action(async (file: string, flags: ImportFlags) => {
      const format = oneOf("--format", flags.format, ["text", "csv", "json"])
      const { decimal: mark } = flags
      const decimal = mark === undefined ? mark : oneOf("--decimal", mark, ["point", "comma"])
      const options = { commit: flags.commit === true, sheet: flags.sheet, decimal }
      const report = await importPlans(await cli.open(), cli.path(file), options, () =>
        Promise.resolve(OPERATOR),
      )
      if (format === "json") cli.out(json(report))
      else for (const line of reportLines(report, format)) cli.out(line)
      if (report.counts.refuse > 0) cli.fail()
    })
}

interface ReadFlags {
  readonly view?: string
  readonly asof?: string
}

function listCommand(plans: Command, cli: Cli): void {
  plans
    .command("list")
    .description("các kế hoạch, mỗi kế hoạch có bao nhiêu chỉ tiêu ở mức nào (all plans)")
    .option("--place <id>", "chỉ của một địa bàn, mã đơn vị (only of one unit)")
    .option("--view <view>", "reported hoặc at:2026-01-01 (view)")
    .option("--asof <instant>", "như đã biết vào ngày hoặc thời điểm này (as known then)")
    .option("--format <format>", "csv hoặc json (output format)", "csv")
    .action(async (flags: ReadFlags & { place?: string; format: string }) => {
      const format = oneOf("--format", flags.format, ["csv", "json"])
      const found = await listPlans(await cli.open(), flags.place, asked(flags))
      if (format === "json") return cli.out(json(found))
      cli.out(csvLine(["id", "number", "place", "title", "targets", ...STATUSES]))
      for (const { id, number, place, title, targets, counts } of found.plans) {
        const cells = STATUSES.map((status) => String(counts[status] ?? 0))
        cli.out(csvLine([id, number ?? "", place.fullName, title, String(targets), ...cells]))
      }
    })
}

function showCommand(plans: Command, cli: Cli): void {
  plans
    .command("show <id>")
    .description("một kế hoạch: chỉ tiêu nào chậm, của ai, từ bao giờ (one plan)")
    .option("--json", "JSON đầy đủ (full JSON)")
    .option("--view <view>", "reported hoặc at:2026-01-01 (view)")
    .option("--asof <instant>", "như đã biết vào ngày hoặc thời điểm này (as known then)")
    .action(async (id: string, flags: ReadFlags & { json?: boolean }) => {
      const plan = await getPlan(await cli.open(), id, asked(flags))
      if (flags.json === true) cli.out(json(plan))
      else for (const line of planLines(plan)) cli.out(line)
    })
}

const STATUSES = [
  "behind",
  "uncertain",
  "on-trajectory",
  "reached",
  "exceeded",
  "no-data",
  "not-measurable",
] as const satisfies readonly PlanStatus[]

const WORDS: Readonly<Record<PlanStatus, string>> = {
  behind: "chậm",
  uncertain: "chưa rõ",
  "on-trajectory": "đúng tiến độ",
  reached: "đạt",
  exceeded: "vượt",
  "no-data": "chưa có số liệu",
  "not-measurable": "không đo được bằng số",
}

function* planLines(plan: PlanDetail): Generator<string> {
  yield `${plan.number ?? "(chưa rõ số)"} · ${plan.place.fullName} · ${plan.title}`
  if (plan.note !== "") yield plan.note
  for (const { id, status, text, by, explanation } of plan.targetList) {
    yield `${WORDS[status]}\t${id}\t${text}\t${by.name}`
    yield `  ${explanation}`
  }
  for (const { id, state, text } of plan.taskList) yield `${state}\t${id}\t${text}`
  for (const { explanation } of plan.cascade) yield `phân bổ: ${explanation}`
}

const json = (value: unknown): string => JSON.stringify(value, null, 2)

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw badOption(name, value, allowed)
  return found
}

function asked({ view, asof }: ReadFlags) {
  if (view !== undefined && !Value.Check(View, view)) {
    throw badOption("--view", view, ["reported", "at:2026-01-01"])
  }
  if (asof === undefined) return { view, asOf: null }
  const asOf = instantOf(asof)
  if (asOf === null) throw badInstant(asof)
  return { view, asOf }
}
