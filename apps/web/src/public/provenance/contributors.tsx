import type {
  Contributor,
  Contributors,
  Provenance,
} from "@tinhso/server/indicators/provenance/model"
import { formatDay, formatDecimal, formatInstant } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { PlaceLink } from "../parts/figure.tsx"
import { here, type Site, useSite } from "../site.tsx"
import { PAGE } from "./address.ts"
import { sourceText } from "./source.tsx"
import { Value, valueText } from "./words.tsx"

interface Props {
  readonly of: Provenance
  readonly list: Contributors
  readonly page: number
}

/** Who contributed, what brings most first, a page at a time; those who did not are named too. */
export function ContributorList({ of, list, page }: Props) {
  const { t } = useSite()
  return (
    <section aria-labelledby="don-vi">
      <h2 id="don-vi">{t(of.kind === "part" ? "provenance.unitsOfPart" : "provenance.units")}</h2>
      <p>{t("provenance.counts", countsOf(list))}</p>
      {list.uncarried > 0 && <p>{t("provenance.uncarried", { count: list.uncarried })}</p>}
      <Choose />
      <Table of={of} list={list} />
      <Pages list={list} page={page} />
    </section>
  )
}

const countsOf = ({ reported, missing, notApplicable }: Contributors) => ({
  reported,
  missing,
  notApplicable,
})

/** A search and three choices, all of them addresses. */
function Choose() {
  const site = useSite()
  const { t, query } = site
  const chosen = query.get("gop") ?? ""
  const action = here(site, {}).split("?")[0]
  const kept = [...query].filter(([name]) => name !== "tim" && name !== "trang")
  return (
    <div className="controls">
      <nav className="switch" aria-label={t("provenance.show")}>
        {(["all", "reported", "missing"] as const).map((only) => {
          const name = { all: "", reported: "co", missing: "thieu" }[only]
          return (
            <a
              key={only}
              href={here(site, { gop: name === "" ? null : name, trang: null })}
              aria-current={name === chosen ? "true" : undefined}
            >
              {t(`provenance.show.${only}`)}
            </a>
          )
        })}
      </nav>
      <search>
        <form action={action} method="get">
          {kept.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label htmlFor="tim-don-vi">{t("provenance.find")}</label>
          <div className="search">
            <input id="tim-don-vi" type="search" name="tim" defaultValue={query.get("tim") ?? ""} />
            <button type="submit">{t("provenance.search")}</button>
          </div>
        </form>
      </search>
    </div>
  )
}

function Table({ of, list }: Omit<Props, "page">) {
  const site = useSite()
  const { t } = site
  const from = list.offset + 1
  const to = list.offset + list.rows.length
  return (
    <DataTable
      caption={t("provenance.found", { from: Math.min(from, to), to, count: list.found })}
      columns={columnsOf(site, of)}
      rows={list.rows}
      rowKey={({ unit }) => unit.id}
      empty={t("provenance.noneFound")}
    />
  )
}

function columnsOf({ t, language }: Site, of: Provenance): Column<Contributor>[] {
  const { unitOfMeasure } = of
  const summed = of.measure?.overUnits === "sum"
  const columns: Column<Contributor>[] = [
    {
      key: "unit",
      title: t("provenance.unit"),
      heads: true,
      cell: (row) => (
        <>
          <PlaceLink unit={row.unit} />
          <Carried row={row} />
        </>
      ),
    },
    {
      key: "said",
      title: t("provenance.said"),
      numeric: true,
      cell: (row) => (
        <>
          <Value of={row} unit={unitOfMeasure} opens={row.opens} />
          {row.decides && <span className="age"> ({t("provenance.decides")})</span>}
        </>
      ),
    },
  ]
  if (summed) {
    columns.push(
      {
        key: "brings",
        title: t("provenance.brings"),
        numeric: true,
        cell: ({ brings }) => brings !== null && valueText(brings, unitOfMeasure, language),
      },
      {
        key: "share",
        title: t("provenance.share"),
        numeric: true,
        cell: ({ share }) =>
          share !== null && `${formatDecimal((share * 100).toFixed(2), language)}\u00a0%`,
      },
    )
  }
  if (of.kind === "measure") {
    columns.push({
      key: "source",
      title: t("provenance.source"),
      cell: (row) => <From row={row} />,
    })
  }
  return columns
}

/** By which event, document and share a unit of then came to be counted here. */
function Carried({ row }: { row: Contributor }) {
  const { t, language } = useSite()
  if (row.carried.length === 0 && row.weight === 1) return null
  const weight = row.weight
  return (
    <span className="meta">
      {row.carried.map((step) => (
        <span key={`${step.source} ${step.target}`}>
          {t(
            step.event === "merge" || step.event === "split"
              ? `provenance.event.${step.event}`
              : "provenance.event.other",
            { target: step.target, date: formatDay(step.date, language) },
          )}
          {step.document !== null && ` (${step.document})`}
        </span>
      ))}
      {weight === null
        ? t("provenance.partUnknown")
        : weight < 1 &&
          t("provenance.part", {
            weight: `${formatDecimal(String(Number((weight * 100).toFixed(4))), language)} %`,
          })}
    </span>
  )
}

function From({ row }: { row: Contributor }) {
  const { t, language } = useSite()
  if (row.cell === null) return <>{t(`provenance.made.${row.made}`)}</>
  const { source, place, recordedAt } = row.cell
  return (
    <>
      {sourceText(source, t)}
      {place !== null && `, ${place}`}
      <span className="age"> ({formatInstant(recordedAt, language)})</span>
    </>
  )
}

function Pages({ list, page }: { list: Contributors; page: number }) {
  const site = useSite()
  const { t } = site
  const more = list.offset + PAGE < list.found
  if (page === 1 && !more) return null
  return (
    <nav className="downloads" aria-label={t("provenance.pages")}>
      {page > 1 && (
        <a rel="prev" href={here(site, { trang: page === 2 ? null : String(page - 1) })}>
          {t("provenance.previous")}
        </a>
      )}
      {page > 1 && more && " · "}
      {more && (
        <a rel="next" href={here(site, { trang: String(page + 1) })}>
          {t("provenance.next")}
        </a>
      )}
    </nav>
  )
}
