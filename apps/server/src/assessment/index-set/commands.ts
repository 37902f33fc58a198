import { createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { workbookStream } from "../../platform/workbook/index.ts"
import { badOption, scoresRefused } from "../errors.ts"
import { INDEX_LEVELS, type IndexSet } from "../model.ts"
import { listIndices, readIndex, saveIndex } from "../service/index-service.ts"
import { annexSheets } from "./export-annex.ts"
import { type AnnexFile, indexFrom, previewOf, readAnnexFile } from "./import-annex.ts"

interface Flags {
  readonly id: string
  readonly decision: string
  readonly level?: string
  readonly sheet?: string
  readonly set?: string
  readonly commit?: boolean
}

/** Adds `assessment indices` and `assessment import-index`. */
export function indexCommands(group: Command, cli: Cli): void {
  group
    .command("indices")
    .description("các bộ chỉ số (indices)")
    .action(async () => {
      for (const { index, version, issuedAt, findings } of await listIndices(await cli.open())) {
        const gaps = findings.filter(({ weight }) => weight === "gap").length
        const state = issuedAt === null ? "đang soạn" : "đã ban hành"
        cli.out([index.id, `bản ${version}`, state, `${gaps} chỗ còn thiếu`, index.name].join("\t"))
      }
    })
  group
    .command("import-index <file>")
    .description(
      "đọc phụ lục bộ chỉ số, XLSX hoặc CSV; chỉ kiểm tra nếu không có --commit (import an annex)",
    )
    .requiredOption("--id <id>", "tên ngắn của bộ chỉ số: qn-2026 (short name)")
    .option("--decision <number>", "số quyết định (decision)", "")
    .option("--level <level>", `cấp: ${INDEX_LEVELS.join(", ")}; commune nếu không nói (level)`)
    .option("--sheet <name>", "trang tính cần đọc (sheet to read)")
    .option("--set <name>", "bộ cần đọc, nếu bảng có nhiều bộ (one of several indices)")
    .option("--commit", "lưu thành bản đang soạn (keep as a draft)")
    .action((file: string, flags: Flags) => importIndex(cli, file, flags))
  group
    .command("export-index <id>")
    .description("ghi bộ chỉ số thành phụ lục XLSX; nhập lại ra đúng bộ đó (export an annex)")
    .requiredOption("--out <file>", "tệp cần ghi (file to write)")
    .option("--version <number>", "bản; mới nhất nếu không nói (version)")
    .action((id: string, flags: { readonly version?: string; readonly out: string }) =>
      exportIndex(cli, id, flags),
    )
}

async function importIndex(cli: Cli, file: string, flags: Flags): Promise<void> {
  const level = levelOf(flags.level)
  const id = flags.id
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id)) {
    throw badOption("--id", id, ["chữ thường không dấu, số và gạch nối"])
  }
  const read = await readAnnexFile(cli.path(file), { sheet: flags.sheet, set: flags.set })
  const said = indexFrom(read, { id, decision: flags.decision, level: "commune", source: file })
  // An annex that says its own level is believed, unless the caller says another.
  const index = level === null ? said : { ...said, level }
  report(cli, read)
  if (read.wrong.length > 0 || read.criteria.length === 0) return cli.fail()
  if (flags.commit === true) await keep(cli, index)
}

function levelOf(asked: string | undefined): IndexSet["level"] | null {
  if (asked === undefined) return null
  const level = INDEX_LEVELS.find((one) => one === asked)
  if (level === undefined) throw badOption("--level", asked, INDEX_LEVELS)
  return level
}

function report(cli: Cli, file: AnnexFile): void {
  const { notes, readings, findings, wrong, criteria } = previewOf(file)
  for (const note of notes) cli.note(note)
  for (const { row, code, rule, message } of readings) {
    cli.out([row, code, rule, message].join("\t"))
  }
  for (const { row, code, message } of findings) {
    const where = [row === null ? "" : `dòng ${row}`, code ?? ""].filter((part) => part !== "")
    cli.out(`cần xem: ${[...where, message].join(" ")}`)
  }
  for (const { row, message } of wrong) cli.out(`không nhận: dòng ${row}: ${message}`)
  const people = readings.filter(({ rule }) => rule === "unknown").length
  cli.out(
    `${criteria.length} dòng, ${people} cách tính cần người xem, ${findings.length} chỗ cần xem`,
  )
}

async function keep(cli: Cli, index: IndexSet): Promise<void> {
  const ctx = await cli.open()
  const known = (await listIndices(ctx)).find((one) => one.index.id === index.id)
  if (known !== undefined && known.issuedAt === null) {
    throw scoresRefused([{ pointer: "--id", detail: `“${index.id}” đang được soạn` }])
  }
  const edit = { index, seen: known?.version ?? 0, next: true }
  const saved = await saveIndex(ctx, edit, OPERATOR)
  cli.out(`đã lưu ${index.id}, bản ${saved.version} (đang soạn)`)
}

async function exportIndex(
  cli: Cli,
  id: string,
  { version, out }: { readonly version?: string; readonly out: string },
): Promise<void> {
  const ctx = await cli.open()
  const wanted = version === undefined ? null : Number(version)
  if (wanted !== null && !Number.isInteger(wanted)) {
    throw badOption("--version", version ?? "", ["một số"])
  }
  const told = await readIndex(ctx, id, wanted)
  const book = workbookStream(annexSheets(told.index), ctx.now())
  await pipeline(book, createWriteStream(cli.path(out)))
  cli.out(`đã ghi ${told.index.criteria.length} dòng của ${id}, bản ${told.version}`)
}
