import type { Figure } from "@tinhso/server/indicators/model"
import type { ReactNode } from "react"
import { formatPeriod, type MessageKey } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Link, type Site, useSite } from "../site.tsx"
import {
  documentPath,
  FailedTag,
  figurePath,
  FigureValue,
  measurePath,
  PlaceLink,
} from "./figure.tsx"
import { figureTitle, inLanguage } from "./words.ts"

const KINDS: Record<Figure["kind"], MessageKey> = {
  observation: "kind.observation",
  target: "kind.target",
  benchmark: "kind.benchmark",
  rank: "kind.rank",
  plan: "kind.plan",
  drill: "kind.drill",
  event: "kind.event",
}

export const kindName = (kind: Figure["kind"], site: Site) => site.t(KINDS[kind])

/** Whether a column of places would say the same in every row. */
export const samePlace = (figures: readonly Figure[]) =>
  new Set(figures.map((figure) => figure.place.id)).size === 1

interface Props {
  readonly caption: ReactNode
  readonly figures: readonly Figure[]
  readonly failed: ReadonlySet<string>
  /** Columns that say the same in every row are left out. */
  readonly without?: readonly ("place" | "document" | "measure")[]
}

const NOTHING: NonNullable<Props["without"]> = []

/** Figures exactly as published, one per row. */
export function FiguresTable({ caption, figures, failed, without = NOTHING }: Props) {
  const site = useSite()
  const shown = columns(site, failed).filter(({ key }) => !without.some((name) => name === key))
  return (
    <DataTable
      caption={caption}
      columns={shown}
      rows={figures}
      rowKey={(figure) => figure.id}
      empty={site.t("figures.none")}
    />
  )
}

function columns(site: Site, failed: ReadonlySet<string>): Column<Figure>[] {
  const { t, language } = site
  return [
    {
      key: "figure",
      title: t("figures.figure"),
      heads: true,
      cell: (figure) => (
        <>
          <Link to={figurePath(figure.id)}>{figureTitle(site, figure)}</Link>
          {failed.has(figure.id) && <FailedTag figureId={figure.id} />}
        </>
      ),
      order: (figure) => figureTitle(site, figure),
    },
    {
      key: "place",
      title: t("figures.place"),
      cell: (figure) => <PlaceLink unit={figure.place} />,
      order: (figure) => figure.place.name,
    },
    {
      key: "value",
      title: t("figures.value"),
      numeric: true,
      cell: (figure) => <FigureValue figure={figure} />,
      order: (figure) => figure.value ?? -1,
    },
    {
      key: "period",
      title: t("figures.period"),
      cell: (figure) => formatPeriod(figure.period, language),
      order: (figure) => figure.period.ends,
    },
    {
      key: "kind",
      title: t("figures.kind"),
      cell: (figure) => <span className="whole">{kindName(figure.kind, site)}</span>,
      order: (figure) => figure.kind,
    },
    measureColumn(site),
    documentColumn(site),
  ]
}

function measureColumn(site: Site): Column<Figure> {
  return {
    key: "measure",
    title: site.t("figures.measure"),
    cell: (figure) => (
      <Link to={measurePath(figure.measure.code)}>
        {inLanguage(site, figure.measure.nameVi, figure.measure.nameEn)}
      </Link>
    ),
    order: (figure) => inLanguage(site, figure.measure.nameVi, figure.measure.nameEn),
  }
}

function documentColumn(site: Site): Column<Figure> {
  return {
    key: "document",
    title: site.t("figures.document"),
    cell: (figure) => (
      <Link to={documentPath(figure.document.id)}>
        {figure.document.number ?? figure.document.id}
      </Link>
    ),
    order: (figure) => figure.document.id,
  }
}
