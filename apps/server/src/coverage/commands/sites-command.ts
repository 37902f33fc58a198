import type { Command } from "commander"
import { formatNumber } from "@tinhso/vietnamese"
import type { Cli } from "../../platform/cli.ts"
import type { Sites } from "../service/site-service.ts"
import { clutterOf, clutterOptions, type TypedClutter } from "./clutter-options.ts"
import { numberBetween, one, wholeBetween } from "./options.ts"
import {
  pictureOptions,
  picturesAsked,
  type TypedPictures,
  type TypedVillages,
  villageOptions,
  villageSettings,
} from "./village-options.ts"

interface Typed extends TypedVillages, TypedPictures, TypedClutter {
  terrain: string[]
  terrainMemory: number
  missingTerrain: "refuse" | "flat" | "skip"
  holes: "refuse" | "fill" | "skip"
  count: number
  weigh: "population" | "households" | "villages"
  candidates?: string
  around: number
  exactUpTo: number
  technology: string
  height: number
  frequency: number
  power: number
  gain: number
}

export function sitesCommand(coverage: Command, cli: Cli): void {
  const command = coverage
    .command("sites")
    .description("nơi đặt trạm mới để phủ nhiều dân nhất (sites for new stations)")
    .requiredOption("--terrain <path...>", "thư mục hay tệp độ cao (elevation)")
  clutterOptions(newStationOptions(villageOptions(pictureOptions(command))))
    .option("--count <n>", "số trạm mới (how many)", wholeBetween(1, 1000), 50)
    .addOption(
      one("--weigh <what>", "theo dân, hộ hay thôn (people, households, villages)", [
        "population",
        "households",
        "villages",
      ]),
    )
    .option("--candidates <file>", "vị trí được chọn, id,lat,lon (candidates)")
    .option(
      "--around <km>",
      "tìm đỉnh cao quanh thôn, km (look for hilltops)",
      numberBetween(0, 20),
      3,
    )
    .option(
      "--exact-up-to <n>",
      "tính tối ưu khi ít ứng viên hơn (exact for few candidates)",
      wholeBetween(0, 5000),
      300,
    )
    .addOption(
      one("--missing-terrain <choice>", "thiếu tệp độ cao (missing terrain)", [
        "refuse",
        "flat",
        "skip",
      ]),
    )
    .addOption(one("--holes <choice>", "lỗ thủng độ cao (holes)", ["refuse", "fill", "skip"]))
    .option(
      "--terrain-memory <MB>",
      "bộ nhớ cho địa hình (memory for terrain)",
      numberBetween(1, 64_000),
      1000,
    )
    .option("--skip-bad", "bỏ các dòng sai (leave bad rows out)", false)
    .action((typed: Typed) => sites(typed, cli))
}

function newStationOptions(command: Command): Command {
  return command
    .option("--technology <name>", "công nghệ của trạm mới (technology)", "4G")
    .option("--height <m>", "độ cao ăng-ten, m (antenna height)", numberBetween(1, 400), 45)
    .option("--frequency <MHz>", "tần số, MHz (frequency)", numberBetween(30, 6000), 1800)
    .option(
      "--power <dBm>",
      "công suất, dBm; cùng loại với bảng trạm (power)",
      numberBetween(-60, 100),
      15,
    )
    .option("--gain <dBi>", "độ lợi ăng-ten, dBi (antenna gain)", numberBetween(-30, 60), 15)
}

async function sites(typed: Typed, cli: Cli): Promise<void> {
  const { chooseSites } = await import("../service/site-service.ts")
  const { technology, height, frequency, power, gain } = typed
  const found = await chooseSites({
    ...villageSettings(typed, cli),
    pictures: await picturesAsked(typed, cli),
    terrain: typed.terrain.map((path) => cli.path(path)),
    terrainMegabytes: typed.terrainMemory,
    missing: typed.missingTerrain,
    holes: typed.holes,
    count: typed.count,
    weigh: typed.weigh,
    candidates: typed.candidates === undefined ? null : cli.path(typed.candidates),
    around: typed.around * 1000,
    exactUpTo: typed.exactUpTo,
    like: { technology, height, frequency, power, gain },
    ...clutterOf(typed, cli),
  })
  print(found, typed, cli)
}

const said = (value: number) => formatNumber(value, { maxDecimals: 1 })

function print({ candidates, chosen, exact, ...about }: Sites, typed: Typed, cli: Cli): void {
  cli.out(["rank", "id", "why", "lat", "lon", "gain", "total", "in_optimum"].join("\t"))
  const best = new Set(exact.candidates)
  let total = 0
  for (const [i, position] of chosen.candidates.entries()) {
    const { id, why, lat, lon } = candidates[position]!
    const gain = chosen.gains[i]!
    total += gain
    const place = [lat.toFixed(6), lon.toFixed(6), gain.toFixed(2), total.toFixed(2)]
    const inOptimum = exact.status === "optimal" ? String(best.has(position)) : ""
    cli.out([i + 1, id, why, ...place, inOptimum].join("\t"))
  }
  cli.note(
    `${about.wantedVillages} thôn chưa có ${typed.technology}, ${said(about.wanted)} ${WORDS[typed.weigh]}; ` +
      `${chosen.candidates.length} trạm mới phủ ${said(chosen.total)} (chọn từ ${candidates.length} vị trí).`,
  )
  if (about.unweighed > 0)
    cli.note(`${about.unweighed} thôn không có số ${WORDS[typed.weigh]}, không được tính.`)
  cli.note(inWords(chosen.total, chosen.bound, exact))
}

const WORDS = { population: "người", households: "hộ", villages: "thôn" } as const

/** How good the choice is: against the optimum, or against what no choice exceeds. */
function inWords(total: number, own: number, { status, value }: Sites["exact"]): string {
  const most = Math.min(own, value)
  const share = most === 0 ? 100 : Math.min(100, (100 * total) / most)
  const percent = `${formatNumber(share, { maxDecimals: 2 })} %`
  if (status === "optimal") {
    return `Đạt ${percent} của phương án tối ưu (${formatNumber(value, { maxDecimals: 1 })}) (of the optimum).`
  }
  return `Ít nhất ${percent} của phương án tốt nhất có thể (cận trên ${formatNumber(most, { maxDecimals: 1 })}) (of an upper bound).`
}
