import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { MOST_SHARES } from "../engine/parameters.ts"
import { stationsWhere } from "../errors.ts"
import type { StationSettings } from "../service/run-settings.ts"
import { readRegistryStations } from "../stations/import-registry.ts"
import { readStations } from "../stations/import-stations.ts"
import { clutterOf, clutterOptions, type TypedClutter } from "./clutter-options.ts"
import { numberBetween, one, shares, threshold, wholeBetween } from "./options.ts"

/** What commander makes of the options below. */
export interface TypedStations extends TypedClutter {
  stations?: string
  fromRegistry?: boolean
  patterns?: string
  terrain: string[]
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
  skipBad: boolean
  missingTerrain: "refuse" | "flat" | "skip"
  holes: "refuse" | "fill" | "skip"
  terrainMemory: number
}

/** Everything that decides what stations reach, beside the stations and the ground themselves. */
export function stationOptions(command: Command): Command {
  return clutterOptions(command)
    .option("--stations <file>", "bảng trạm, CSV hoặc XLSX (table of stations)")
    .option("--from-registry", "hoặc các trạm đang dùng trong sổ hạ tầng (or the registry)")
    .option("--patterns <directory>", "nơi có tệp .msi, .pln mà trạm trong sổ nêu (patterns)")
    .option(
      "--radius <km>",
      "bán kính quanh mỗi trạm, km (radius, km)",
      numberBetween(0.5, 100),
      15,
    )
    .option("--resolution <m>", "cỡ điểm ảnh, m (pixel)", numberBetween(5, 5000), 90)
    .option("--spacing <m>", "khoảng lấy mẫu địa hình, m (profile)", numberBetween(5, 5000))
    .addOption(one("--model <model>", "mô hình truyền sóng (model)", ["itm", "p1812"]))
    .option("--reliability <%>", "50,75,90: độ tin cậy biên vùng phủ (shares)", shares(MOST_SHARES))
    .option("--preset <name>", "định nghĩa “có sóng” (definition)", "ngoai-troi")
    .option("--definitions <file>", "tệp định nghĩa riêng, JSON (own definitions)")
    .option("--threshold <4G=-105>", "ngưỡng riêng, dBm (own threshold)", threshold, {})
    .option("--rx-height <m>", "độ cao máy thu, m (receiver)", numberBetween(1, 100))
    .option("--climate <1-7>", "vùng khí hậu của ITM (radio climate)", wholeBetween(1, 7), 2)
    .option("--refractivity <N>", "chiết suất mực biển (N-units)", numberBetween(250, 400), 301)
    .option("--skip-bad", "bỏ các dòng sai (leave bad rows out)", false)
    .addOption(
      one("--missing-terrain <choice>", "nơi không có tệp độ cao (where terrain is missing)", [
        "refuse",
        "flat",
        "skip",
      ]),
    )
    .addOption(
      one("--holes <choice>", "lỗ thủng trong tệp độ cao (holes in the terrain)", [
        "refuse",
        "fill",
        "skip",
      ]),
    )
    .option(
      "--terrain-memory <MB>",
      "bộ nhớ cho địa hình (memory for terrain)",
      numberBetween(1, 64_000),
      1000,
    )
}

export function settingsOf(typed: TypedStations, cli: Cli): StationSettings {
  const { mode, preset, climate, refractivity, model, resolution } = typed
  return {
    stations: stationsFrom(typed, cli),
    terrain: typed.terrain.map((path) => cli.path(path)),
    model,
    mode,
    radiusKm: typed.radius,
    resolution,
    spacing: typed.spacing ?? null,
    reliabilities: typed.reliability ?? (mode === "field" ? [50, 75, 90] : [50]),
    preset,
    definitions: typed.definitions === undefined ? null : cli.path(typed.definitions),
    thresholds: typed.threshold,
    rxHeight: typed.rxHeight ?? null,
    climate,
    refractivity,
    skipBad: typed.skipBad,
    missing: typed.missingTerrain,
    holes: typed.holes,
    terrainMegabytes: typed.terrainMemory,
    ...clutterOf(typed, cli),
  }
}

/** Where stations are read from; only the registry needs the database. */
function stationsFrom(
  { stations, fromRegistry, patterns }: TypedStations,
  cli: Cli,
): StationSettings["stations"] {
  if (fromRegistry === true) {
    const asked = patterns === undefined ? {} : { patterns: cli.path(patterns) }
    return async (model, skipBad) => readRegistryStations(await cli.open(), model, skipBad, asked)
  }
  if (stations === undefined) throw stationsWhere()
  return (model, skipBad) => readStations(cli.path(stations), model, skipBad)
}
