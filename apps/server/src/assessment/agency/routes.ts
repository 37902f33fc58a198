import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { holds, mayReadAgency } from "../routes/may-read.ts"
import { AgencyForm, CitationChange, CitationsChanged, ScoringWork } from "./model.ts"
import { agencyForm, changeCitations } from "./service.ts"
import { scoringWork } from "./service-work.ts"
import { OneAgency, TAGS, WRITING } from "../routes/preamble.ts"

const PATH = "/api/v1/assessment/rounds/:round/agencies/:unit"

/** What an agency works with: its form, its documents, what waits. */
export function agencyWorkRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assessment/work", {
    schema: {
      operationId: "listScoringWork",
      summary:
        "What waits for me in all rounds: the nearest deadline first, then what is worth most",
      tags: TAGS,
      response: { 200: ScoringWork, 401: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      return scoringWork(ctx, (role, unit) => holds(gate, request, role, unit))
    },
  })

  http.get(`${PATH}/form`, {
    schema: {
      operationId: "agencyForm",
      summary:
        "Everything that an agency needs to score itself: criteria, scores, figures, documents",
      description:
        "Everybody may read a published round; before that the agency itself, the verifiers and the council.",
      tags: TAGS,
      params: OneAgency,
      response: { 200: AgencyForm, 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      await mayReadAgency(ctx, gate, request)
      const edits = await holds(gate, request, "editor", unit)
      return agencyForm(ctx, { round, unit, edits })
    },
  })

  http.post(`${PATH}/evidence`, {
    schema: {
      operationId: "changeCitations",
      summary: "Put documents behind criteria of an agency, or take them away, one by one",
      tags: TAGS,
      params: OneAgency,
      body: CitationChange,
      response: { 200: CitationsChanged, ...WRITING },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "editor", [request.params.unit])
      return changeCitations(ctx, request.params, request.body, actor)
    },
  })
}
