import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import type { VillageSettings } from "../service/village-service.ts"
import { numberBetween } from "./options.ts"

/** What commander makes of the options below. */
export interface TypedVillages {
  points: string
  spread: number
  rule: number
  skipBad: boolean
}

const POINTS = ["--points <file>", "điểm dân cư: CSV, XLSX hoặc GeoJSON (villages)"] as const

/** `isNeeded`: whether nothing can be said without villages. */
export function villageOptions(command: Command, isNeeded = true): Command {
  return (isNeeded ? command.requiredOption(...POINTS) : command.option(...POINTS))
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

export const villageSettings = (typed: TypedVillages, cli: Cli): VillageSettings => ({
  points: cli.path(typed.points),
  spread: typed.spread,
  rule: typed.rule / 100,
  skipBad: typed.skipBad,
})
