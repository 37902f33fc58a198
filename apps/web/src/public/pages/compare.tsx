import type { ComparedPlaces } from "@tinhso/server/indicators/pivot/model"
import type { UnitRef } from "@tinhso/server/registry/model"
import { formatPeriod } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { problemOf } from "../api.ts"
import { Crumbs, Permalink, ViewSwitch } from "../parts/controls.tsx"
import { CellValue } from "../parts/explore/cell.tsx"
import { indicatorName, valueText } from "../parts/explore/names.ts"
import { placeOf } from "../parts/explore/place-of.ts"
import { measurePath, PlaceLink } from "../parts/figure.tsx"
import { href, Link, localPath, type Page, type PageResult, type Site, useSite } from "../site.tsx"

/** Two places side by side, by every indicator that both have. */
export const compare: Page = async (site) => {
  const [one = "", other = ""] = ["mot", "hai"].map((name) => site.query.get(name)?.trim())
  if (one === "" || other === "") return page(site, null, null)
  const [first, second] = await Promise.all([placeOf(site, one), placeOf(site, other)])
  if (first === null || second === null) {
    const name = first === null ? one : other
    return page(site, null, site.t("explore.noPlace", { name }), 400)
  }
  if (first === one && second === other) return compared(site, one, other)
  const query = new URLSearchParams(site.query)
  query.set("mot", first)
  query.set("hai", second)
  return { redirect: href(site, `/phan-tich/so-sanh?${query.toString()}`) }
}

async function compared(site: Site, one: string, other: string): Promise<PageResult> {
  const query = new URLSearchParams({ one, other })
  const codes = site.query.getAll("chi-so").join(",")
  const asked = { indicators: codes, period: site.query.get("ky")?.trim() ?? "" }
  for (const [name, value] of Object.entries(asked)) if (value !== "") query.set(name, value)
  for (const name of ["view", "asof"]) {
    const value = site.query.get(name)
    if (value !== null) query.set(name, value)
  }
  try {
    const found = await site.api<ComparedPlaces>(`/api/v1/compare?${query.toString()}`)
    return page(site, found, null)
  } catch (error) {
    const told = problemOf(error)
    if (told === null) throw error
    return page(site, null, told.detail, told.status)
  }
}

function page(
  site: Site,
  found: ComparedPlaces | null,
  problem: string | null,
  status?: number,
): PageResult {
  const title =
    found === null ? site.t("compare.title") : `${found.one.fullName} – ${found.other.fullName}`
  return {
    title,
    description: found?.sentences[0]?.[site.language] ?? site.t("compare.lead"),
    canonicalQuery: ["mot", "hai", "chi-so", "ky", "view", "asof"],
    ...(status === undefined ? {} : { status }),
    body: <CompareBody found={found} problem={problem} />,
  }
}

function CompareBody({ found, problem }: { found: ComparedPlaces | null; problem: string | null }) {
  const site = useSite()
  const { t } = site
  return (
    <>
      <Crumbs trail={[{ to: "/phan-tich", title: t("nav.explore") }]} />
      <h1>{t("compare.title")}</h1>
      <p className="lead">{t("compare.lead")}</p>
      {problem !== null && (
        <Notice tone="warn" title={t("compare.unable")}>
          <p>{problem}</p>
        </Notice>
      )}
      <CompareForm found={found} />
      {found !== null && <Found found={found} />}
    </>
  )
}

function CompareForm({ found }: { found: ComparedPlaces | null }) {
  const site = useSite()
  const { t, query } = site
  const value = (unit: UnitRef | undefined, name: string) =>
    unit === undefined || unit.closed !== null ? (query.get(name) ?? "") : unit.fullName
  return (
    <form
      className="compare-form"
      method="get"
      action={localPath("/phan-tich/so-sanh", site.language)}
    >
      <p>
        <label htmlFor="mot">{t("compare.one")}</label>
        <input id="mot" name="mot" required defaultValue={value(found?.one, "mot")} />
      </p>
      <p>
        <label htmlFor="hai">{t("compare.other")}</label>
        <input id="hai" name="hai" required defaultValue={value(found?.other, "hai")} />
      </p>
      <p>
        <label htmlFor="ky">{t("compare.period")}</label>
        <input id="ky" name="ky" defaultValue={query.get("ky") ?? ""} />
      </p>
      {["view", "asof"].map((name) => {
        const kept = query.get(name)
        return kept === null ? null : <input key={name} type="hidden" name={name} value={kept} />
      })}
      <p>
        <button type="submit" className="primary">
          {t("compare.show")}
        </button>
      </p>
    </form>
  )
}

function Found({ found }: { found: ComparedPlaces }) {
  const site = useSite()
  const { t, language } = site
  return (
    <>
      <div className="controls">
        <ViewSwitch view={found.view} />
        <Permalink view={found.view} />
      </div>
      {found.sentences.length > 0 && (
        <ul className="told">
          {found.sentences.map((sentence) => (
            <li key={sentence.vi}>{sentence[language]}</li>
          ))}
        </ul>
      )}
      <p>
        <PlaceLink unit={found.one} /> · <PlaceLink unit={found.other} />
      </p>
      <DataTable
        caption={t("compare.caption", {
          one: found.one.fullName,
          other: found.other.fullName,
          count: found.rows.length,
        })}
        columns={columns(site, found)}
        rows={found.rows}
        rowKey={(row) => row.indicator.code}
        empty={t("compare.none")}
      />
    </>
  )
}

type Row = ComparedPlaces["rows"][number]

function columns(site: Site, found: ComparedPlaces): Column<Row>[] {
  const { t, language } = site
  const side = (which: "one" | "other"): Column<Row> => ({
    key: which,
    title: found[which].fullName,
    numeric: true,
    cell: (row) => (
      <CellValue
        cell={row[which]}
        spot={{
          unit: found[which].id,
          indicator: row.indicator.code,
          period: row.period.code,
          breakdown: "",
        }}
        view={found.view}
        unit={row.indicator.unitOfMeasure}
      />
    ),
  })
  return [
    {
      key: "name",
      title: t("figures.measure"),
      heads: true,
      cell: (row) => (
        <>
          <Link to={measurePath(row.indicator.code)}>{indicatorName(site, row.indicator)}</Link>
          <span className="stacked small">{formatPeriod(row.period, language)}</span>
        </>
      ),
    },
    side("one"),
    side("other"),
    {
      key: "difference",
      title: t("compare.difference"),
      numeric: true,
      cell: (row) =>
        row.difference === null
          ? "—"
          : `${row.difference > 0 ? "+" : ""}${valueText(row.difference, language)}`,
    },
    {
      key: "better",
      title: t("compare.better"),
      cell: ({ better }) =>
        better === null
          ? t("compare.notJudged")
          : better === "equal"
            ? t("compare.equal")
            : found[better].name,
    },
  ]
}
