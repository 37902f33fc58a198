import type { Context } from "../../context.ts"
import type { Http } from "../../http.ts"
import type { Identity } from "../identity.ts"
import { refuseOtherContent, refuseOtherOrigins } from "../same-origin.ts"
import { apiKeyRoutes } from "./api-keys.ts"
import { auditRoutes } from "./audit.ts"
import { linkRoutes } from "./links.ts"
import { ownRoutes } from "./own.ts"
import { sessionRoutes } from "./sessions.ts"
import { twoFactorRoutes } from "./two-factor.ts"
import { userRoutes } from "./users.ts"

/**
 * Everything under /api/v1/identity and the audit log; and, for every route of the product, the
 * rule that a change comes from our own pages.
 */
export function identityRoutes(http: Http, ctx: Context, identity: Identity): void {
  http.addHook("onRequest", async (request, reply) => {
    refuseOtherOrigins(request, ctx.settings)
    const { url } = request.routeOptions
    if (url?.startsWith("/api/") !== true) return
    refuseOtherContent(request)
    if (url.startsWith("/api/v1/identity/")) void reply.header("cache-control", "no-store")
  })
  sessionRoutes(http, ctx, identity)
  ownRoutes(http, ctx, identity)
  twoFactorRoutes(http, ctx, identity)
  linkRoutes(http, ctx, identity)
  userRoutes(http, ctx, identity)
  apiKeyRoutes(http, ctx, identity)
  auditRoutes(http, ctx, identity)
}
