import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { noticeRoutes } from "../notices/routes.ts"
import { comparisonRoutes } from "./comparison-routes.ts"
import { gainsRoutes } from "./gains-routes.ts"
import { givenRoutes } from "./given-routes.ts"
import { mergedRoutes } from "./merged-routes.ts"
import { replyRoutes } from "./reply-routes.ts"

/** What stands beside scoring: what could be won, replies, given figures, comparison, mergers, notices. */
export function besideRoutes(http: Http, ctx: Context, gate: Gate): void {
  gainsRoutes(http, ctx, gate)
  replyRoutes(http, ctx, gate)
  mergedRoutes(http, ctx, gate)
  noticeRoutes(http, ctx, gate)
  givenRoutes(http, ctx, gate)
  comparisonRoutes(http, ctx, gate)
}
