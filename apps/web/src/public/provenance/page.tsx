import type { CellProvenance, Provenance } from "@tinhso/server/indicators/provenance/model"
import { formatPeriod } from "../../i18n/index.ts"
import { Crumbs, Downloads, Permalink, ViewSwitch } from "../parts/controls.tsx"
import { figurePath, measurePath } from "../parts/figure.tsx"
import { Illustrative } from "../parts/explore/result.tsx"
import { inLanguage } from "../parts/words.ts"
import { missing } from "../pages/failure.tsx"
import { href, type Page, type Site, SiteProvider, useSite } from "../site.tsx"
import { askedIn } from "./address.ts"
import { CellScreen } from "./cell-screen.tsx"
import { FigureScreen } from "./figure-screen.tsx"

/** Where a number comes from: one step a screen, from the formula to the cell and its evidence. */
export const provenancePage: Page = async (site) => {
  const figure = site.query.get("so-lieu")
  if (figure !== null) return { redirect: `${href(site, figurePath(figure))}#nguon` }
  const { isCell, page, query } = askedIn(site)
  if (!query.has("indicator") || !query.has("unit") || !query.has("period")) {
    return missing(site, site.t("provenance.ask"))
  }
  const address = `/api/v1/provenance${isCell ? "/cell" : ""}?${query.toString()}`
  const found = await read(site, address)
  if ("why" in found) return missing(site, site.t("provenance.missing", { why: found.why }))
  const { of } = found
  const name = inLanguage(site, of.nameVi, of.nameEn)
  const what = `${name}, ${of.unit.fullName}, ${formatPeriod(of.period, site.language)}`
  // The answer knows of cells, too: its instant is the one that keeps the numbers.
  const known: Site = { ...site, asOf: site.query.get("asof") ?? of.knownAt }
  return {
    title: site.t("provenance.title", { name: what }),
    description: `${what}. ${site.t("provenance.lead")}`,
    // Thousands of screens for each number: search engines need none of them.
    noindex: true,
    body: (
      <SiteProvider value={known}>
        <Body of={of} page={page} address={address} />
      </SiteProvider>
    ),
  }
}

type Found = Provenance | CellProvenance

async function read(
  { api }: Site,
  address: string,
): Promise<{ readonly of: Found } | { readonly why: string }> {
  try {
    return { of: await api<Found>(address) }
  } catch (error) {
    const why = refusalIn(error)
    if (why === null) throw error
    return { why }
  }
}

/** What the API says against a question, without the words around it. */
function refusalIn(error: unknown): string | null {
  if (!(error instanceof Error) || !("status" in error)) return null
  if (error.status !== 400 && error.status !== 404) return null
  return /"detail":"((?:[^"\\]|\\.)*)"/u.exec(error.message)?.[1]?.replaceAll('\\"', '"') ?? ""
}

interface BodyProps {
  readonly of: Found
  readonly page: number
  readonly address: string
}

function Body({ of, page, address }: BodyProps) {
  const site = useSite()
  const { t } = site
  const { opened } = of
  const kept = new URL(`http://site${address}`)
  kept.searchParams.set("asof", site.asOf)
  kept.searchParams.set("view", opened.view)
  const api = `${kept.pathname}${kept.search}`
  return (
    <>
      <Crumbs
        trail={[
          { to: "/chi-so", title: t("nav.measures") },
          { to: measurePath(opened.indicator), title: inLanguage(site, of.nameVi, of.nameEn) },
        ]}
      />
      <Illustrative answer={of} />
      {"made" in of ? <CellScreen of={of} /> : <FigureScreen of={of} page={page} />}
      {!("made" in of) && (
        <div className="controls">
          <ViewSwitch view={opened.view} />
        </div>
      )}
      <Permalink view={opened.view} />
      <Downloads
        links={[
          { href: api, title: "JSON" },
          { href: `${api}&format=jsonld`, title: t("provenance.linked") },
        ]}
      />
    </>
  )
}
