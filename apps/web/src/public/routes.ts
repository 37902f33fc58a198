import { here, href, type Page } from "./site.tsx"
import { agencyPage } from "./assessment/agency-page.tsx"
import { indexPage } from "./assessment/index-page.tsx"
import { assetMapPage } from "./asset-map/page.tsx"
import { coveragePlacePage } from "./coverage/place-page.tsx"
import { roundPage } from "./assessment/round-page.tsx"
import { roundsPage } from "./assessment/rounds-page.tsx"
import { gapsPage } from "./gaps/list-page.tsx"
import { gapPage } from "./gaps/record-page.tsx"
import { receiptPage, tellPage } from "./gaps/tell-page.tsx"
import { campaignPage } from "./measurements/campaign-page.tsx"
import { measuredPage } from "./measurements/list-page.tsx"
import { about } from "./pages/about.tsx"
import { compare } from "./pages/compare.tsx"
import { documentPage } from "./pages/document.tsx"
import { documents } from "./pages/documents.tsx"
import { explore, explorePicture } from "./pages/explore.tsx"
import { figurePage } from "./pages/figure.tsx"
import { map } from "./pages/map.tsx"
import { measurePage } from "./pages/measure.tsx"
import { measures } from "./pages/measures.tsx"
import { overview } from "./pages/overview.tsx"
import { place } from "./pages/place.tsx"
import { places } from "./pages/places.tsx"
import { plan } from "./pages/plan.tsx"
import { plans } from "./pages/plans.tsx"
import { problems } from "./pages/problems.tsx"
import { dashboard, dashboards, savedView } from "./pages/saved.tsx"
import { search } from "./pages/search.tsx"
import { measurePath } from "./parts/figure.tsx"
import { mapSheetPage } from "./map-sheet/page.tsx"
import { provenancePage } from "./provenance/page.tsx"
import { releaseDiffPage } from "./releases/diff-page.tsx"
import { releasePage } from "./releases/release-page.tsx"
import { releases } from "./releases/releases-page.tsx"
import { releaseRowPage } from "./releases/row-page.tsx"
import { servedPage } from "./villages/served-page.tsx"
import { villagePage } from "./villages/sheet-page.tsx"

/** Addresses that measures had before; old links lead on to the same page. */
const movedMeasure: Page = (site, { code }) =>
  Promise.resolve({
    redirect: href(site, code === undefined ? "/chi-so" : measurePath(code)),
    forGood: true,
  })

/** The map's old name of the measure, likewise. */
const mapOrMoved: Page = (site, params) => {
  const code = site.query.get("chi-tieu")
  if (code === null) return map(site, params)
  const redirect = here(site, { "chi-tieu": null, "chi-so": code })
  return Promise.resolve({ redirect, forGood: true })
}

const ROUTES: readonly (readonly [string, Page])[] = [
  ["/", overview],
  ["/dia-ban", places],
  ["/dia-ban/:unitId", place],
  ["/dia-ban/:unitId/:slug", place],
  ["/so-lieu/:figureId", figurePage],
  ["/chi-so", measures],
  ["/chi-so/:code", measurePage],
  ["/chi-tieu", movedMeasure],
  ["/chi-tieu/:code", movedMeasure],
  ["/ke-hoach", plans],
  ["/ke-hoach/:id", plan],
  ["/van-ban", documents],
  ["/van-ban/:id", documentPage],
  ["/van-de", problems],
  ["/r", releases],
  ["/r/:id", releasePage],
  ["/r/:id/so-sanh/:other", releaseDiffPage],
  ["/r/:id/:indicator/:unit/:period", releaseRowPage],
  ["/cham-diem", roundsPage],
  ["/cham-diem/bo-chi-so/:id", indexPage],
  ["/cham-diem/:round", roundPage],
  ["/cham-diem/:round/:unit", agencyPage],
  ["/phan-tich", explore],
  ["/v/:id", savedView],
  ["/bang", dashboards],
  ["/bang/:id", dashboard],
  ["/phan-tich/so-sanh", compare],
  ["/phan-tich.svg", explorePicture],
  ["/nguon-goc", provenancePage],
  ["/tim", search],
  ["/ban-do", mapOrMoved],
  ["/ban-do/ha-tang", assetMapPage],
  ["/ban-do/to-in", mapSheetPage],
  ["/vung-phu", coveragePlacePage],
  ["/phu-song", servedPage],
  ["/thon/:id", villagePage],
  ["/do-song", measuredPage],
  ["/do-song/:id", campaignPage],
  ["/vung-lom-song", gapsPage],
  ["/vung-lom-song/phan-anh", tellPage],
  ["/vung-lom-song/phan-anh/:code", receiptPage],
  ["/vung-lom-song/:id", gapPage],
  ["/gioi-thieu", about],
]

export interface Found {
  readonly page: Page
  readonly params: Readonly<Record<string, string>>
}

/** The page at a path without language, or null. A slash at the end makes no difference. */
export function findPage(path: string): Found | null {
  const parts = decoded(path)
  if (parts === null) return null
  for (const [pattern, page] of ROUTES) {
    const params = match(split(pattern), parts)
    if (params !== null) return { page, params }
  }
  return null
}

const split = (path: string) => path.split("/").filter((part) => part !== "")

/** The parts of a path in plain text; null for one that no browser would send. */
function decoded(path: string): string[] | null {
  try {
    return split(path).map((part) => decodeURIComponent(part))
  } catch {
    return null
  }
}

function match(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [index, name] of pattern.entries()) {
    const part = parts[index] ?? ""
    if (name.startsWith(":")) params[name.slice(1)] = part
    else if (name !== part) return null
  }
  return params
}
