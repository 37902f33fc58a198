import type { Command } from "commander"
import { formatNumber } from "@tinhso/vietnamese"
import type { Cli } from "../../platform/cli.ts"
import { areaNeedsPictures, servedOfWhat, servedWhere } from "../errors.ts"
import type { VillageAnswers } from "../service/village-service.ts"
import type { Served, Share } from "../villages/served.ts"
import { tellServedAreas } from "./served-areas.ts"
import { settingsOf, stationOptions, type TypedStations } from "./station-options.ts"
import {
  pictureOptions,
  picturesAsked,
  type TypedPictures,
  type TypedVillages,
  villageOptions,
  villageSettings,
} from "./village-options.ts"

type Typed = Omit<TypedStations, "terrain"> &
  TypedVillages &
  TypedPictures & {
    terrain?: string[]
    boundaries?: string
    unitProperty?: string
  }

export function servedCommand(coverage: Command, cli: Cli): void {
  const command = coverage
    .command("served")
    .description("thôn, hộ, dân, km² được phủ sóng theo đơn vị, kèm mẫu số (who is served)")
  stationOptions(
    villageOptions(pictureOptions(command))
      .option("--terrain <path...>", "hoặc tính thẳng từ trạm, cùng độ cao (or from stations)")
      .option("--boundaries <file>", "hoặc km² theo ranh giới, GeoJSON (or areas of units)")
      .option("--unit-property <name>", "thuộc tính là tên đơn vị (which property names a unit)"),
  ).action((typed: Typed) => tell(typed, cli))
}

async function tell({ boundaries, ...typed }: Typed, cli: Cli): Promise<void> {
  const asksVillages = typed.points !== undefined || typed.villages !== undefined
  if (asksVillages && boundaries === undefined) {
    await tellServed(typed, cli)
  } else if (!asksVillages && boundaries !== undefined) {
    if (typed.coverage === undefined) throw areaNeedsPictures()
    await tellServedAreas({ ...typed, coverage: typed.coverage, boundaries }, cli)
  } else throw servedOfWhat()
}

async function tellServed(typed: Typed, cli: Cli): Promise<void> {
  const service = await import("../service/village-service.ts")
  const villages = villageSettings(typed, cli)
  const { coverage, run, terrain } = typed
  let answers: VillageAnswers
  if (coverage !== undefined || run !== undefined) {
    answers = await service.servedInPictures(villages, await picturesAsked(typed, cli))
  } else if (terrain !== undefined) {
    const asked = settingsOf({ ...typed, terrain, mode: "covered" }, cli)
    answers = await service.servedByStations(villages, asked)
  } else throw servedWhere()
  for (const { place, column, detail } of answers.faults) {
    cli.note(`bỏ ${place}, cột ${column}: ${detail}`)
  }
  print(answers.served, cli)
  cli.note(
    `${answers.villages.length} điểm dân cư, mỗi điểm 25 vị trí; thôn có sóng khi ≥ ${formatNumber(typed.rule)} % vị trí có sóng; ` +
      "hộ, dân tính theo tỷ lệ vị trí có sóng (ước tính) (households and people in proportion, estimated).",
  )
}

const COLUMNS = ["villages", "households", "population"] as const

function print(served: readonly Served[], cli: Cli): void {
  const header = COLUMNS.flatMap((what) => [
    `${what}_served`,
    `${what}_of`,
    `${what}_share`,
    `${what}_unknown_villages`,
  ])
  cli.out(["unit", "technology", "operator", ...header].join("\t"))
  for (const one of served) {
    const cells = COLUMNS.flatMap((what) => cellsOf(one[what]))
    cli.out([one.unit, one.technology, one.operator ?? "*", ...cells].join("\t"))
  }
}

/** A share of nothing is no number. */
const cellsOf = ({ served, of, unknownVillages }: Share): string[] => [
  String(served),
  String(of),
  of === 0 ? "" : (served / of).toFixed(4),
  String(unknownVillages),
]
