import { basename } from "node:path"
import { type Command, Option } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { picturesWhere, villagesWhere } from "../errors.ts"
import type { RunPictures } from "../service/run-pictures.ts"
import type { VillageSettings } from "../service/village-service.ts"
import { numberBetween } from "./options.ts"

/** What commander makes of the options below. */
export interface TypedVillages {
  points?: string
  villages?: "register"
  spread: number
  rule: number
  skipBad: boolean
}

export function villageOptions(command: Command): Command {
  return command
    .option("--points <file>", "điểm dân cư: CSV, XLSX hoặc GeoJSON (villages)")
    .addOption(
      new Option("--villages <source>", "hoặc sổ thôn của Tỉnh Số (or the register)").choices([
        "register",
      ]),
    )
    .option(
      "--spread <m>",
      "25 điểm trong ô vuông ± m quanh thôn (spread of points)",
      numberBetween(0, 5000),
      200,
    )
    .option(
      "--rule <%>",
      "thôn có sóng khi ít nhất % điểm có sóng (share that serves)",
      numberBetween(1, 100),
      50,
    )
}

export function villageSettings(typed: TypedVillages, cli: Cli): VillageSettings {
  const { points, villages, spread, rule, skipBad } = typed
  if ((points === undefined) === (villages === undefined)) throw villagesWhere()
  return {
    villages: async () => {
      if (points === undefined) {
        const { registeredVillages } = await import("../served/service/registered-villages.ts")
        return { villages: await registeredVillages(await cli.open()), faults: [] }
      }
      const { readVillages } = await import("../villages/import-villages.ts")
      return readVillages(cli.path(points), skipBad)
    },
    spread,
    rule: rule / 100,
  }
}

/** Where the people are known from, in words. */
export const villagesSource = ({ points }: TypedVillages): string =>
  points === undefined ? "sổ thôn, tổ dân phố của Tỉnh Số" : basename(points)

export interface TypedPictures {
  coverage?: string
  run?: string
}

/** Where the pictures of a run are: in a folder, or kept. */
export const pictureOptions = (command: Command): Command =>
  command
    .option("--coverage <directory>", "kết quả của coverage run (pictures of a run)")
    .option("--run <id>", "hoặc lần tính đang giữ, ví dụ PS-000001 (or a kept run)")

export async function picturesAsked(
  { coverage, run }: TypedPictures,
  cli: Cli,
): Promise<RunPictures> {
  if ((coverage === undefined) === (run === undefined)) throw picturesWhere()
  const { picturesIn, picturesOfRun } = await import("../service/run-pictures.ts")
  return run === undefined
    ? picturesIn(cli.path(coverage ?? ""))
    : picturesOfRun(await cli.open(), run, () => true)
}
