import type { ViewState } from "@tinhso/server/indicators/views/model"

/** How the table is drawn beside itself. */
export const CHARTS = ["ranking", "trend", "multiples", "map", "none"] as const
export type Chart = (typeof CHARTS)[number]

/** What an address of the explorer says. */
export interface State {
  readonly indicators: readonly string[]
  readonly units: string
  readonly periods: string
  readonly by: string | null
  readonly view: string | null
  readonly asof: string | null
  readonly rows: string | null
  readonly sort: string | null
  readonly only: "missing" | "behind" | null
  readonly chart: Chart | null
  readonly page: number
}

export const NEWEST = "newest:4"

/** Names in the address and their values in Vietnamese, with the words of the API. */
const AXES: Readonly<Record<string, string>> = {
  "don-vi": "units",
  "chi-so": "indicators",
  ky: "periods",
  tach: "breakdown",
}
const ONLY = { thieu: "missing", cham: "behind" } as const
const CHART_NAMES: Readonly<Record<string, Chart>> = {
  "xep-hang": "ranking",
  "xu-huong": "trend",
  "nhieu-o": "multiples",
  "ban-do": "map",
  khong: "none",
}

const nameOf = (table: Readonly<Record<string, string>>, value: string) =>
  Object.entries(table).find(([, one]) => one === value)?.[0]

/** Commas between values, or the name said again: what forms and people write. */
const listed = (query: URLSearchParams, name: string): string[] => [
  ...new Set(
    query
      .getAll(name)
      .flatMap((one) => one.normalize("NFC").split(","))
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  ),
]

export function stateOf(query: URLSearchParams): State {
  const only = query.get("chi")
  const rows = listed(query, "hang").map((name) => AXES[name] ?? name)
  const text = (name: string) => query.get(name)?.normalize("NFC").trim() ?? ""
  return {
    indicators: listed(query, "chi-so"),
    units: text("don-vi"),
    periods: text("ky"),
    by: text("tach") || null,
    view: query.get("view"),
    asof: query.get("asof"),
    rows: rows.length === 0 ? null : rows.join(","),
    sort: text("xep") || null,
    only: only === "thieu" || only === "cham" ? ONLY[only] : null,
    chart: CHART_NAMES[text("bieu-do")] ?? null,
    page: pageOf(query.get("trang")),
  }
}

const LAST_PAGE = 100_000

function pageOf(text: string | null): number {
  const page = Number(text ?? "1")
  return Number.isInteger(page) && page > 0 && page < LAST_PAGE ? page : 1
}

/** The address of a state; what is as it is without saying is not said. */
export function addressOf(state: State, change: Partial<State> = {}): string {
  const { indicators, units, periods, by, rows, sort, only, chart, page, view, asof } = {
    ...state,
    ...change,
  }
  const query = new URLSearchParams()
  const set = (name: string, value: string | null | undefined) => {
    if (value !== null && value !== undefined && value !== "") query.set(name, value)
  }
  set("chi-so", indicators.join(","))
  set("don-vi", units)
  set("ky", periods)
  set("tach", by)
  set(
    "hang",
    rows
      ?.split(",")
      .map((axis) => nameOf(AXES, axis) ?? axis)
      .join(","),
  )
  set("xep", sort)
  set("chi", only === null ? null : nameOf(ONLY, only))
  set("bieu-do", chart === null ? null : nameOf(CHART_NAMES, chart))
  set("trang", page === 1 ? null : String(page))
  set("view", view)
  set("asof", asof)
  return readable(query)
}

/** Commas and colons need no escape in a query, and are easier to read. */
const readable = (query: URLSearchParams) =>
  query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")

/** The same question for `/api/v1/pivot`. */
export function questionOf(state: State): URLSearchParams {
  const query = new URLSearchParams({
    indicators: state.indicators.join(","),
    units: state.units,
    periods: state.periods === "" ? NEWEST : state.periods,
  })
  for (const name of ["by", "view", "asof", "rows", "sort", "only"] as const) {
    const value = state[name]
    if (value !== null) query.set(name, value)
  }
  return query
}

/** What is kept when somebody saves the view. */
export function keptOf(state: State): ViewState {
  const { indicators, units, periods, by, view, asof, rows, sort, only, chart } = state
  return {
    indicators: indicators.join(","),
    units,
    periods: periods === "" ? NEWEST : periods,
    ...(by === null ? {} : { by }),
    ...(view === null ? {} : { view }),
    ...(asof === null ? {} : { asof }),
    ...(rows === null ? {} : { rows }),
    ...(sort === null ? {} : { sort }),
    ...(only === null ? {} : { only }),
    ...(chart === null ? {} : { chart }),
  }
}

/** A view that somebody kept, as an address. */
export const stateOfView = (view: ViewState): State => ({
  indicators: view.indicators.split(","),
  units: view.units,
  periods: view.periods,
  by: view.by ?? null,
  view: view.view ?? null,
  asof: view.asof ?? null,
  rows: view.rows ?? null,
  sort: view.sort ?? null,
  only: view.only ?? null,
  chart: view.chart ?? null,
  page: 1,
})
