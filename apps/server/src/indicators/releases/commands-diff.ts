import type { Command } from "commander"
import { csvLine } from "@tinhso/csv"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import { badOption } from "../errors.ts"
import type { ChangedCell, DiffRow, ReleaseDiff } from "./model.ts"
import { diffReleases } from "./service/diff-service.ts"

const STAFF = { staff: true, id: OPERATOR.id }

interface Flags {
  readonly format: string
  readonly limit: string
  readonly indicator?: string
  readonly unit?: string
  readonly period?: string
}

/** `releases diff`: which rows differ, and why. */
export function diffCommand(releases: Command, cli: Cli): void {
  releases
    .command("diff <from> <to>")
    .description("dòng nào khác giữa hai bản, và vì sao (which rows differ, and why)")
    .option("--indicator <code>", "chỉ của một chỉ số (only of one indicator)")
    .option("--unit <id>", "chỉ của một đơn vị (only of one unit)")
    .option("--period <code>", "chỉ của một kỳ (only of one period)")
    .option("--limit <rows>", "số dòng được kể (rows told)", "50")
    .option("--format <format>", "text, csv hoặc json (output format)", "text")
    .action(async (from: string, to: string, flags: Flags) => {
      const { indicator, unit, period, format } = flags
      const limit = Number(flags.limit)
      if (!Number.isInteger(limit) || limit < 1) throw badOption("--limit", flags.limit, ["50"])
      const ctx = await cli.open()
      const asked = { indicator, unit, period, offset: 0, limit }
      const diff = await diffReleases(ctx, from, to, asked, STAFF)
      if (format === "json") cli.out(JSON.stringify(diff, null, 2))
      else if (format === "csv") for (const line of csvLines(diff)) cli.out(line)
      else if (format === "text") for (const line of textLines(diff)) cli.out(line)
      else throw badOption("--format", format, ["text", "csv", "json"])
    })
}

function* csvLines({ rows }: ReleaseDiff): Generator<string> {
  yield "change,indicator,period,unit,breakdown,figure,before,after,difference,causes"
  for (const row of rows) {
    const causes = row.steps.map(({ cause }) => cause).join(" ")
    yield csvLine([
      row.change,
      row.indicator,
      row.period,
      row.unit,
      row.breakdown,
      row.figure,
      valueOf(row.before),
      valueOf(row.after),
      String(row.difference ?? ""),
      causes,
    ])
  }
}

const valueOf = (row: DiffRow["before"]) => row?.written ?? String(row?.value ?? "")

const CAUSES = {
  cells: "số liệu gốc đã sửa",
  formula: "công thức đã đổi",
  measures: "quy tắc của chỉ số đã đổi",
  units: "đơn vị, nguồn gốc đã đổi",
  contents: "phạm vi khác",
  figures: "số liệu của văn bản đã sửa",
  words: "tên gọi đã đổi",
  unknown: "không rõ",
} as const

const CHANGES = { changed: "khác", added: "thêm", removed: "bớt" } as const

function* textLines(diff: ReleaseDiff): Generator<string> {
  yield `${diff.from.id} → ${diff.to.id}: ${diff.same} dòng như cũ, ${diff.changed} khác, ${diff.added} thêm, ${diff.removed} bớt`
  for (const { cause, rows } of diff.causes) yield `  ${CAUSES[cause]}: ${rows} dòng`
  for (const row of diff.rows) yield* rowLines(row)
  const more = diff.total - diff.rows.length
  if (more > 0) yield `… và ${more} dòng khác (--limit)`
}

/** Where the value is the same but others stand behind it. */
function coverageText({ before, after }: DiffRow): string {
  if (before === null || after === null) return ""
  const of = ({ reported, expected }: typeof before) => `${reported ?? ""}/${expected ?? ""}`
  return of(before) === of(after) ? "" : `\tđã báo cáo ${of(before)} → ${of(after)}`
}

function* rowLines(row: DiffRow): Generator<string> {
  const cut = row.breakdown === "" ? "" : ` [${row.breakdown}]`
  const what = `${row.indicator}${cut} · ${row.unitName} (${row.unit}) · ${row.period}`
  const values = `${valueOf(row.before) || "—"} → ${valueOf(row.after) || "—"}`
  yield `${CHANGES[row.change]}\t${what}\t${values}\t${row.difference ?? ""}${coverageText(row)}`
  for (const { cause, before, after } of row.steps) {
    yield `  ${CAUSES[cause]}: ${before ?? "—"} → ${after ?? "—"}`
  }
  for (const { cause, before, after } of row.notes) {
    yield `  ${CAUSES[cause]}: ${before} → ${after}`
  }
  for (const cell of row.cells) yield `    ${cellText(cell)}`
  if (row.cells.length < row.cellsTotal)
    yield "    … và các ô khác (--indicator, --unit, --period để xem đủ)"
}

const said = (one: ChangedCell["before"]) => (one === null ? "chưa có" : (one.value ?? one.status))

const BY = { operator: "người vận hành", system: "hệ thống", staff: "cán bộ nhập" } as const

function cellText({
  measure,
  cut,
  unitName,
  period,
  before,
  after,
  recordedAt,
  source,
  by,
  effect,
}: ChangedCell) {
  const of = cut === "" ? measure : `${measure} [${cut}]`
  const from = source.kind === "file" ? source.file : source.kind
  const alone = effect === null ? "" : `, riêng ô này ${effect > 0 ? "+" : ""}${effect}`
  return `${of} · ${unitName} · ${period}: ${said(before)} → ${said(after)} (${BY[by]}, ${recordedAt}, ${from}${alone})`
}
