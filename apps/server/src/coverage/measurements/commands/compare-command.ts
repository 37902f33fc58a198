import { createWriteStream } from "node:fs"
import { basename } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { csvLine } from "@tinhso/csv"
import { type Command, Option } from "commander"
import type { Cli } from "../../../platform/cli.ts"
import { numberBetween } from "../../commands/options.ts"
import { comparisonRows } from "../compare/export-csv.ts"
import { differencesGeoJson } from "../compare/export-geojson.ts"
import { comparisonLines } from "../compare/export-text.ts"
import { modelWhere, pointsWhere } from "../errors.ts"
import type { ReceiverPlace } from "../model.ts"
import type { ComparedRun, DeclaredSet } from "../service/compare-service.ts"
import { optionsOf, readingOptions, type TypedReading } from "./reading-options.ts"

interface Typed extends TypedReading {
  measurements?: readonly string[]
  campaign?: readonly string[]
  coverage?: string
  run?: string
  terrain?: readonly string[]
  noiseFloor?: number
  correction?: number
  correct?: true
  place: ReceiverPlace
  antennaHeight?: number
  format: "text" | "json" | "csv"
  differences?: string
}

/** Adds `compare` to the command `coverage`. */
export function compareCommand(coverage: Command, cli: Cli): void {
  const command = coverage
    .command("compare")
    .description(
      "so số đo thực địa với vùng phủ tính bằng mô hình: sai lệch, p50, p90, có/không có sóng; không sửa mô hình (measured against modelled)",
    )
    .option("--measurements <file...>", "tệp đo: CSV, XLSX, GeoJSON, KML (files of measurements)")
    .option("--campaign <id...>", "hoặc đợt đo đã nhập: DS-000001 (kept campaigns)")
    .option("--coverage <directory>", "kết quả của coverage run (pictures of a run)")
    .option("--run <id>", "hoặc vùng phủ lưu trong máy chủ: PS-000001 (a kept run)")
    .option("--terrain <path...>", "độ cao, để chia nhóm theo địa hình (elevation, for groups)")
    .option("--technology <technology>", "chỉ công nghệ này, và của dòng không ghi (technology)")
    .option("--operator <operator>", "chỉ nhà mạng này, và của dòng không ghi (operator)")
    .option(
      "--noise-floor <dBm>",
      "từ mức này trở xuống máy thu không nghe được gì (noise floor)",
      numberBetween(-160, -60),
    )
    .option("--correction <dB>", "hiệu chỉnh khai cho tệp đo (declared)", numberBetween(-60, 60))
    .option("--correct", "cộng độ hiệu chỉnh đã khai vào số đo (add what was declared)")
    .addOption(
      new Option("--place <where>", "tệp đo ở đâu (where the receiver was)")
        .choices(["outdoor", "car", "indoor", "mixed", "unknown"])
        .default("unknown"),
    )
    .option(
      "--antenna-height <m>",
      "ăng-ten máy thu của tệp đo cao bao nhiêu (receiver's height)",
      numberBetween(0, 1000),
    )
    .addOption(
      new Option("--format <format>", "dạng in ra (output format)")
        .choices(["text", "json", "csv"])
        .default("text"),
    )
    .option("--differences <file>", "ghi sai lệch từng điểm ảnh ra GeoJSON (differences)")
  readingOptions(command).action((typed: Typed) => compare(typed, cli))
}

async function compare(typed: Typed, cli: Cli): Promise<void> {
  const { compareSets } = await import("../service/compare-service.ts")
  const sets = [...(await filesOf(typed, cli)), ...(await campaignsOf(typed, cli))]
  if (sets.length === 0) throw pointsWhere()
  const { comparison, pixels } = await compareSets(sets, await runOf(typed, cli), {
    technology: typed.technology ?? null,
    operator: typed.operator ?? null,
    correct: typed.correct === true,
    noiseFloor: typed.noiseFloor ?? null,
  })
  if (typed.differences !== undefined) {
    const path = cli.path(typed.differences)
    await pipeline(Readable.from(differencesGeoJson(pixels)), createWriteStream(path))
    cli.note(`Đã ghi ${pixels.length} điểm ảnh vào ${typed.differences}.`)
  }
  if (typed.format === "json") return cli.out(JSON.stringify(comparison, null, 2))
  if (typed.format === "csv") {
    for (const row of comparisonRows(comparison)) cli.out(csvLine(row).trimEnd())
    return
  }
  for (const line of comparisonLines(comparison)) cli.out(line)
}

async function filesOf(typed: Typed, cli: Cli): Promise<DeclaredSet[]> {
  const sets: DeclaredSet[] = []
  for (const file of typed.measurements ?? []) {
    const { readFileOfPoints } = await import("../service/reading-service.ts")
    const { reportOf } = await import("../import/report.ts")
    const options = optionsOf(typed)
    const { source, read } = await readFileOfPoints(
      cli.path(file),
      basename(file),
      options,
      new Date(),
    )
    const about = { parts: [], options, kind: null, committed: false, campaign: null }
    const { counts, notes, questions } = reportOf({ source, read, ...about })
    for (const note of notes) cli.note(note)
    for (const { vi, options: ways } of questions) cli.note(`? ${vi} ${ways.join(" | ")}`)
    if (counts.refused > 0) {
      cli.note(
        `${counts.refused} trên ${counts.rows} dòng không dùng được; xem bằng tinhso import measurements (rows refused).`,
      )
    }
    sets.push({
      id: null,
      name: source.fileName,
      points: read.points,
      correction: typed.correction ?? null,
      noiseFloor: null,
      illustrative: false,
      kind: "drive",
      place: typed.place,
      antennaHeight: typed.antennaHeight ?? null,
    })
  }
  return sets
}

async function campaignsOf({ campaign = [] }: Typed, cli: Cli): Promise<DeclaredSet[]> {
  if (campaign.length === 0) return []
  const { campaignSets } = await import("../service/points-service.ts")
  return campaignSets(await cli.open(), campaign)
}

async function runOf({ coverage, run, terrain = [] }: Typed, cli: Cli): Promise<ComparedRun> {
  const ground = terrain.map((path) => cli.path(path))
  if (coverage !== undefined) {
    const { runInFolder } = await import("../service/compare-service.ts")
    return runInFolder(cli.path(coverage), coverage, ground)
  }
  if (run === undefined) throw modelWhere()
  const { keptRun } = await import("../service/kept-run-service.ts")
  return keptRun(await cli.open(), run)
}
