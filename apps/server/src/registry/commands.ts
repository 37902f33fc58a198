import { csvLine } from "@tinhso/csv"
import { sameText } from "@tinhso/vietnamese"
import { type Command, InvalidArgumentError, Option } from "commander"
import { Value } from "typebox/value"
import type { Cli } from "../platform/cli.ts"
import { dayInVietnam } from "../platform/clock.ts"
import { OPERATOR } from "../platform/context.ts"
import { readBook } from "./store/book-store.ts"
import { importBoundaries } from "./service/boundary-service.ts"
import { countOf } from "./changes.ts"
import { unitAmbiguous, unitUnknown } from "./errors.ts"
import { hitOf, listUnits } from "./listing.ts"
import { Day, type Level } from "./model.ts"
import { resolve } from "./resolve.ts"
import { importUnits, type UnitImport } from "./service/units-service.ts"
import { assetImportCommands } from "./assets/import/index.ts"
import { organisationCommands } from "./organisations/index.ts"
import { unitView } from "./view.ts"
import { unitLine, unitText } from "./wording.ts"

export function registryCommands(program: Command, cli: Cli): void {
  unitsCommands(program, cli)
  const into = importCommands(program, cli)
  organisationCommands(program, into, cli)
  assetImportCommands(into, cli)
}

const levelOption = () =>
  new Option("--level <level>", "cấp: country, province, district, commune (level)").choices([
    "country",
    "province",
    "district",
    "commune",
  ])

function day(text: string): string {
  if (!Value.Check(Day, text)) throw new InvalidArgumentError("cần một ngày như 2026-01-01")
  return text
}
const atOption = () => new Option("--at <day>", "ngày, ví dụ 2026-01-01 (day)").argParser(day)

interface At {
  readonly at?: string
  readonly level?: Level
}

function unitsCommands(program: Command, cli: Cli): void {
  const units = program
    .command("units")
    .description("đơn vị hành chính qua các thời kỳ (units with history)")
  units
    .command("show")
    .argument(
      "<unit>",
      "tên, mã hoặc định danh: “Bắc Giang”, “Ba Chẽ, Quảng Ninh”, 24, id:24 (name, code or id)",
    )
    .description("một đơn vị: là gì, từ đâu ra, thành gì (what it was, is and became)")
    .addOption(atOption())
    .addOption(levelOption())
    .option("--json", "in JSON (print JSON)")
    .action((text: string, options: At & { json?: true }) => showUnit(cli, text, options))
  units
    .command("list")
    .description("các đơn vị của một cấp trong một ngày (units of a level on a day)")
    .addOption(atOption())
    .addOption(levelOption().default("province"))
    .option("--parent <unit>", "chỉ các đơn vị dưới đơn vị này (only below this unit)")
    .addOption(
      new Option("--format <format>", "dạng in ra (output format)")
        .choices(["tsv", "csv", "json"])
        .default("tsv"),
    )
    .action((options: At & { parent?: string; format: string }) => printUnits(cli, options))
}

async function showUnit(cli: Cli, text: string, options: At & { json?: true }): Promise<void> {
  const ctx = await cli.open()
  const on = options.at ?? dayInVietnam(ctx.now())
  const book = await readBook(ctx.db)
  const view = unitView(book, meant(book, text, options.level ?? null, on), on)
  if (options.json === true) cli.out(JSON.stringify(view, null, 2))
  else {
    for (const line of unitText(view)) cli.out(line)
    const alike = listUnits(book, { q: view.name }, on).filter(
      (hit) => hit.id !== view.id && sameText(hit.name, view.name),
    )
    for (const hit of alike.slice(0, 5)) cli.note(`Cùng tên: ${unitLine(hit, hit.within)}`)
  }
}

/** The one unit a text means, or the refusal that says what to write instead. */
function meant(
  book: Awaited<ReturnType<typeof readBook>>,
  text: string,
  level: Level | null,
  on: string,
) {
  const answer = resolve(book, { text, level, on })
  if (answer.kind === "found") return answer.unit
  if (answer.kind === "unknown") throw unitUnknown(text, answer.suggestions)
  throw unitAmbiguous(
    text,
    answer.candidates.map((unit) => {
      const hit = hitOf(book, unit, on)
      return unitLine(hit, hit.within)
    }),
  )
}

async function printUnits(
  cli: Cli,
  options: At & { parent?: string; format: string },
): Promise<void> {
  const ctx = await cli.open()
  const on = options.at ?? dayInVietnam(ctx.now())
  const book = await readBook(ctx.db)
  const parent = options.parent === undefined ? undefined : meant(book, options.parent, null, on).id
  const { level = "province" } = options
  const hits = listUnits(book, parent === undefined ? { level } : { level, parent }, on)
  if (options.format === "json") return cli.out(JSON.stringify(hits, null, 2))
  const line =
    options.format === "csv" ? csvLine : (cells: readonly (string | null)[]) => cells.join("\t")
  cli.out(line(COLUMNS))
  for (const hit of hits) cli.out(line(COLUMNS.map((key) => hit[key])))
}

const COLUMNS = ["id", "code", "name", "fullName", "level", "opened", "closed", "within"] as const

function importCommands(program: Command, cli: Cli): Command {
  const into =
    program.commands.find((command) => command.name() === "import") ??
    program.command("import").description("nhập dữ liệu; chạy thử trước, --commit để ghi (import)")
  into
    .command("units")
    .argument(
      "<directory>",
      "thư mục có provinces_2024.csv, communes_2025.csv, mapping_2024_2025.csv … (directory)",
    )
    .description("danh mục đơn vị và bảng chuyển đổi 2024–2025 (official lists and mapping)")
    .option("--commit", "ghi vào CSDL; không có thì chỉ chạy thử (write; a dry run otherwise)")
    .option("--json", "in JSON (print JSON)")
    .action(async (directory: string, options: { commit?: true; json?: true }) => {
      const commit = options.commit === true
      const ctx = await cli.open()
      const done = await importUnits(ctx, cli.path(directory), { commit, actor: OPERATOR })
      if (options.json === true) cli.out(JSON.stringify(importJson(done), null, 2))
      else printImport(cli, done)
    })
  into
    .command("boundaries")
    .argument("<file>", "tệp GeoJSON, WGS 84 (file)")
    .description("ranh giới vẽ trên bản đồ (boundaries for the map)")
    .addOption(levelOption().default("province"))
    .addOption(atOption())
    .option(
      "--source <text>",
      "nguồn, ghi dưới bản đồ (source shown under the map)",
      "quản trị viên nạp",
    )
    .option("--commit", "ghi vào CSDL; không có thì chỉ chạy thử (write; a dry run otherwise)")
    .action((file: string, options: BoundaryArguments) => addBoundaries(cli, file, options))
  return into
}

interface BoundaryArguments extends At {
  readonly source: string
  readonly commit?: true
}

async function addBoundaries(cli: Cli, file: string, options: BoundaryArguments): Promise<void> {
  const ctx = await cli.open()
  const { level = "province", at = dayInVietnam(ctx.now()), source } = options
  const commit = options.commit === true
  const done = await importBoundaries(ctx, cli.path(file), {
    level,
    at,
    source,
    commit,
    actor: OPERATOR,
  })
  cli.out(`vùng trong tệp\t${done.areas}`)
  cli.out(`ranh giới mới hoặc thay đổi\t${done.changed}`)
  cli.note(outcome(done.committed, done.changed))
}

function outcome(committed: boolean, changes: number): string {
  if (changes === 0) return "Không có gì thay đổi."
  return committed ? "Đã ghi." : "Chạy thử, chưa ghi gì. Thêm --commit để ghi."
}

function importJson({ changes, ...done }: UnitImport) {
  return {
    ...done,
    unitsAdded: changes.add.units.length,
    rowsAdded: countOf(changes.add),
    rowsChanged: countOf(changes.update),
    corrections: changes.corrections,
  }
}

function printImport(cli: Cli, done: UnitImport): void {
  const { counts, changes } = done
  const lines: [string, number | null][] = [
    ["tỉnh, thành phố 2024", counts.provinces2024],
    ["huyện, quận, thị xã, thành phố 2024", counts.districts2024],
    ["xã, phường, thị trấn 2024", counts.communes2024],
    ["tỉnh, thành phố 2025", counts.provinces2025],
    ["xã, phường, đặc khu 2025", counts.communes2025],
    ["xã, phường, thị trấn 2024 bị chia vào nhiều đơn vị", counts.split],
    ["tỉnh, thành phố 2026", counts.provinces2026],
    ["xã, phường, đặc khu 2026", counts.communes2026],
    ["đơn vị đổi tên hoặc đổi loại 2026", counts.renamed2026],
    ["đơn vị thêm mới", changes.add.units.length],
    ["quan hệ kế tục thêm mới", changes.add.links.length],
    ["dòng thêm mới", countOf(changes.add)],
    ["dòng thay đổi", countOf(changes.update)],
  ]
  for (const [label, count] of lines) if (count !== null) cli.out(`${label}\t${count}`)
  for (const correction of changes.corrections) cli.out(`sửa tên\t${correction}`)
  for (const warning of done.warnings) cli.note(`Lưu ý: ${warning}`)
  const changed = countOf(changes.add) + countOf(changes.update)
  cli.out(outcome(done.committed, changed))
}
