import { Type } from "typebox"
import { Problem } from "../../../platform/problem.ts"
import { CitizenReceipt, CitizenReport } from "../model.ts"
import { gapSettings } from "../loader.ts"
import { receiptOf, takeReport } from "../service/citizen-service.ts"
import { formRoute } from "./form-route.ts"
import { type Stand, tags } from "./stand.ts"

/** What citizens tell: no account, no name; nothing of it is public until somebody confirmed it. */
export async function citizenRoutes(stand: Stand): Promise<void> {
  const { http, ctx } = stand
  const { citizens } = await gapSettings()
  const config = { rateLimit: { max: citizens.mostAnHourFromOne, timeWindow: "1 hour" } }

  http.post("/api/v1/coverage/gap-reports", {
    config,
    schema: {
      operationId: "tellCoverageGap",
      summary: "Tell that a place has no signal, without an account",
      description:
        "Becomes one more report of a gap that is known near there, or a new one that nobody has looked at. Nothing of it is public until it is confirmed.",
      tags,
      body: CitizenReport,
      response: { 201: CitizenReceipt, 422: Problem, 429: Problem },
    },
    handler: async (request, reply) => reply.code(201).send(await takeReport(ctx, request.body)),
  })

  http.get("/api/v1/coverage/gap-reports/:code", {
    config: { rateLimit: { max: 120, timeWindow: "1 minute" } },
    schema: {
      operationId: "getCoverageGapReport",
      summary: "What became of a report, for whoever has its code",
      tags,
      params: Type.Object({ code: Type.String({ maxLength: 100 }) }),
      response: { 200: CitizenReceipt, 404: Problem, 429: Problem },
    },
    handler: (request) => receiptOf(ctx, request.params.code),
  })

  await formRoute(stand, config)
}
