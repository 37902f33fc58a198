import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import type { StationSettings } from "../service/run-settings.ts"
import { one } from "./options.ts"

/** What commander makes of the options below. */
export interface TypedClutter {
  clutter?: string[]
  clutterClasses?: string
  missingClutter: "refuse" | "open"
}

/** What stands on the ground, for P.1812. */
export function clutterOptions(command: Command): Command {
  return command
    .option("--clutter <path...>", "lớp phủ mặt đất, GeoTIFF, cho p1812 (land cover, for p1812)")
    .option("--clutter-classes <file>", "chiều cao của từng lớp phủ, JSON (own table of classes)")
    .addOption(
      one("--missing-clutter <choice>", "nơi không có lớp phủ (where land cover is missing)", [
        "refuse",
        "open",
      ]),
    )
}

export function clutterOf(
  { clutter, clutterClasses, missingClutter }: TypedClutter,
  cli: Cli,
): Pick<StationSettings, "clutter"> {
  if (clutter === undefined) return {}
  return {
    clutter: {
      paths: clutter.map((path) => cli.path(path)),
      table: clutterClasses === undefined ? null : cli.path(clutterClasses),
      missing: missingClutter,
    },
  }
}
