import type {
  LineageEdge,
  LineageGraph,
  LineageLink,
  Unit,
  UnitRef,
} from "@tinhso/server/registry/model"
import { formatDay, formatDecimal, type MessageKey } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Flow, type FlowNode } from "../../ui/Flow.tsx"
import { href, type Site, useSite } from "../site.tsx"
import { PlaceLink, placePath, unitName } from "./figure.tsx"

const EVENTS: Record<LineageEdge["event"], MessageKey> = {
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
export function Lineage({ unit, graph }: { unit: Unit; graph: LineageGraph }) {
  const site = useSite()
  const { language } = site
  if (graph.edges.length === 0) return <OwnEvents unit={unit} />
  const columns = layers(graph).map((units) => units.map((one) => node(one, unit.id, site)))
  return (
    <>
      {graph.nodes.length <= DRAWN && (
        <Flow
          description={describe(unit, site)}
          columns={columns}
          links={graph.edges.map((edge) => ({
            from: edge.source,
            to: edge.target,
            text: formatDay(edge.date, language),
          }))}
          center={unit.id}
        />
      )}
      <LineageTable graph={graph} />
      {unit.events.length > 0 && <OwnEvents unit={unit} />}
    </>
  )
}

/** What happened to the unit itself, without another one coming of it. */
function OwnEvents({ unit }: { unit: Unit }) {
  const { t, language } = useSite()
  if (unit.events.length === 0) return <p className="empty">{t("lineage.none")}</p>
  return (
    <ul>
      {unit.events.map((event) => (
        <li key={`${event.date} ${event.kind}`}>
          {formatDay(event.date, language)}: {t(EVENTS[event.kind])}
          {event.document !== null && `, ${event.document}`}
          {event.note !== "" && (
            <>
              . <span lang="vi">{event.note}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Every unit stands one column to the right of the last unit that it came from. */
function layers({ nodes, edges }: LineageGraph): UnitRef[][] {
  const depth = new Map(nodes.map((one) => [one.id, 0]))
  // A chain is at most as long as there are units; rounds settle every depth.
  for (let round = 0; round < nodes.length; round++) {
    for (const { source, target } of edges) {
      depth.set(target, Math.max(depth.get(target) ?? 0, (depth.get(source) ?? 0) + 1))
    }
  }
  const byDepth = Map.groupBy(nodes, (one) => Math.min(depth.get(one.id) ?? 0, nodes.length))
  return [...byDepth.entries()].toSorted(([a], [b]) => a - b).map(([, units]) => units)
}

type Row = LineageEdge & { readonly from: UnitRef; readonly into: UnitRef }

function LineageTable({ graph }: { graph: LineageGraph }) {
  const site = useSite()
  const units = new Map(graph.nodes.map((one) => [one.id, one]))
  const rows = graph.edges.flatMap((edge): Row[] => {
    const [from, into] = [units.get(edge.source), units.get(edge.target)]
    return from === undefined || into === undefined ? [] : [{ ...edge, from, into }]
  })
  return (
    <DataTable
      caption={site.t("lineage.table")}
      columns={columnsOf(site)}
      rows={rows}
      rowKey={(row) => `${row.source} ${row.target} ${row.date}`}
    />
  )
}

function columnsOf({ t, language }: Site): Column<Row>[] {
  return [
    {
      key: "from",
      title: t("lineage.from"),
      heads: true,
      cell: (row) => <PlaceLink unit={row.from} />,
    },
    { key: "into", title: t("lineage.into"), cell: (row) => <PlaceLink unit={row.into} /> },
    { key: "date", title: t("lineage.date"), cell: (row) => formatDay(row.date, language) },
    { key: "event", title: t("lineage.event"), cell: (row) => t(EVENTS[row.event]) },
    {
      key: "share",
      title: t("lineage.share"),
      numeric: true,
      cell: (row) =>
        row.share === null
          ? t("lineage.shareUnknown")
          : `${formatDecimal(String(Number((row.share * 100).toFixed(2))), language)} %`,
    },
    { key: "document", title: t("lineage.document"), cell: (row) => row.document ?? "–" },
  ]
}

function node(unit: UnitRef, center: string, site: Site): FlowNode {
  return {
    key: unit.id,
    title: unitName(unit, site.t),
    note: lifeOf(unit, site),
    href: unit.id === center ? null : href(site, placePath(unit)),
  }
}

function lifeOf({ opened, closed }: UnitRef, { t, language }: Site): string {
  if (closed !== null) return t("lineage.until", { day: formatDay(closed, language) })
  if (opened !== null) return t("lineage.since", { day: formatDay(opened, language) })
  return t("lineage.exists")
}

const names = (links: readonly LineageLink[]) => links.map((link) => link.fullName).join(", ")

function describe(unit: Unit, { t }: Site): string {
  const made = unit.predecessors.length > 0
  const became = unit.successors.length > 0
  return [
    made ? t("lineage.madeOf", { unit: unit.fullName, units: names(unit.predecessors) }) : "",
    became ? t("lineage.became", { unit: unit.fullName, units: names(unit.successors) }) : "",
  ]
    .filter((text) => text !== "")
    .join(" ")
}
