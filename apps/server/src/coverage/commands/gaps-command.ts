import { writeFile } from "node:fs/promises"
import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { OPERATOR } from "../../platform/context.ts"
import type { Taking } from "../register/service/take-service.ts"
import type { Gap } from "../villages/gaps.ts"
import { numberBetween } from "./options.ts"
import {
  pictureOptions,
  picturesAsked,
  type TypedPictures,
  type TypedVillages,
  villageOptions,
  villageSettings,
  villagesSource,
} from "./village-options.ts"

interface Typed extends TypedVillages, TypedPictures {
  technology: string
  join: number
  fibre?: string
  out?: string
  register: boolean
  province?: string
  same: number
}

export function gapsCommand(coverage: Command, cli: Cli): void {
  const command = coverage
    .command("gaps")
    .description("vùng lõm sóng: cụm thôn chưa có sóng, xếp theo dân số (coverage gaps)")
  villageOptions(pictureOptions(command))
    .option("--technology <name>", "công nghệ cần xét (technology)", "4G")
    .option(
      "--join <km>",
      "gộp các thôn cách nhau không quá, km (join within, km)",
      numberBetween(0, 50),
      2,
    )
    .option("--fibre <file>", "tuyến, nút cáp quang: GeoJSON hoặc CSV (fibre)")
    .option("--out <file>", "ghi thêm GeoJSON (also as GeoJSON)")
    .option(
      "--register",
      "ghi vào sổ vùng lõm là mới phản ánh (report them in the register)",
      false,
    )
    .option("--province <name>", "tỉnh của các đơn vị trong tệp (province of the units)")
    .option(
      "--same <m>",
      "thôn trong sổ cách không quá là cùng một thôn (same village within, m)",
      numberBetween(0, 5000),
      300,
    )
    .option("--skip-bad", "bỏ các dòng sai (leave bad rows out)", false)
    .action((typed: Typed) => tellGaps(typed, cli))
}

async function tellGaps(typed: Typed, cli: Cli): Promise<void> {
  const { findGaps } = await import("../service/village-service.ts")
  const { gaps: found, of } = await findGaps({
    ...villageSettings(typed, cli),
    pictures: await picturesAsked(typed, cli),
    technology: typed.technology,
    join: typed.join * 1000,
    fibre: typed.fibre === undefined ? null : cli.path(typed.fibre),
  })
  cli.out(HEADER.join("\t"))
  for (const [i, gap] of found.entries()) cli.out(lineOf(gap, i + 1))
  if (typed.out !== undefined) await writeFile(cli.path(typed.out), geoJsonOf(found))
  const without = found.reduce((sum, gap) => sum + gap.villages.length, 0)
  cli.note(
    `${found.length} vùng lõm ${typed.technology}, gồm ${without} trong ${of.villages.length} điểm dân cư.`,
  )
  if (!typed.register) return
  const { technology, same, province = null } = typed
  const rule = typed.rule / 100
  const villagesFile = villagesSource(typed)
  const { sidecar } = of
  await take({ gaps: found, technology, sidecar, rule, villagesFile, province, same }, cli)
}

async function take(taking: Taking, cli: Cli): Promise<void> {
  const { takeGaps } = await import("../register/service/take-service.ts")
  const { ids, known } = await takeGaps(await cli.open(), OPERATOR, taking)
  const range = ids.length === 0 ? "" : `: ${ids[0]}…${ids.at(-1)}`
  cli.note(`Ghi vào sổ ${ids.length} vùng lõm mới phản ánh${range}.`)
  if (known.length > 0) cli.note(`Sổ đã có: ${known.map(({ id }) => id).join(", ")}.`)
  const closed = known.filter((one) => one.closed).map(({ id }) => id)
  if (closed.length > 0) {
    cli.note(
      `Đã ghi là phủ sóng nhưng mô hình tính chưa có sóng, cần xem lại: ${closed.join(", ")}.`,
    )
  }
}

const HEADER = [
  "rank",
  "units",
  "villages",
  "population",
  "households",
  "uncounted_villages",
  "lat",
  "lon",
  "to_mast_m",
  "to_fibre_m",
  "names",
]

const lineOf = (gap: Gap, rank: number): string =>
  [
    rank,
    gap.units.join(", "),
    gap.villages.length,
    gap.population,
    gap.households,
    gap.uncountedVillages,
    gap.lat.toFixed(6),
    gap.lon.toFixed(6),
    gap.toMast ?? "",
    gap.toFibre ?? "",
    gap.villages.map(({ id, name }) => (name === "" ? id : name)).join(", "),
  ].join("\t")

function geoJsonOf(gaps: readonly Gap[]): string {
  const features = gaps.map((gap, i) => {
    const { villages, lat, lon, ...about } = gap
    const places = villages.map((village) => [village.lon, village.lat])
    return JSON.stringify({
      type: "Feature",
      properties: { rank: i + 1, ...about, villages: villages.map(({ id }) => id), lat, lon },
      geometry: { type: "MultiPoint", coordinates: places },
    })
  })
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`
}
