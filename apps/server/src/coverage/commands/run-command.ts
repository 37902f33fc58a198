import { availableParallelism } from "node:os"
import { type Command, Option } from "commander"
import { formatNumber } from "@tinhso/vietnamese"
import type { Cli } from "../../platform/cli.ts"
import { MOST_SHARES } from "../engine/parameters.ts"
import type { Sidecar, SidecarLayer } from "../output/sidecar.ts"
import { runCoverage, type RunResult } from "../service/run-service.ts"
import { numberBetween, shares, threshold, wholeBetween } from "./options.ts"
import { interrupted } from "./interrupted.ts"
import { progressNotes } from "./progress-notes.ts"

/** What commander makes of the options below. */
interface Typed {
  stations: string
  terrain: string[]
  out: string
  radius: number
  resolution: number
  spacing?: number
  model: "itm" | "p1812"
  mode: "field" | "covered"
  reliability?: number[]
  preset: string
  definitions?: string
  threshold: Record<string, number>
  rxHeight?: number
  climate: number
  refractivity: number
  workers: number
  resume: boolean
  skipBad: boolean
  missingTerrain: "refuse" | "flat" | "skip"
  holes: "refuse" | "fill" | "skip"
  terrainMemory: number
}

export function runCommand(coverage: Command, cli: Cli): void {
  const command = coverage
    .command("run")
    .description("tính vùng phủ từ bảng trạm và mô hình độ cao (compute coverage rasters)")
    .requiredOption("--stations <file>", "bảng trạm, CSV hoặc XLSX (table of stations)")
    .requiredOption("--terrain <path...>", "thư mục hay tệp .hgt, GeoTIFF (elevation)")
    .requiredOption("--out <directory>", "nơi ghi kết quả (where the pictures go)")
    .option("--radius <km>", "bán kính quanh mỗi trạm, km", numberBetween(0.5, 100), 15)
    .option("--resolution <m>", "cỡ điểm ảnh, m (pixel)", numberBetween(5, 5000), 90)
    .option("--spacing <m>", "khoảng lấy mẫu địa hình, m (profile)", numberBetween(5, 5000))
    .option("--reliability <%>", "50,75,90: độ tin cậy biên vùng phủ (shares)", shares(MOST_SHARES))
    .option("--preset <name>", "định nghĩa “có sóng” (definition)", "ngoai-troi")
    .option("--definitions <file>", "tệp định nghĩa riêng, JSON (own definitions)")
    .option("--threshold <4G=-105>", "ngưỡng riêng, dBm (own threshold)", threshold, {})
  choices(command)
    .option("--rx-height <m>", "độ cao máy thu, m (receiver)", numberBetween(1, 100))
    .option("--climate <1-7>", "vùng khí hậu của ITM (radio climate)", wholeBetween(1, 7), 2)
    .option("--refractivity <N>", "chiết suất mực biển (N-units)", numberBetween(250, 400), 301)
    .option("--workers <n>", "số luồng (threads)", wholeBetween(1, 64), availableParallelism())
    .option("--resume", "dùng lại những gì đã tính ở --out (go on from there)", false)
    .option("--skip-bad", "bỏ các dòng trạm sai (leave bad rows out)", false)
    .option("--terrain-memory <MB>", "bộ nhớ cho địa hình", numberBetween(1, 64_000), 1000)
    .action((typed: Typed) => run(typed, cli))
}

const one = (flags: string, words: string, allowed: string[]) =>
  new Option(flags, words).choices(allowed).default(allowed[0])

function choices(command: Command): Command {
  return command
    .addOption(one("--model <model>", "mô hình truyền sóng (model)", ["itm", "p1812"]))
    .addOption(one("--mode <mode>", "mức tín hiệu, hay chỉ có/không", ["field", "covered"]))
    .addOption(
      one("--missing-terrain <choice>", "nơi không có tệp độ cao", ["refuse", "flat", "skip"]),
    )
    .addOption(one("--holes <choice>", "lỗ thủng trong tệp độ cao", ["refuse", "fill", "skip"]))
}

async function run(typed: Typed, cli: Cli): Promise<void> {
  const stop = interrupted()
  const started = performance.now()
  const { radius, resolution, model, mode, preset, climate, refractivity } = typed
  const result = await runCoverage(
    {
      stations: cli.path(typed.stations),
      terrain: typed.terrain.map((path) => cli.path(path)),
      out: cli.path(typed.out),
      model,
      mode,
      radiusKm: radius,
      resolution,
      spacing: typed.spacing ?? null,
      reliabilities: typed.reliability ?? (mode === "field" ? [50, 75, 90] : [50]),
      preset,
      definitions: typed.definitions === undefined ? null : cli.path(typed.definitions),
      thresholds: typed.threshold,
      rxHeight: typed.rxHeight ?? null,
      climate,
      refractivity,
      workers: typed.workers,
      resume: typed.resume,
      skipBad: typed.skipBad,
      missing: typed.missingTerrain,
      holes: typed.holes,
      terrainMegabytes: typed.terrainMemory,
    },
    progressNotes((line) => cli.note(line)),
    stop.signal,
  ).finally(() => stop.release())
  noteWhatWasRead(result, cli)
  if (result.sidecar === null) {
    cli.note("Đã dừng. Phần đã tính được giữ lại: chạy lại với --resume (stopped, resumable).")
    cli.fail()
    return
  }
  printLayers(result.sidecar, cli)
  const { computed, updated, reused } = result.computed
  const seconds = formatNumber((performance.now() - started) / 1000, { maxDecimals: 1 })
  cli.note(
    `Đã ghi ${typed.out}: ${computed} ô tính mới, ${updated} ô cập nhật, ${reused} ô dùng lại, ${seconds} s`,
  )
}

function noteWhatWasRead({ read, terrain, sidecar }: RunResult, cli: Cli): void {
  for (const { row, column, detail } of read.faults) {
    cli.note(`bỏ dòng ${row}, cột ${column}: ${detail}`)
  }
  const { missing, missingSamples, missingTiles, filledSamples, holeSamples } = terrain.unknown
  if (missingSamples > 0) {
    const done = missing === "flat" ? "coi là mực nước biển" : "không tính"
    cli.note(`${missingSamples} điểm độ cao không có tệp (${missingTiles.join(", ")}): ${done}`)
  }
  if (holeSamples > 0) cli.note(`${holeSamples} lỗ thủng, đã lấp ${filledSamples}`)
  const without = sidecar?.inputs.terrain.stationsWithoutGround ?? []
  if (without.length > 0) {
    cli.note(`${without.length} trạm ngoài địa hình, không tính được: ${without.join(", ")}`)
  }
}

const HEADER = [
  "technology",
  "operator",
  "stations",
  "threshold_dbm",
  "covered_km2",
  "in_range_km2",
  "covered_share",
  "edge_radius",
  "edge_budget",
  "edge_hidden",
  "edge_terrain",
]

function printLayers({ layers }: Sidecar, cli: Cli): void {
  cli.out(HEADER.join("\t"))
  for (const layer of layers) cli.out(lineOf(layer))
  for (const { technology, operator, edges } of layers) {
    const all = edges === null ? 0 : edges.radius + edges.budget + edges.hidden + edges.terrain
    if (edges === null || all === 0 || edges.radius / all < 0.2) continue
    const share = formatNumber((100 * edges.radius) / all, { maxDecimals: 0 })
    cli.note(
      `${technology} ${operator ?? ""}: ${share} % đường biên do bán kính, không do sóng; tăng --radius (limited by the radius)`,
    )
  }
}

function lineOf(layer: SidecarLayer): string {
  const { coveredKm2, areaInRangeKm2, edges } = layer
  const covered =
    coveredKm2 === null
      ? ["", areaInRangeKm2.toFixed(2), ""]
      : [coveredKm2, areaInRangeKm2, coveredKm2 / areaInRangeKm2].map((n) => n.toFixed(4))
  const ends =
    edges === null ? [] : [edges.radius, edges.budget, edges.hidden, edges.terrain].map(String)
  return [
    layer.technology,
    layer.operator ?? "*",
    String(layer.stations),
    String(layer.threshold ?? ""),
    ...covered,
    ...ends,
  ].join("\t")
}
