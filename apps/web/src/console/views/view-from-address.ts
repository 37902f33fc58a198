import type { ViewState } from "@tinhso/server/indicators/views/model"

const CHARTS = ["ranking", "trend", "multiples", "map", "none"] as const

/** The table that the public page sends along to be kept; null where the address names none. */
export function viewFromAddress(query: URLSearchParams): ViewState | null {
  const text = (name: string) => query.get(name) ?? ""
  const indicators = text("indicators")
  const units = text("units")
  if (indicators === "" || units === "") return null
  const chart = CHARTS.find((one) => one === text("chart"))
  const only = (["missing", "behind"] as const).find((one) => one === text("only"))
  const kept: Record<string, string> = {}
  for (const name of ["by", "view", "asof", "rows", "sort"]) {
    if (text(name) !== "") kept[name] = text(name)
  }
  return {
    indicators,
    units,
    periods: text("periods") === "" ? "newest:4" : text("periods"),
    ...kept,
    ...(only === undefined ? {} : { only }),
    ...(chart === undefined ? {} : { chart }),
  }
}
