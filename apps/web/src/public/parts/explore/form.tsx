import type { Computed } from "@tinhso/server/indicators/pivot/model"
import { searchKey } from "@tinhso/vietnamese"
import { formatPeriod, type MessageKey } from "../../../i18n/index.ts"
import { localPath, type Site, useSite } from "../../site.tsx"
import { indicatorName } from "./names.ts"
import { CHARTS, NEWEST, type State } from "./state.ts"

/** What the fields of the form say; an address that says the same is made of them. */
export interface Fields {
  readonly scope: Scope
  readonly place: string
  readonly from: string
  readonly to: string
}

export const SCOPES = ["children", "within", "provinces", "communes", "list"] as const
export type Scope = (typeof SCOPES)[number]

interface Props {
  readonly state: State
  readonly fields: Fields
  readonly computed: readonly Computed[]
  readonly dimensions: readonly string[]
  /** Opened where there is no table to read yet. */
  readonly open: boolean
}

/** Chooses what the table shows; a plain form, made quicker by an island. */
export function ChooseForm({ state, fields, computed, dimensions, open }: Props) {
  const site = useSite()
  const { t } = site
  return (
    <details className="choose" open={open}>
      <summary>{t("explore.choose")}</summary>
      <form method="get" action={localPath("/phan-tich", site.language)} data-island="explore">
        {state.view !== null && <input type="hidden" name="view" value={state.view} />}
        {state.asof !== null && <input type="hidden" name="asof" value={state.asof} />}
        <Indicators state={state} computed={computed} />
        <div className="choose-rest">
          <Units fields={fields} />
          <Periods fields={fields} computed={computed} />
          <Shape state={state} dimensions={dimensions} />
          <p>
            <button type="submit" className="primary">
              {t("explore.show")}
            </button>
          </p>
        </div>
      </form>
    </details>
  )
}

function Indicators({ state, computed }: Pick<Props, "state" | "computed">) {
  const site = useSite()
  const { t, query } = site
  const wanted = searchKey(query.get("loc") ?? "")
  const chosen = new Set(state.indicators)
  const kinds = [
    ["indicator", "explore.computed"],
    ["measure", "explore.measures"],
  ] as const
  const listed = computed.filter(
    (one) => chosen.has(one.code) || wanted === "" || keyOf(one).includes(wanted),
  )
  return (
    <fieldset className="choose-indicators">
      <legend>{t("explore.indicators")}</legend>
      <label htmlFor="loc">{t("explore.filter")}</label>
      <input
        id="loc"
        name="loc"
        type="search"
        autoComplete="off"
        defaultValue={query.get("loc") ?? ""}
      />
      <div className="choices-list" data-none={t("explore.noMatch")}>
        {kinds.map(([kind, title]) => (
          <fieldset key={kind}>
            <legend className="small">{t(title)}</legend>
            {listed
              .filter((one) => one.kind === kind)
              .toSorted(withValuesFirst)
              .map((one) => (
                <Choice key={one.code} one={one} checked={chosen.has(one.code)} />
              ))}
          </fieldset>
        ))}
        {listed.length === 0 && <p className="small">{t("explore.noMatch")}</p>}
      </div>
    </fieldset>
  )
}

const withValuesFirst = (a: Computed, b: Computed) =>
  Number(a.periods.length === 0) - Number(b.periods.length === 0)

const keyOf = ({ nameVi, nameEn, code }: Computed) => searchKey(`${nameVi} ${nameEn} ${code}`)

function Choice({ one, checked }: { one: Computed; checked: boolean }) {
  const site = useSite()
  return (
    <label className="choice" data-key={keyOf(one)}>
      <input type="checkbox" name="chi-so" value={one.code} defaultChecked={checked} />
      <span>
        {indicatorName(site, one)}
        {one.periods.length === 0 && (
          <span className="small"> ({site.t("explore.noPeriods")})</span>
        )}
      </span>
    </label>
  )
}

function Units({ fields }: Pick<Props, "fields">) {
  const site = useSite()
  const { t } = site
  return (
    <fieldset>
      <legend>{t("explore.scope")}</legend>
      <select name="pham-vi" aria-label={t("explore.scope")} defaultValue={fields.scope}>
        {SCOPES.map((scope) => (
          <option key={scope} value={scope}>
            {t(`explore.scope.${scope}`)}
          </option>
        ))}
      </select>
      <label htmlFor="noi">{t("explore.place")}</label>
      <input id="noi" name="noi" autoComplete="off" defaultValue={fields.place} />
    </fieldset>
  )
}

/** Periods that have values are offered; any other may be written. */
function Periods({ fields, computed }: Pick<Props, "fields" | "computed">) {
  const { t, language } = useSite()
  const known = new Map(
    computed.flatMap((one) => one.periods.map((period) => [period.code, period] as const)),
  )
  const newest = [...known.values()].toSorted((a, b) => b.ends.localeCompare(a.ends))
  return (
    <fieldset>
      <legend>{t("figures.period")}</legend>
      <div className="two">
        {(["from", "to"] as const).map((end) => (
          <p key={end}>
            <label htmlFor={`ky-${end}`}>{t(`explore.${end}`)}</label>
            <input
              id={`ky-${end}`}
              name={end === "from" ? "tu" : "den"}
              list="cac-ky"
              autoComplete="off"
              aria-describedby="ky-goi-y"
              defaultValue={fields[end]}
            />
          </p>
        ))}
      </div>
      <p className="small" id="ky-goi-y">
        {t("explore.periodHint")}
      </p>
      <datalist id="cac-ky">
        {newest.map((period) => (
          <option key={period.code} value={period.code}>
            {formatPeriod(period, language)}
          </option>
        ))}
      </datalist>
    </fieldset>
  )
}

const ROWS = [
  ["don-vi", "units", "explore.rows.units"],
  ["chi-so", "indicators", "explore.rows.indicators"],
  ["ky", "periods", "explore.rows.periods"],
  ["tach", "breakdown", "explore.rows.breakdown"],
  ["don-vi,chi-so", "units,indicators", "explore.rows.unitsIndicators"],
  ["don-vi,ky", "units,periods", "explore.rows.unitsPeriods"],
] as const satisfies readonly (readonly [string, string, MessageKey])[]

const ONLY_VALUES = { missing: "thieu", behind: "cham" } as const
const CHART_VALUES = {
  ranking: "xep-hang",
  trend: "xu-huong",
  multiples: "nhieu-o",
  map: "ban-do",
  none: "khong",
} as const

function Shape({ state, dimensions }: Pick<Props, "state" | "dimensions">) {
  const { t } = useSite()
  const by = state.by !== null && !dimensions.includes(state.by) ? [state.by] : []
  return (
    <fieldset>
      <legend>{t("explore.rows")}</legend>
      <select
        name="hang"
        aria-label={t("explore.rows")}
        defaultValue={ROWS.find(([, axes]) => axes === (state.rows ?? "units"))?.[0]}
      >
        {ROWS.map(([value, axes, title]) => (
          <option key={axes} value={value}>
            {t(title)}
          </option>
        ))}
      </select>
      <label htmlFor="tach">{t("explore.by")}</label>
      <select id="tach" name="tach" defaultValue={state.by ?? ""}>
        <option value="">{t("explore.whole")}</option>
        {[...by, ...dimensions].map((dimension) => (
          <option key={dimension} value={dimension}>
            {dimension}
          </option>
        ))}
      </select>
      <label htmlFor="chi">{t("explore.only")}</label>
      <select id="chi" name="chi" defaultValue={state.only === null ? "" : ONLY_VALUES[state.only]}>
        <option value="">{t("explore.only.all")}</option>
        <option value="thieu">{t("explore.only.missing")}</option>
        <option value="cham">{t("explore.only.behind")}</option>
      </select>
      <label htmlFor="bieu-do">{t("explore.chart")}</label>
      <select
        id="bieu-do"
        name="bieu-do"
        defaultValue={state.chart === null ? "" : CHART_VALUES[state.chart]}
      >
        <option value="">—</option>
        {CHARTS.map((chart) => (
          <option key={chart} value={CHART_VALUES[chart]}>
            {t(`explore.chart.${chart}`)}
          </option>
        ))}
      </select>
    </fieldset>
  )
}

/** What the fields show for an address; `nameOf` gives the name of a unit. */
export function fieldsOf(state: State, nameOf: (unit: string) => string): Fields {
  const [from = "", to = from] =
    state.periods === "" || state.periods.startsWith("newest:") ? [] : state.periods.split("..")
  const several = state.periods.includes(",")
  return {
    ...scopeOf(state.units, nameOf),
    from: several ? state.periods : from,
    to: several ? "" : to,
  }
}

function scopeOf(units: string, nameOf: (unit: string) => string): Pick<Fields, "scope" | "place"> {
  const [kind, of = "", level] = units.split(":")
  if (kind === "level") return { scope: of === "commune" ? "communes" : "provinces", place: "" }
  if (kind === "children") return { scope: "children", place: nameOf(of) }
  if (kind === "descendants" && level === "commune") return { scope: "within", place: nameOf(of) }
  const places = units.split(",").map(nameOf)
  return { scope: units === "" ? "children" : "list", place: places.join(", ") }
}

/** True where an address comes from the form and is to be said in its short form. */
export const fromForm = (site: Site) => site.query.has("pham-vi")

/** The periods that two fields mean. */
export function periodsIn(from: string, to: string): string {
  if (from === "" && to === "") return NEWEST
  if (from === "" || to === "" || from === to) return from === "" ? to : from
  return `${from}..${to}`
}
