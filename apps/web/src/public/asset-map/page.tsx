import { readMapAddress } from "../../ui/asset-map/address.ts"
import { readCoverageView } from "../coverage/view.ts"
import type { Page } from "../site.tsx"
import { AssetMapBody } from "./body.tsx"
import { readMapView } from "./read.ts"

/** The register of infrastructure on a map, with its ranked table: every view of it is an address. */
export const assetMapPage: Page = async (site) => {
  const asked = readMapAddress(site.query)
  const [view, coverage] = await Promise.all([
    readMapView(site.api, asked, site.today),
    readCoverageView(site, asked),
  ])
  return {
    title: site.t("assets.title"),
    description: site.t("assets.lead"),
    canonicalQuery: ["loai", "dia-ban", "ngay", "phu"],
    body: <AssetMapBody view={view} coverage={coverage} />,
  }
}
