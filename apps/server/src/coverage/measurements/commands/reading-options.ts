import { type Command, InvalidArgumentError, Option } from "commander"
import { Value } from "typebox/value"
import { MeasurementOptions } from "../model.ts"

/** What commander makes of the options below. */
export interface TypedReading {
  sheet?: string
  technology?: string
  operator?: string
  level?: "dbm" | "asu"
  decimal?: "comma" | "point"
  timezone?: string
  dates?: "day-first" | "month-first"
  meridian?: string
  zone?: "3" | "6"
  column?: readonly string[]
}

/** How a file of measurements is to be read where it can be read in two ways. */
export function readingOptions(command: Command): Command {
  return command
    .option("--sheet <name>", "chỉ trang tính này (only this sheet)")
    .addOption(
      new Option("--level <unit>", "mức tín hiệu ghi bằng gì (unit of levels)").choices([
        "dbm",
        "asu",
      ]),
    )
    .addOption(
      new Option("--decimal <mark>", "dấu thập phân (decimal mark)").choices(["comma", "point"]),
    )
    .option(
      "--timezone <zone>",
      "múi giờ của thời điểm không ghi múi; mặc định +07:00 (zone of times)",
      zoneOf,
    )
    .addOption(
      new Option("--dates <order>", "ngày hay tháng đứng trước (order of dates)").choices([
        "day-first",
        "month-first",
      ]),
    )
    .option("--meridian <degrees>", "kinh tuyến trục VN-2000: 107°45' (central meridian)")
    .addOption(new Option("--zone <degrees>", "múi chiếu VN-2000 (zone)").choices(["3", "6"]))
    .option(
      "--column <heading=target>",
      "sửa cách hiểu một cột, lặp lại được: “Mức=rsrp”, “Tải xuống=download:mbit/s” (what a column gives)",
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    )
}

function zoneOf(text: string): string {
  if (!Value.Check(MeasurementOptions.properties.timezone, text)) {
    throw new InvalidArgumentError("cần +07:00, UTC hoặc Z")
  }
  return text
}

/** The options as the reader takes them; `more` are those that a command names itself. */
export function optionsOf(typed: TypedReading): MeasurementOptions {
  const { zone, column = [], ...said } = typed
  const { sheet, technology, operator, level, decimal, timezone, dates, meridian } = said
  const given = { sheet, technology, operator, level, decimal, timezone, dates, meridian }
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(zone === undefined ? {} : { zone: zone === "3" ? (3 as const) : (6 as const) }),
    ...(column.length === 0 ? {} : { columns: columnsOf(column) }),
  }
}

function columnsOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf("=")
      if (at < 1) throw new InvalidArgumentError("cần dạng “Tiêu đề=rsrp”")
      return [pair.slice(0, at).normalize("NFC"), pair.slice(at + 1)]
    }),
  )
}
