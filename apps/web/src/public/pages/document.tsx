import type { DocumentDetail, FigureProblem } from "@tinhso/server/indicators/model"
import { formatPeriod } from "../../i18n/index.ts"
import { Facts } from "../../ui/Facts.tsx"
import { orNull, part } from "../api.ts"
import { Crumbs, Downloads, Permalink } from "../parts/controls.tsx"
import { PlaceLink } from "../parts/figure.tsx"
import { FiguresTable, samePlace } from "../parts/figures-table.tsx"
import { asked, type Page, useSite } from "../site.tsx"
import { missing } from "./failure.tsx"

/** A public text with every figure that was read in it. */
export const documentPage: Page = async (site, params) => {
  const id = params["id"] ?? ""
  const asof = asked(site, ["asof"])
  const found = await orNull(site.api<DocumentDetail>(`/api/v1/documents/${part(id)}${asof}`))
  if (found === null) return missing(site, site.t("document.missing", { id }))
  const problems = await site.api<FigureProblem[]>(`/api/v1/problems${asof}`)
  const failed = new Set(problems.map((problem) => problem.figure))
  return {
    title: found.title,
    description: found.abstract ?? found.title,
    canonicalQuery: ["asof"],
    body: <DocumentBody document={found} failed={failed} />,
  }
}

function DocumentBody(props: { document: DocumentDetail; failed: ReadonlySet<string> }) {
  const { document, failed } = props
  const { t, language } = useSite()
  return (
    <>
      <Crumbs trail={[{ to: "/van-ban", title: t("nav.documents") }]} />
      <h1>{document.title}</h1>
      {document.abstract !== null && <p className="lead">{document.abstract}</p>}
      <Facts
        facts={[
          { name: t("document.id"), value: document.id },
          { name: t("document.number"), value: document.number },
          { name: t("document.issuer"), value: document.issuer },
          {
            name: t("document.issued"),
            value: document.issued && formatPeriod(document.issued, language),
          },
          {
            name: t("figures.place"),
            value: samePlace(document.figures) && document.figures[0] !== undefined && (
              <PlaceLink unit={document.figures[0].place} />
            ),
          },
        ]}
      />
      <Permalink />
      <Downloads links={[{ href: `/api/v1/documents/${part(document.id)}`, title: "JSON" }]} />
      <FiguresTable
        caption={t("figures.caption", { count: document.figures.length })}
        figures={document.figures}
        failed={failed}
        without={samePlace(document.figures) ? ["document", "place"] : ["document"]}
      />
    </>
  )
}
