import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import type { AssetDocuments } from "../service/documents-service.ts"
import { assetDocumentRoutes } from "./document-routes.ts"
import { keptRoutes } from "./kept-routes.ts"
import { kindRoutes } from "./kind-routes.ts"
import { assetMapRoutes } from "./map-routes.ts"
import { assetListRoutes, assetRoutesOfOne } from "./read-routes.ts"
import { switchOffRoutes } from "./switch-off-routes.ts"
import { assetWriteRoutes } from "./write-routes.ts"

/** Everything under /api/v1/assets and /api/v1/asset-kinds. */
export function assetRoutes(http: Http, ctx: Context, gate: Gate, documents: AssetDocuments): void {
  assetListRoutes(http, ctx, gate)
  assetMapRoutes(http, ctx, gate)
  switchOffRoutes(http, ctx, gate)
  keptRoutes(http, ctx, gate)
  kindRoutes(http, ctx, gate)
  assetRoutesOfOne(http, ctx, gate)
  assetDocumentRoutes(http, ctx, gate, documents)
  assetWriteRoutes(http, ctx, gate, documents)
}
