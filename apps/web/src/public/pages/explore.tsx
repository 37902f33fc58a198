import type { Computed, PivotAnswer } from "@tinhso/server/indicators/pivot/model"
import type { Unit } from "@tinhso/server/registry/model"
import { formatPeriod } from "../../i18n/index.ts"
import { Notice } from "../../ui/Notice.tsx"
import { orNull, part, problemOf, type Told } from "../api.ts"
import {
  ChooseForm,
  type Fields,
  fieldsOf,
  fromForm,
  periodsIn,
  SCOPES,
} from "../parts/explore/form.tsx"
import { chartOf, shownColumn } from "../parts/explore/chart-data.ts"
import { firstIndicator } from "../parts/explore/first-indicator.ts"
import { ExploreTable } from "../parts/explore/result.tsx"
import { type MapDrawn, mapOf } from "../parts/explore/map-points.ts"
import { unitsIn } from "../parts/explore/place-of.ts"
import { addressOf, NEWEST, questionOf, type State, stateOf } from "../parts/explore/state.ts"
import { drawingOf } from "../parts/explore/drawing.tsx"
import { Names } from "../parts/explore/names.ts"
import { missing } from "./failure.tsx"
import { Permalink, ViewSwitch } from "../parts/controls.tsx"
import { href, Link, type Page, type PageResult, type Site, useSite } from "../site.tsx"

/** Rows that a map takes. */
const MAP_ROWS = 4000

/** A table that anybody puts together; everything that it shows is in its address. */
export const explore: Page = async (site) => {
  const computed = await site.api<Computed[]>("/api/v1/computed")
  if (fromForm(site)) return settle(site, computed)
  if (computed.every(({ periods }) => periods.length === 0) && site.query.size === 0) {
    return page(site, <NothingYet />, { status: 200 })
  }
  const state = stateOf(site.query)
  if (state.indicators.length === 0 || state.units === "") return begin(site, state, computed)
  return show(site, state, computed)
}

/** What the form says as an address of its own; a place that nobody knows is told. */
async function settle(site: Site, computed: readonly Computed[]): Promise<PageResult> {
  const { query } = site
  const scope = SCOPES.find((one) => one === query.get("pham-vi")) ?? "children"
  const place = query.get("noi") ?? ""
  const fields = {
    scope,
    place,
    from: query.get("tu")?.trim() ?? "",
    to: query.get("den")?.trim() ?? "",
  }
  const state = { ...stateOf(query), periods: periodsIn(fields.from, fields.to), page: 1 }
  const units = await unitsIn(site, scope, place)
  if ("units" in units && state.indicators.length > 0) {
    return { redirect: href(site, `/phan-tich?${addressOf(state, { units: units.units })}`) }
  }
  const said =
    "unknown" in units && units.unknown !== ""
      ? site.t("explore.noPlace", { name: units.unknown })
      : site.t("explore.choosePlace")
  const told: Told = { status: 400, detail: said }
  return page(site, <Wrong told={told} state={state} fields={fields} computed={computed} />, told)
}

/** Before anything is chosen: what has values, of all provinces. */
async function begin(site: Site, state: State, computed: readonly Computed[]): Promise<PageResult> {
  const first = firstIndicator(computed)
  const indicators =
    state.indicators.length > 0 ? state.indicators : first === undefined ? [] : [first.code]
  const units = state.units === "" ? "level:province" : state.units
  return show(site, { ...state, indicators, units }, computed)
}

async function show(site: Site, state: State, computed: readonly Computed[]): Promise<PageResult> {
  const query = questionOf(state)
  query.set("page", String(state.page))
  if (state.chart === "map") query.set("size", String(MAP_ROWS))
  let answer: PivotAnswer
  try {
    answer = await site.api<PivotAnswer>(`/api/v1/pivot?${query.toString()}`)
  } catch (error) {
    const told = problemOf(error)
    if (told === null) throw error
    const fields = await fieldsWithNames(site, state)
    return page(site, <Wrong told={told} state={state} fields={fields} computed={computed} />, told)
  }
  const chart = chartOf(answer, state.chart)
  const map = chart === "map" ? await mapOf(site, answer, shownColumn(answer)) : null
  const fields = await fieldsWithNames(site, state)
  const body = <Shown {...{ state, fields, computed, answer, map }} />
  return {
    ...page(site, body, { status: 200 }),
    description: answer.sentences[0]?.[site.language] ?? "",
  }
}

const page = (site: Site, body: React.ReactNode, { status }: { status: number }) => ({
  title: site.t("explore.title"),
  description: site.t("explore.lead"),
  noindex: site.query.size > 0,
  ...(status === 200 ? {} : { status }),
  body,
})

/** Names of the places that an address names by id. */
async function fieldsWithNames(site: Site, state: State): Promise<Fields> {
  const ids = state.units.includes(":") ? [state.units.split(":")[1] ?? ""] : state.units.split(",")
  const known = ids.filter((id) => /^[0-9A-Z][0-9A-Z.-]*$/.test(id)).slice(0, 20)
  const units = await Promise.all(
    known.map((id) => orNull(site.api<Unit>(`/api/v1/units/${part(id)}`))),
  )
  const named = new Map(
    units.flatMap((unit) =>
      unit === null || unit.closed !== null ? [] : [[unit.id, unit.fullName] as const],
    ),
  )
  // A list of ids is exact; a name only stands in where there is one place.
  return fieldsOf(state, (id) => (known.length === 1 ? (named.get(id) ?? id) : id))
}

function Head() {
  const { t } = useSite()
  return (
    <>
      <h1>{t("explore.title")}</h1>
      <p className="lead">{t("explore.lead")}</p>
    </>
  )
}

function NothingYet() {
  const { t } = useSite()
  return (
    <>
      <Head />
      <div className="empty">
        <p>{t("explore.empty")}</p>
        <p>
          {t("explore.emptyNext")} <Link to="/chi-so">{t("nav.measures")}</Link>
        </p>
      </div>
    </>
  )
}

interface Chosen {
  readonly state: State
  readonly fields: Fields
  readonly computed: readonly Computed[]
}

function Wrong({ told, ...chosen }: Chosen & { told: Told }) {
  const { t } = useSite()
  return (
    <>
      <Head />
      <Notice tone="warn" title={t("explore.wrong")}>
        <p>{told.detail}</p>
        <p>{t("explore.wrongNext")}</p>
      </Notice>
      <ChooseForm {...chosen} dimensions={dimensionsOf(chosen)} open />
    </>
  )
}

const dimensionsOf = ({ state, computed }: Pick<Chosen, "state" | "computed">) => [
  ...new Set(
    computed.filter(({ code }) => state.indicators.includes(code)).flatMap((one) => one.dimensions),
  ),
]

function Shown({
  state,
  fields,
  computed,
  answer,
  map,
}: Chosen & { answer: PivotAnswer; map: MapDrawn | null }) {
  const site = useSite()
  const { t, language } = site
  const future = answer.periods.find(({ ends }) => ends >= site.today)
  return (
    <>
      <Head />
      <ChooseForm
        state={{ ...state, periods: state.periods === "" ? NEWEST : state.periods }}
        fields={fields}
        computed={computed}
        dimensions={answer.dimensions}
        open={answer.of === 0}
      />
      <div className="controls">
        <ViewSwitch view={answer.view} />
        <Permalink view={answer.view} />
      </div>
      {future !== undefined && (
        <Notice tone="info" title={t("explore.future", { period: formatPeriod(future, language) })}>
          {null}
        </Notice>
      )}
      <ExploreTable state={state} answer={answer} computed={computed} map={map} />
    </>
  )
}

/** The chart of a table as a drawing to take away; the same address with `.png` is a picture of it. */
export const explorePicture: Page = async (site) => {
  const state = stateOf(site.query)
  const query = questionOf(state)
  query.set("page", String(state.page))
  if (state.chart === "map") query.set("size", String(MAP_ROWS))
  try {
    const answer = await site.api<PivotAnswer>(`/api/v1/pivot?${query.toString()}`)
    const chart = chartOf(answer, state.chart)
    const map = chart === "map" ? await mapOf(site, answer, shownColumn(answer)) : null
    const svg = drawingOf(chart, { answer, names: new Names(answer, site), site, map })
    return svg === null ? missing(site, site.t("explore.noChart")) : { svg }
  } catch (error) {
    const told = problemOf(error)
    if (told === null) throw error
    return { ...missing(site, told.detail), status: told.status }
  }
}
