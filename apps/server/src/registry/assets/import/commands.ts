import { type Command, InvalidArgumentError, Option } from "commander"
import { Value } from "typebox/value"
import type { Cli } from "../../../platform/cli.ts"
import { OPERATOR } from "../../../platform/context.ts"
import { Day } from "../../model.ts"
import type { AssetImportReport } from "./model.ts"
import { reportLines } from "./report-text.ts"
import { importFile } from "./service/file-service.ts"

interface Flags {
  readonly commit?: true
  readonly sheet?: string
  readonly kind?: string
  readonly at?: string
  readonly province?: string
  readonly operator?: string
  readonly decimal?: "comma" | "point"
  readonly meridian?: string
  readonly zone?: "3" | "6"
  readonly scheme?: string
  readonly column?: readonly string[]
  readonly format: "text" | "json"
}

/** Adds `import assets` and `import villages` to the command `import`. */
export function assetImportCommands(imports: Command, cli: Cli): void {
  const assets = imports
    .command("assets")
    .argument(
      "<file>",
      "tệp XLSX, CSV, GeoJSON, KML, Shapefile nén, hoặc CSV của OpenCelliD (file)",
    )
    .description(
      "danh sách hạ tầng: hiểu tiêu đề nhiều dòng, dòng nhóm, “nt”, tọa độ mọi cách viết; chỉ kiểm tra nếu không có --commit (import infrastructure lists)",
    )
    .option("--kind <kind>", "mỗi dòng là loại nào, ví dụ mast, wifi-point (kind of the rows)")
    .option("--operator <code>", "nhà mạng của các dòng không ghi: 452-04 hoặc Viettel (operator)")
  readingOptions(assets).action((file: string, flags: Flags) => takeList(file, flags, cli))
  const villages = imports
    .command("villages")
    .argument("<file>", "tệp XLSX, CSV, GeoJSON, KML hoặc Shapefile nén (file)")
    .description(
      "danh sách thôn, bản, tổ dân phố: điểm hoặc vùng, số hộ, số dân và nguồn; chỉ kiểm tra nếu không có --commit (import villages)",
    )
  readingOptions(villages).action((file: string, flags: Flags) =>
    takeList(file, { ...flags, kind: "village" }, cli),
  )
}

function readingOptions(command: Command): Command {
  return command
    .option("--commit", "ghi các dòng đề nghị: tất cả hoặc không gì cả (write all or nothing)")
    .option("--sheet <name>", "chỉ trang tính này (only this sheet)")
    .option("--at <day>", "danh sách nói về ngày nào (day that the list describes)", day)
    .option("--province <name>", "tỉnh của danh sách (province of the list)")
    .addOption(
      new Option("--decimal <mark>", "dấu thập phân của số viết bằng chữ (decimal mark)").choices([
        "comma",
        "point",
      ]),
    )
    .option(
      "--meridian <degrees>",
      "kinh tuyến trục VN-2000: 106°30' hoặc 106.5 (central meridian)",
    )
    .addOption(new Option("--zone <degrees>", "múi chiếu VN-2000 (zone)").choices(["3", "6"]))
    .option("--scheme <word>", "mã trong tệp là của ai (whose codes the file gives)")
    .option(
      "--column <heading=target>",
      "sửa cách hiểu một cột, lặp lại được: “Tọa độ / Kinh độ=longitude” (what a column gives)",
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    )
    .addOption(
      new Option("--format <format>", "dạng in ra (output format)")
        .choices(["text", "json"])
        .default("text"),
    )
}

async function takeList(file: string, flags: Flags, cli: Cli): Promise<void> {
  const report = await importFile(await cli.open(), cli.path(file), {
    commit: flags.commit === true,
    actor: OPERATOR,
    sheet: flags.sheet,
    kind: flags.kind,
    day: flags.at,
    province: flags.province,
    operator: flags.operator,
    decimal: flags.decimal,
    meridian: flags.meridian,
    zone: flags.zone === undefined ? undefined : flags.zone === "3" ? 3 : 6,
    scheme: flags.scheme,
    columns: columnsOf(flags.column ?? []),
  })
  print(report, flags, cli)
  if (report.counts.refuse > 0 || report.counts.propose === 0) cli.fail()
}

function print(report: AssetImportReport, { format, commit }: Flags, cli: Cli): void {
  if (format === "json") return cli.out(JSON.stringify(report, null, 2))
  for (const line of reportLines(report)) cli.out(line)
  if (commit !== true) cli.note("Chạy thử, chưa ghi gì. Thêm --commit để ghi các dòng đề nghị.")
}

function day(text: string): string {
  if (!Value.Check(Day, text)) throw new InvalidArgumentError("cần một ngày như 2024-06-30")
  return text
}

function columnsOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf("=", pair.includes("=tick:") ? pair.indexOf("=tick:") : undefined)
      if (at < 1) throw new InvalidArgumentError("cần dạng “Tiêu đề cột=longitude”")
      return [pair.slice(0, at).normalize("NFC"), pair.slice(at + 1)]
    }),
  )
}
