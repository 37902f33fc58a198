import multipart from "@fastify/multipart"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { Evidence, EvidenceChange, EvidenceKept } from "../model.ts"
import { changeEvidence, filesOf, getEvidence, keepEvidence } from "../service.ts"
import { One, readRoutes, refusals, tags } from "./read-routes.ts"
import { MEBIBYTE, receive, stopReading } from "./receive.ts"

/** Documents that stand behind reports and scores. */
export async function evidenceRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  const files = filesOf(ctx.settings)
  const { fileMegabytes } = ctx.settings
  // In a scope of its own: no other route takes these files.
  await http.register(async (scope) => {
    // Our own count stops at the limit; the parser's would read the rest first.
    const limits = {
      fileSize: (fileMegabytes + 1) * MEBIBYTE,
      files: 1,
      fields: 10,
      fieldSize: 10_000,
      parts: 11,
    }
    await scope.register(multipart, { limits })
    scope.post("/api/v1/evidence", {
      config: { rateLimit: { max: 1200, timeWindow: "1 minute" } },
      schema: {
        operationId: "keepEvidence",
        summary: "Keep a document that stands behind reports and scores; an editor of its unit",
        description:
          "multipart/form-data: unit, summary, number, issuer, issued (a day), link, file (PDF, DOCX, " +
          "XLSX, PNG, JPEG, TIFF, WebP, TXT, CSV). A file or a link. 200 where exactly this was " +
          "kept before; `sameContent` names other documents of the unit with the same file.",
        tags,
        consumes: ["multipart/form-data"],
        response: { 200: EvidenceKept, 201: EvidenceKept, 413: Problem, 415: Problem, ...refusals },
      },
      handler: async (request, reply) => {
        stopReading(request, reply)
        await gate.need(request, "editor", [])
        const sent = await receive(request, files, fileMegabytes)
        try {
          const kept = await keepEvidence(ctx, files, sent, (units) =>
            gate.need(request, "editor", units),
          )
          return await reply.code(kept.added ? 201 : 200).send(kept)
        } finally {
          await sent.file?.received.drop()
        }
      },
    })
  })
  readRoutes(http, ctx, gate, files)
  http.patch("/api/v1/evidence/:id", {
    schema: {
      operationId: "describeEvidence",
      summary: "Correct what is said of a document; an editor of its unit",
      tags,
      params: One,
      body: EvidenceChange,
      response: { 200: Evidence, ...refusals, 409: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "editor", [])
      const { unit } = await getEvidence(ctx, request.params.id)
      const actor = await gate.need(request, "editor", [unit])
      return changeEvidence(ctx, request.params.id, request.body, actor)
    },
  })
}
