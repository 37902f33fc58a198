import { availableParallelism } from "node:os"
import { basename } from "node:path"
import type { Command } from "commander"
import { formatNumber } from "@tinhso/vietnamese"
import type { Cli } from "../../platform/cli.ts"
import type { Sidecar, SidecarLayer } from "../output/sidecar.ts"
import type { RunResult } from "../service/run-service.ts"
import { one, wholeBetween } from "./options.ts"
import { interrupted } from "./interrupted.ts"
import { progressNotes } from "./progress-notes.ts"
import { settingsOf, stationOptions, type TypedStations } from "./station-options.ts"

interface Typed extends TypedStations {
  out: string
  workers: number
  resume: boolean
}

export function runCommand(coverage: Command, cli: Cli): void {
  const command = coverage
    .command("run")
    .description("tính vùng phủ từ bảng trạm và mô hình độ cao (compute coverage rasters)")
    .requiredOption("--terrain <path...>", "thư mục hay tệp .hgt, GeoTIFF (elevation)")
    .requiredOption("--out <directory>", "nơi ghi kết quả (where the pictures go)")
  stationOptions(command)
    .addOption(
      one("--mode <mode>", "mức tín hiệu, hay chỉ có/không (levels, or covered or not)", [
        "field",
        "covered",
      ]),
    )
    .option("--workers <n>", "số luồng (threads)", wholeBetween(1, 64), availableParallelism())
    .option("--resume", "dùng lại những gì đã tính ở --out (go on from there)", false)
    .action((typed: Typed) => run(typed, cli))
}

async function run(typed: Typed, cli: Cli): Promise<void> {
  const stop = interrupted()
  const started = performance.now()
  const { runCoverage } = await import("../service/run-service.ts")
  const result = await runCoverage(
    {
      ...settingsOf(typed, cli),
      out: cli.path(typed.out),
      workers: typed.workers,
      resume: typed.resume,
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
  for (const { place, column, detail } of read.faults) {
    cli.note(`bỏ ${place}, cột ${column}: ${detail}`)
  }
  if (read.illustrative > 0) {
    cli.note(
      `${read.illustrative} trạm là số liệu minh họa, không có thật (made up, for demonstration)`,
    )
  }
  if (terrain.every > 1) {
    cli.note(
      `địa hình mịn hơn bộ nhớ cho phép: lấy một trong ${terrain.every} điểm mỗi chiều; tăng --terrain-memory để lấy hết (every ${terrain.every}th sample)`,
    )
  }
  for (const { paths, median } of terrain.disagreements) {
    const apart = formatNumber(Math.abs(median), { maxDecimals: 1 })
    cli.note(
      `chú ý: ${paths.map((path) => basename(path)).join(", ")} ${median > 0 ? "cao" : "thấp"} hơn các tệp được lấy trước ${apart} m ở chỗ chồng nhau: khác hệ độ cao hay đơn vị? (elevation files disagree)`,
    )
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
