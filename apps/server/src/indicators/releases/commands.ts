import { writeFile } from "node:fs/promises"
import type { Command } from "commander"
import { csvLine } from "@tinhso/csv"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { badOption } from "../errors.ts"
import type { ReleaseDetail, ReleaseDraft, ReleaseSummary } from "./model.ts"
import { FORMATS, releaseFile } from "./service/files-service.ts"
import { discardRelease, prepareRelease } from "./service/prepare-service.ts"
import { publishRelease } from "./service/publish-service.ts"
import { getRelease, listReleases, releaseOf } from "./service/releases-service.ts"
import { verifyReleases } from "./service/verify-service.ts"
import { diffCommand } from "./commands-diff.ts"

const STAFF = { staff: true, id: OPERATOR.id }
const asOperator = () => Promise.resolve(OPERATOR)

/** Releases at the command line, by whoever runs this machine. */
export function releaseCommands(program: Command, cli: Cli): void {
  const releases = program.command("releases").description("bản công bố (releases)")
  listCommand(releases, cli)
  showCommand(releases, cli)
  createCommand(releases, cli)
  publishCommand(releases, cli)
  discardCommand(releases, cli)
  diffCommand(releases, cli)
  verifyCommand(releases, cli)
  exportCommand(releases, cli)
}

function listCommand(releases: Command, cli: Cli): void {
  releases
    .command("list")
    .description("in mọi bản công bố, mới nhất trước (print all releases)")
    .option("--format <format>", "csv hoặc json (output format)", "csv")
    .action(async (flags: { format: string }) => {
      const found = await listReleases(await cli.open(), STAFF)
      if (flags.format === "json") return cli.out(JSON.stringify(found, null, 2))
      if (flags.format !== "csv") throw badOption("--format", flags.format, ["csv", "json"])
      cli.out(csvLine(LISTED))
      for (const release of found) cli.out(csvLine(listedCells(release)))
    })
}

const LISTED = [
  "number",
  "id",
  "state",
  "published_at",
  "rows",
  "corrects",
  "corrected_by",
  "sha256",
  "title",
]
const listedCells = (one: ReleaseSummary) => [
  String(one.number ?? ""),
  one.id,
  one.state,
  one.publishedAt ?? "",
  String(one.rows),
  one.corrects ?? "",
  one.correctedBy?.id ?? "",
  one.sha256 ?? "",
  one.titleVi,
]

function showCommand(releases: Command, cli: Cli): void {
  releases
    .command("show <id>")
    .description("một bản công bố: nội dung, kiểm tra, mã băm (one release)")
    .option("--json", "JSON đầy đủ (full JSON)")
    .action(async (id: string, flags: { json?: boolean }) => {
      const found = await getRelease(await cli.open(), id, STAFF)
      if (flags.json === true) cli.out(JSON.stringify(found, null, 2))
      else for (const line of shownLines(found)) cli.out(line)
    })
}

function* shownLines(one: ReleaseDetail): Generator<string> {
  yield `${one.id}\t${one.titleVi}`
  yield `trạng thái\t${one.state === "published" ? `đã công bố ${one.publishedAt}` : "mới chuẩn bị, chưa công bố"}`
  if (one.corrects !== null) yield `đính chính\t${one.corrects}: ${one.reason}`
  if (one.correctedBy !== null) yield `ĐÃ ĐƯỢC ĐÍNH CHÍNH\t${one.correctedBy.id}`
  yield `như đã biết\t${one.asOf}\tlượt ghi ${one.batch}`
  yield `dòng\t${one.rows}\tcó giá trị ${one.withValue}`
  yield `đơn vị\t${one.contents.units}\t${one.units}`
  yield `kỳ\t${one.contents.periods.join(", ")}\tkhung nhìn ${one.contents.view}`
  for (const { code, nameVi, rows, formulas } of one.indicators) {
    yield `chỉ số\t${code}\t${nameVi}\t${rows}\t${formulas.map(({ formula }) => formula).join(" | ")}`
  }
  for (const { textVi } of one.checks) yield `kiểm tra\t${textVi}`
  if (one.accepted !== null) yield `vẫn công bố vì\t${one.accepted}`
  if (one.alone !== null) yield `một người làm cả hai việc vì\t${one.alone}`
  yield `SHA-256 của CSV\t${one.rowsSha256}`
  if (one.sha256 !== null) yield `SHA-256 của bản công bố\t${one.sha256}`
  if (one.previous !== null) yield `nối tiếp\t${one.previous.id}\t${one.previous.sha256}`
}

interface CreateFlags {
  readonly title: string
  readonly titleEn?: string
  readonly note?: string
  readonly noteEn?: string
  readonly indicator: string
  readonly units: string
  readonly periods: string
  readonly by?: string
  readonly view?: string
  readonly asof?: string
  readonly figures?: boolean
  readonly corrects?: string
  readonly reason?: string
}

function createCommand(releases: Command, cli: Cli): void {
  releases
    .command("create <id>")
    .description("chuẩn bị một bản công bố, ví dụ 2024-q3; chưa công bố (prepare a release)")
    .requiredOption("--title <text>", "tên tiếng Việt (title in Vietnamese)")
    .option("--title-en <text>", "tên tiếng Anh; mặc định như tiếng Việt (title in English)")
    .option("--note <text>", "ghi chú (note)")
    .option("--note-en <text>", "ghi chú tiếng Anh (note in English)")
    .requiredOption(
      "--indicator <codes>",
      "mã chỉ số, cách nhau bằng dấu phẩy (indicators or measures)",
    )
    .requiredOption("--units <units>", "mã đơn vị, level:commune, children:22 (units)")
    .requiredOption("--periods <periods>", "2024-Q1..2024-Q4 hoặc 2023,2024-06 (periods)")
    .option("--by <dimensions>", "tách thêm theo các phân tổ: technology,sex (breakdowns)")
    .option("--view <view>", "reported, hoặc at:NGÀY; mặc định là hôm nay (view)")
    .option("--asof <instant>", "như đã biết vào ngày hoặc thời điểm này (as known then)")
    .option("--figures", "cả số liệu của văn bản công bố (published figures too)")
    .option("--corrects <id>", "bản được đính chính (the release that it corrects)")
    .option("--reason <text>", "lý do đính chính (why)")
    .action(async (id: string, flags: CreateFlags) => {
      const ctx = await cli.open()
      await prepareRelease(ctx, draftOf(id, flags), asOperator)
      for (const line of shownLines(await getRelease(ctx, id, STAFF))) cli.out(line)
    })
}

const draftOf = (id: string, flags: CreateFlags): ReleaseDraft => {
  const { title, titleEn = title, note = "", noteEn = "", indicator, units, periods } = flags
  const { by, view, asof, corrects, reason } = flags
  return {
    id,
    titleVi: title,
    titleEn,
    noteVi: note,
    noteEn,
    indicators: indicator,
    units,
    periods,
    figures: flags.figures === true,
    ...(by === undefined ? {} : { breakdowns: by }),
    ...(view === undefined ? {} : { view }),
    ...(asof === undefined ? {} : { asOf: asof }),
    ...(corrects === undefined ? {} : { corrects }),
    ...(reason === undefined ? {} : { reason }),
  }
}

function publishCommand(releases: Command, cli: Cli): void {
  releases
    .command("publish <id>")
    .description("công bố một bản do người khác chuẩn bị; không đổi được nữa (publish for good)")
    .option("--reason <text>", "lý do vẫn công bố khi còn điều chưa đạt (why, where checks fail)")
    .option(
      "--alone <text>",
      "lý do một người vừa chuẩn bị vừa công bố; được công khai (why one person does both)",
    )
    .action(async (id: string, { reason, alone }: { reason?: string; alone?: string }) => {
      const ctx = await cli.open()
      const order = { ...(reason === undefined ? {} : { reason }), alone }
      await publishRelease(ctx, id, order, asOperator)
      for (const line of shownLines(await getRelease(ctx, id, STAFF))) cli.out(line)
    })
}

function discardCommand(releases: Command, cli: Cli): void {
  releases
    .command("discard <id>")
    .description("bỏ một bản mới chuẩn bị, chưa công bố (drop a prepared release)")
    .action(async (id: string) => {
      await discardRelease(await cli.open(), id, asOperator)
      cli.note(`đã bỏ ${id}`)
    })
}

function verifyCommand(releases: Command, cli: Cli): void {
  releases
    .command("verify [id]")
    .description(
      "tính lại từ lịch sử và đối chiếu với các dòng đã đóng băng và chuỗi mã băm (recompute and compare)",
    )
    .action(async (id: string | undefined) => {
      const ctx = await cli.open()
      if (id !== undefined) await releaseOf(ctx.db, id)
      const verdicts = await verifyReleases(ctx, id ?? null)
      if (verdicts.length === 0) cli.note("chưa có bản nào được công bố")
      for (const { id: name, same, problems, notRecomputed } of verdicts) {
        const verdict = problems.length === 0 ? "đúng" : `SAI: ${problems.length} điều`
        cli.out(`${name}\t${verdict}\t${same} dòng tính lại như cũ`)
        for (const problem of problems) cli.out(`  ${problem}`)
        for (const why of notRecomputed) cli.out(`  không tính lại được: ${why}`)
        if (problems.length > 0) cli.fail()
      }
    })
}

function exportCommand(releases: Command, cli: Cli): void {
  releases
    .command("export <id>")
    .description("in một bản đã công bố, đúng từng byte như khi tải về (print a published release)")
    .option("--format <format>", "csv, json, xlsx hoặc meta.json (output format)", "csv")
    .option("--output <file>", "ghi vào tệp; XLSX chỉ ghi vào tệp (write to a file)")
    .action(async (id: string, flags: { format: string; output?: string }) => {
      const printed = FORMATS.filter((format) => format !== "xlsx")
      const allowed = flags.output === undefined ? printed : FORMATS
      const format = allowed.find((one) => one === flags.format)
      if (format === undefined) throw badOption("--format", flags.format, allowed)
      const { pieces } = await releaseFile(await cli.open(), id, format)
      if (flags.output !== undefined) {
        await writeFile(cli.path(flags.output), pieces)
        return
      }
      let text = ""
      for await (const piece of pieces) text += piece.toString()
      cli.out(text.endsWith("\n") ? text.slice(0, -1) : text)
    })
}
