import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { collectionRoutes } from "./collection-routes.ts"
import { followRoutes } from "./follow-routes.ts"
import { reportRoutes } from "./report-routes.ts"
import { templateRoutes } from "./template-routes.ts"
import { workbookRoutes } from "./workbook-routes.ts"

/** Collections, their reports, and what waits for whom. */
export async function collectionsRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  collectionRoutes(http, ctx, gate)
  reportRoutes(http, ctx, gate)
  followRoutes(http, ctx, gate)
  templateRoutes(http, ctx, gate)
  await workbookRoutes(http, ctx, gate)
}
