import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import type { GapDocuments } from "../service/documents-service.ts"

/** What every route of the register is made of. */
export interface Stand {
  readonly http: Http
  readonly ctx: Context
  readonly gate: Gate
  readonly documents: GapDocuments
}

export const tags = ["coverage"]
export const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }
