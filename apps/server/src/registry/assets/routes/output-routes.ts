import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Identity } from "../../../platform/identity/index.ts"
import { assetExportRoutes } from "../export/routes.ts"
import { ogcRoutes } from "../ogc/routes.ts"
import { assetTileRoutes } from "../tiles/routes.ts"

/** The register for map programs, and as files. */
export function assetOutputRoutes(
  http: Http,
  ctx: Context,
  identity: Pick<Identity, "gate" | "keys">,
): void {
  ogcRoutes(http, ctx, identity)
  assetExportRoutes(http, ctx, identity)
  assetTileRoutes(http, ctx, identity)
}
