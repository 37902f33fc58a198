import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Identity } from "../../../platform/identity/index.ts"
import { ogcRoutes } from "../ogc/routes.ts"

/** The register for map programs. */
export function assetOutputRoutes(
  http: Http,
  ctx: Context,
  identity: Pick<Identity, "gate" | "keys">,
): void {
  ogcRoutes(http, ctx, identity)
}
