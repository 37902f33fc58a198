import type { LineageLink, Unit, UnitRef } from "@tinhso/server/registry/model"
import { formatDay, formatDecimal, type MessageKey } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Flow, type FlowNode } from "../../ui/Flow.tsx"
import { href, type Site, useSite } from "../site.tsx"
import { PlaceLink, placePath } from "./figure.tsx"

const EVENTS: Record<LineageLink["event"], MessageKey> = {
  merge: "event.merge",
  split: "event.split",
  transfer: "event.transfer",
  rename: "event.rename",
  abolish: "event.abolish",
  create: "event.create",
}

/** More than this many boxes make no readable drawing; the table stands alone. */
const DRAWN = 14

/** What a unit was made of and what became of it: a drawing, then the same as a table. */
export function Lineage({ unit }: { unit: Unit }) {
  const site = useSite()
  const { t } = site
  const links = [...unit.predecessors, ...unit.successors]
  if (links.length === 0) return <p className="empty">{t("lineage.none")}</p>
  const dates = new Map(links.map((link) => [link.id, formatDay(link.date, site.language)]))
  return (
    <>
      {links.length <= DRAWN && (
        <Flow
          description={describe(unit, site)}
          before={unit.predecessors.map((link) => node(link, site))}
          center={{ ...node(unit, site), href: null }}
          after={unit.successors.map((link) => node(link, site))}
          edge={({ key }) => dates.get(key) ?? ""}
        />
      )}
      <LineageTable unit={unit} />
    </>
  )
}

interface Row extends Pick<LineageLink, "date" | "event" | "share" | "document"> {
  readonly from: UnitRef
  readonly into: UnitRef
}

function LineageTable({ unit }: { unit: Unit }) {
  const site = useSite()
  const rows: Row[] = [
    ...unit.predecessors.map((link) => ({ ...link, from: link, into: unit })),
    ...unit.successors.map((link) => ({ ...link, from: unit, into: link })),
  ]
  return (
    <DataTable
      caption={site.t("lineage.table")}
      columns={columns(site)}
      rows={rows}
      rowKey={(row) => `${row.from.id} ${row.into.id} ${row.date}`}
    />
  )
}

function columns({ t, language }: Site): Column<Row>[] {
  return [
    { key: "from", title: t("lineage.from"), heads: true, cell: (r) => <PlaceLink unit={r.from} /> },
    { key: "into", title: t("lineage.into"), cell: (r) => <PlaceLink unit={r.into} /> },
    { key: "date", title: t("lineage.date"), cell: (r) => formatDay(r.date, language) },
    { key: "event", title: t("lineage.event"), cell: (r) => t(EVENTS[r.event]) },
    {
      key: "share",
      title: t("lineage.share"),
      numeric: true,
      cell: (r) =>
        r.share === null
          ? t("lineage.shareUnknown")
          : `${formatDecimal(String(Number((r.share * 100).toFixed(2))), language)} %`,
    },
    { key: "document", title: t("lineage.document"), cell: (r) => r.document ?? "–" },
  ]
}

function node(unit: UnitRef, site: Site): FlowNode {
  const { t, language } = site
  const note =
    unit.closed === null
      ? t("lineage.since", { day: formatDay(unit.opened ?? "", language) })
      : t("lineage.until", { day: formatDay(unit.closed, language) })
  const isOld = unit.closed === null && unit.opened === null
  return {
    key: unit.id,
    title: unit.fullName,
    note: isOld ? t("lineage.exists") : note,
    href: href(site, placePath(unit)),
  }
}

function describe(unit: Unit, { t }: Site): string {
  const names = (links: readonly LineageLink[]) => links.map((link) => link.fullName).join(", ")
  const made = unit.predecessors.length > 0
  const became = unit.successors.length > 0
  return [
    made ? t("lineage.madeOf", { unit: unit.fullName, units: names(unit.predecessors) }) : "",
    became ? t("lineage.became", { unit: unit.fullName, units: names(unit.successors) }) : "",
  ]
    .filter((text) => text !== "")
    .join(" ")
}
