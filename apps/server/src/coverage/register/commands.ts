import { type Command, InvalidArgumentError, Option } from "commander"
import { Value } from "typebox/value"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { Day } from "../../registry/model.ts"

const named = (program: Command, name: string) =>
  program.commands.find((command) => command.name() === name) ?? program.command(name)

interface Flags {
  readonly commit?: true
  readonly at?: string
  readonly province?: string
  readonly technology?: string
  readonly programme?: string
  readonly document?: string
  readonly definition?: string
  readonly sheet?: string
  readonly meridian?: string
  readonly zone?: "3" | "6"
  readonly format: "text" | "json"
}

function asDay(text: string): string {
  if (!Value.Check(Day, text)) throw new InvalidArgumentError("cần một ngày như 2024-06-30")
  return text
}

/** Adds `demo gaps` and `import gaps`. */
export function gapRegisterCommands(program: Command, cli: Cli): void {
  named(program, "demo")
    .command("gaps")
    .description(
      "nạp vùng lõm sóng minh họa của Hạ Long, Bắc Giang; chỉ khi sổ còn trống (made-up coverage gaps)",
    )
    .action(async () => {
      const { loadDemoGaps } = await import("./service/demo-service.ts")
      const gaps = await loadDemoGaps(await cli.open())
      cli.note("Mọi vùng lõm vừa nạp là minh họa, không có thật.")
      cli.out(`gaps\t${gaps}`)
    })
  importCommand(named(program, "import"), cli)
}

function importCommand(imports: Command, cli: Cli): void {
  imports
    .command("gaps")
    .argument("<file>", "danh sách vùng lõm sóng: XLSX, CSV, GeoJSON… (file)")
    .description(
      "danh sách vùng lõm sóng của sở, nhà mạng; chỉ kiểm tra nếu không có --commit (import lists of coverage gaps)",
    )
    .option("--commit", "ghi các dòng đề nghị (write what is proposed)")
    .option("--at <day>", "danh sách nói về ngày nào; mặc định hôm nay (day of the list)", asDay)
    .option("--province <name>", "tỉnh của các dòng không ghi (province of the list)")
    .option("--technology <name>", "công nghệ thiếu của các dòng không ghi (technology)", "4G")
    .option("--programme <code>", "đưa vào danh sách của chương trình này (put on its list)")
    .option("--document <number>", "văn bản kèm danh sách (paper of the list)")
    .option("--definition <words>", "theo quy tắc nào là vùng lõm (rule by which these are gaps)")
    .option("--sheet <name>", "chỉ trang tính này (only this sheet)")
    .option("--meridian <degrees>", "kinh tuyến trục VN-2000: 106°30' (central meridian)")
    .addOption(new Option("--zone <degrees>", "múi chiếu VN-2000 (zone)").choices(["3", "6"]))
    .addOption(
      new Option("--format <format>", "dạng in ra (output format)")
        .choices(["text", "json"])
        .default("text"),
    )
    .action((file: string, flags: Flags) => importFile(file, flags, cli))
}

async function importFile(file: string, { zone, format, commit, ...flags }: Flags, cli: Cli) {
  const { importGaps } = await import("./import/import-service.ts")
  const { gapReportLines } = await import("./import/report-text.ts")
  const report = await importGaps(await cli.open(), cli.path(file), {
    ...flags,
    zone: zone === undefined ? undefined : zone === "3" ? 3 : 6,
    commit: commit === true,
    actor: OPERATOR,
    mayWrite: () => true,
  })
  if (format === "json") cli.out(JSON.stringify(report, null, 2))
  else for (const line of gapReportLines(report)) cli.out(line)
  if (commit !== true) cli.note("Chạy thử, chưa ghi gì. Thêm --commit để ghi các dòng đề nghị.")
  if (report.counts.refuse > 0) cli.fail()
}
