import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { catalogueRoutes } from "./catalogue-routes.ts"
import { findingRoutes } from "./finding-routes.ts"
import { figureRoutes } from "./figure-routes.ts"
import { importRoutes } from "./import-routes.ts"
import { viewRoutes } from "./view-routes.ts"

export async function indicatorsRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  figureRoutes(http, ctx)
  catalogueRoutes(http, ctx)
  findingRoutes(http, ctx)
  viewRoutes(http, ctx)
  await importRoutes(http, ctx, gate)
}
