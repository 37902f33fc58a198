import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { cellRoutes } from "../cells/routes.ts"
import { collectionsRoutes } from "../collections/routes/index.ts"
import { cubeOf } from "../cube/service.ts"
import { definitionRoutes } from "../definitions/routes.ts"
import { sdmxRoutes } from "../exchange/sdmx/routes.ts"
import { pivotRoutes } from "../pivot/routes.ts"
import { queryRoutes } from "../query/routes.ts"
import { planRoutes } from "../plans/routes.ts"
import { provenanceRoutes } from "../provenance/routes.ts"
import { releaseRoutes } from "../releases/routes.ts"
import { findProblems } from "../service/checks-service.ts"
import { searchAll } from "../service/search-service.ts"
import { savedRoutes } from "../views/routes.ts"
import { catalogueRoutes } from "./catalogue-routes.ts"
import { figureRoutes } from "./figure-routes.ts"
import { findingRoutes } from "./finding-routes.ts"
import { importRoutes } from "./import-routes.ts"
import { viewRoutes } from "./view-routes.ts"

export async function indicatorsRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  figureRoutes(http, ctx)
  catalogueRoutes(http, ctx)
  findingRoutes(http, ctx)
  viewRoutes(http, ctx)
  await planRoutes(http, ctx, gate)
  provenanceRoutes(http, ctx, gate)
  definitionRoutes(http, ctx, gate)
  cellRoutes(http, ctx, gate)
  await collectionsRoutes(http, ctx, gate)
  releaseRoutes(http, ctx, gate)
  queryRoutes(http, ctx, gate)
  sdmxRoutes(http, ctx)
  pivotRoutes(http, ctx)
  savedRoutes(http, ctx, gate)
  await importRoutes(http, ctx, gate)
  // The first visitor should not wait for units, names and checks to be read into memory.
  http.addHook("onListen", () => {
    warmUp(ctx).catch((error: unknown) => ctx.log.info({ error: String(error) }, "not warmed up"))
  })
}

async function warmUp(ctx: Context): Promise<void> {
  await searchAll(ctx, { text: "a", language: "vi", limit: 1 })
  await findProblems(ctx, null)
  await cubeOf(ctx.db)
}
