import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { agencyWorkRoutes } from "../agency/routes.ts"
import { annexRoutes } from "./annex-routes.ts"
import { agencyRoutes } from "./agency-routes.ts"
import { besideRoutes } from "./beside-routes.ts"
import { dossierRoutes } from "./dossier-routes.ts"
import { verificationRoutes } from "./verification-routes.ts"
import { judgementRoutes } from "./judgement-routes.ts"
import { correctionRoutes } from "./correction-routes.ts"
import { publicationRoutes } from "./publication-routes.ts"
import { indexEditRoutes } from "./index-edit-routes.ts"
import { indexRoutes } from "./index-routes.ts"
import { outputRoutes } from "../outputs/routes.ts"
import { progressRoutes } from "./progress-routes.ts"
import { roundRoutes } from "./round-routes.ts"

export async function assessmentRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  indexRoutes(http, ctx, gate)
  indexEditRoutes(http, ctx, gate)
  roundRoutes(http, ctx, gate)
  progressRoutes(http, ctx, gate)
  agencyRoutes(http, ctx, gate)
  agencyWorkRoutes(http, ctx, gate)
  judgementRoutes(http, ctx, gate)
  verificationRoutes(http, ctx, gate)
  dossierRoutes(http, ctx, gate)
  publicationRoutes(http, ctx, gate)
  correctionRoutes(http, ctx, gate)
  besideRoutes(http, ctx, gate)
  outputRoutes(http, ctx, gate)
  await annexRoutes(http, ctx, gate)
}
