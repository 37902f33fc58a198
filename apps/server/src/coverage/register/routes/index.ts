import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import type { GapDocuments } from "../service/documents-service.ts"
import { citizenRoutes } from "./citizen-routes.ts"
import { importRoutes } from "./import-routes.ts"
import { programmeRoutes } from "./programme-routes.ts"
import { readRoutes } from "./read-routes.ts"
import { writeRoutes } from "./write-routes.ts"

/** The register of coverage gaps, under /api/v1/coverage. */
export async function coverageRoutes(
  http: Http,
  ctx: Context,
  gate: Gate,
  documents: GapDocuments,
): Promise<void> {
  const stand = { http, ctx, gate, documents }
  readRoutes(stand)
  writeRoutes(stand)
  programmeRoutes(stand)
  await importRoutes(stand)
  await citizenRoutes(stand)
}
