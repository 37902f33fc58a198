import type { GapFigures, GapPage, RegisteredGap } from "@tinhso/server/coverage/register/model"
import { formatNumber } from "@tinhso/vietnamese"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { here, Link, type Site, useSite } from "../site.tsx"
import { gapPath, NAMES } from "./address.ts"
import { GapTag } from "./tag.tsx"

type Below = GapFigures["below"][number]

/** A tenth of a percent; the whole only where all are closed. */
function percent(share: number | null, { language }: Pick<Site, "language">): string {
  if (share === null) return "—"
  const tenths = Math.round(share * 1000)
  const shown = share < 1 && tenths === 1000 ? 999 : share > 0 && tenths === 0 ? 1 : tenths
  return `${language === "vi" ? formatNumber(shown / 10) : String(shown / 10)} %`
}

/** How far each unit directly below has come. */
export function ByUnit({ figure }: { readonly figure: GapFigures }) {
  const site = useSite()
  if (figure.below.length === 0) return null
  return (
    <DataTable
      caption={site.t("gaps.by")}
      columns={unitColumns(site)}
      rows={figure.below}
      rowKey={({ unit }) => unit}
    />
  )
}

function unitColumns(site: Site): Column<Below>[] {
  const { t, language } = site
  const whole = (key: string, title: string, of: (row: Below) => number): Column<Below> => ({
    key,
    title,
    numeric: true,
    cell: (row) => formatWhole(of(row), language),
    order: of,
  })
  return [
    {
      key: "unit",
      title: t("gaps.unit"),
      heads: true,
      cell: ({ unit, name }) => (
        <a href={here(site, { [NAMES.unit]: unit, [NAMES.after]: null })}>{name}</a>
      ),
      order: ({ name }) => name,
    },
    {
      key: "share",
      title: t("gaps.share"),
      numeric: true,
      cell: ({ share }) => percent(share, site),
      order: ({ share }) => share ?? -1,
    },
    whole("closed", t("gaps.state.closed"), ({ closed }) => closed),
    whole("planned", t("gaps.state.planned"), ({ planned }) => planned),
    whole("confirmed", t("gaps.state.confirmed"), ({ confirmed }) => confirmed),
    whole("of", t("gaps.of"), ({ of }) => of),
  ]
}

/** Every gap that was confirmed, those of most people first. */
export function GapList({
  page,
  filtered,
}: {
  readonly page: GapPage
  readonly filtered: boolean
}) {
  const site = useSite()
  return (
    <DataTable
      caption={site.t("gaps.list", { count: page.total })}
      columns={listColumns(site)}
      rows={page.rows}
      rowKey={({ id }) => id}
      empty={site.t(filtered ? "gaps.noneFit" : "gaps.none")}
    />
  )
}

function listColumns(site: Site): Column<RegisteredGap>[] {
  const { t, language } = site
  return [
    {
      key: "name",
      title: t("gaps.name"),
      heads: true,
      cell: ({ id, name, illustrative }) => (
        <>
          <Link to={gapPath(id)}>{name}</Link>
          {illustrative && ` (${t("gaps.mark")})`}
        </>
      ),
      order: ({ name }) => name,
    },
    {
      key: "unit",
      title: t("gaps.unit"),
      cell: ({ unitName }) => unitName,
      order: ({ unitName }) => unitName,
    },
    {
      key: "people",
      title: t("gaps.people"),
      numeric: true,
      cell: ({ population }) =>
        population === null ? t("gaps.uncounted") : formatWhole(population, language),
      order: ({ population }) => population ?? -1,
    },
    {
      key: "technology",
      title: t("gaps.technology"),
      cell: ({ technology, operators }) =>
        `${technology}, ${operators.length === 0 ? t("gaps.allOperators") : operators.join(", ")}`,
    },
    {
      key: "state",
      title: t("gaps.state"),
      cell: ({ state, since }) => (
        <>
          <GapTag state={state} /> {t("gaps.since", { day: formatDay(since, language) })}
        </>
      ),
    },
    { key: "plan", title: t("gaps.plan"), cell: (gap) => planText(gap, site) },
  ]
}

/** Who closes it by when; empty where nobody plans to. */
export function planText(
  { state, due, overdue, waitsFor }: RegisteredGap,
  { t, language }: Pick<Site, "t" | "language">,
): string {
  if (state !== "planned") return ""
  return [
    waitsFor,
    due === null ? null : t("gaps.due", { day: formatDay(due, language) }),
    overdue === null ? null : t("gaps.late", { count: overdue }),
  ]
    .filter((one) => one !== null)
    .join(", ")
}

type Month = GapFigures["history"][number]

/** How the share went over the months. */
export function Months({ figure }: { readonly figure: GapFigures }) {
  const site = useSite()
  const rows = figure.history.filter(({ of }) => of > 0)
  if (rows.length < 2) return null
  return (
    <DataTable
      caption={site.t("gaps.history")}
      columns={monthColumns(site)}
      rows={rows}
      rowKey={({ day }) => day}
    />
  )
}

function monthColumns(site: Site): Column<Month>[] {
  const { t, language } = site
  return [
    {
      key: "day",
      title: t("gaps.day"),
      heads: true,
      cell: ({ day }) => (
        <a href={here(site, { [NAMES.at]: day, [NAMES.after]: null })}>
          {formatDay(day, language)}
        </a>
      ),
    },
    {
      key: "share",
      title: t("gaps.share"),
      numeric: true,
      cell: ({ share }) => percent(share, site),
    },
    {
      key: "reached",
      title: t("gaps.of"),
      numeric: true,
      cell: ({ reached, of }) => `${formatWhole(reached, language)}/${formatWhole(of, language)}`,
    },
  ]
}
