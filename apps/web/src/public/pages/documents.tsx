import type { DocumentSummary } from "@tinhso/server/indicators/model"
import { formatPeriod, formatWhole } from "../../i18n/index.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { documentPath, PlaceLink } from "../parts/figure.tsx"
import { Link, type Page, type Site, useSite } from "../site.tsx"

/** The public texts that figures were taken from. */
export const documents: Page = async (site) => ({
  title: site.t("nav.documents"),
  description: site.t("documents.lead"),
  body: <DocumentsBody rows={await site.api<DocumentSummary[]>("/api/v1/documents")} />,
})

function DocumentsBody({ rows }: { rows: readonly DocumentSummary[] }) {
  const site = useSite()
  const { t } = site
  return (
    <>
      <h1>{t("nav.documents")}</h1>
      <p className="lead">{t("documents.lead")}</p>
      <DataTable
        caption={t("documents.caption", { count: rows.length })}
        columns={columns(site)}
        rows={rows}
        rowKey={(row) => row.id}
        empty={t("documents.none")}
      />
    </>
  )
}

const columns = ({ t, language }: Site) => [
  {
    key: "title",
    title: t("figures.document"),
    heads: true,
    cell: (row: DocumentSummary) => <Link to={documentPath(row.id)}>{row.title}</Link>,
    order: (row: DocumentSummary) => row.title,
  },
  {
    key: "number",
    title: t("document.number"),
    cell: (row: DocumentSummary) => row.number ?? "–",
  },
  {
    key: "issued",
    title: t("document.issued"),
    cell: (row: DocumentSummary) =>
      row.issued === null ? "–" : formatPeriod(row.issued, language),
    order: (row: DocumentSummary) => row.issued?.ends ?? "",
  },
  {
    key: "places",
    title: t("nav.places"),
    cell: (row: DocumentSummary) =>
      row.places.map((place, index) => (
        <span key={place.id}>
          {index > 0 && ", "}
          <PlaceLink unit={place} full={false} />
        </span>
      )),
  },
  {
    key: "figures",
    title: t("measures.figures"),
    numeric: true,
    cell: (row: DocumentSummary) => formatWhole(row.figures, language),
    order: (row: DocumentSummary) => row.figures,
  },
]
