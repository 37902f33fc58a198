import { ASSET_DOCUMENTS } from "./asset-documents.ts"
import { assessmentRoutes } from "./assessment/index.ts"
import {
  coverageRoutes,
  coverageRunRoutes,
  measurementRoutes,
  servedRoutes,
} from "./coverage/index.ts"
import { evidenceRoutes } from "./evidence/index.ts"
import { GAP_DOCUMENTS } from "./gap-documents.ts"
import { indicatorsRoutes, keepRegistersCounted, registerRoutes } from "./indicators/index.ts"
import { basemapRoutes } from "./platform/basemap/routes.ts"
import type { Context } from "./platform/context.ts"
import { healthRoutes } from "./platform/health.ts"
import { createHttp, type Http } from "./platform/http.ts"
import { identityRoutes, openIdentity } from "./platform/identity/index.ts"
import { publicSite } from "./platform/site.ts"
import {
  assetImportRoutes,
  assetOutputRoutes,
  assetRoutes,
  isWithin,
  organisationRoutes,
  registryRoutes,
} from "./registry/index.ts"
import { dayInVietnam } from "./platform/clock.ts"
import { REGISTERS } from "./registers.ts"

/** The whole HTTP face: API, accounts, health, OpenAPI, pages. */
export async function buildServer(ctx: Context): Promise<Http> {
  const http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, dayInVietnam(ctx.now())),
  })
  healthRoutes(http, ctx)
  identityRoutes(http, ctx, identity)
  registryRoutes(http, ctx)
  await basemapRoutes(http, ctx)
  await organisationRoutes(http, ctx, identity.gate)
  assetRoutes(http, ctx, identity.gate, ASSET_DOCUMENTS)
  assetOutputRoutes(http, ctx, identity)
  await assetImportRoutes(http, ctx, identity)
  await coverageRoutes(http, ctx, identity.gate, GAP_DOCUMENTS)
  coverageRunRoutes(http, ctx, identity.gate)
  servedRoutes(http, ctx, identity.gate)
  await measurementRoutes(http, ctx, identity.gate)
  await evidenceRoutes(http, ctx, identity.gate)
  await indicatorsRoutes(http, ctx, identity.gate)
  registerRoutes(http, ctx, identity.gate, REGISTERS)
  keepRegistersCounted(http, ctx, REGISTERS)
  await assessmentRoutes(http, ctx, identity.gate)
  http.get("/api/openapi.json", { schema: { hide: true } }, () => http.swagger())
  await publicSite(http, ctx)
  return http
}
