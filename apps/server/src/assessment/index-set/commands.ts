import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { badOption, scoresRefused } from "../errors.ts"
import { INDEX_LEVELS, type IndexSet } from "../model.ts"
import { sumPoints } from "../points.ts"
import { listIndices, saveIndex } from "../service/index-service.ts"
import type { AnnexRead } from "./annex-rows.ts"
import { checkIndex } from "./check-index.ts"
import { readAnnexFile } from "./import-annex.ts"

interface Flags {
  readonly id: string
  readonly decision: string
  readonly level: string
  readonly sheet?: string
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
    .option("--level <level>", `cấp: ${INDEX_LEVELS.join(", ")} (level)`, "commune")
    .option("--sheet <name>", "trang tính cần đọc (sheet to read)")
    .option("--commit", "lưu thành bản đang soạn (keep as a draft)")
    .action((file: string, flags: Flags) => importIndex(cli, file, flags))
}

async function importIndex(cli: Cli, file: string, flags: Flags): Promise<void> {
  const level = INDEX_LEVELS.find((one) => one === flags.level)
  if (level === undefined) throw badOption("--level", flags.level, INDEX_LEVELS)
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(flags.id)) {
    throw badOption("--id", flags.id, ["chữ thường không dấu, số và gạch nối"])
  }
  const read = await readAnnexFile(cli.path(file), flags.sheet)
  const index = indexFrom(read, { ...flags, level }, file)
  report(cli, read, index)
  if (read.wrong.length > 0 || read.criteria.length === 0) return cli.fail()
  if (flags.commit === true) await keep(cli, index)
}

function indexFrom(
  { criteria }: AnnexRead,
  { id, decision, level }: Pick<IndexSet, "id" | "decision" | "level">,
  source: string,
): IndexSet {
  const roots = criteria.filter(({ parent }) => parent === null)
  return {
    id,
    decision,
    issued: null,
    issuer: "",
    name: id,
    nameEn: "",
    level,
    validFrom: null,
    validTo: null,
    maxPoints: sumPoints(roots.map(({ maxPoints }) => maxPoints ?? 0)),
    gaps: "",
    source,
    criteria: [...criteria],
    pillars: [],
  }
}

function report(cli: Cli, { criteria, readings, wrong }: AnnexRead, index: IndexSet): void {
  for (const { row, code, rule, message } of readings)
    cli.out([row, code, rule, message].join("\t"))
  const findings = criteria.length === 0 ? [] : checkIndex(index)
  for (const { code, message } of findings) cli.out(`cần xem: ${code ?? ""} ${message}`.trim())
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
