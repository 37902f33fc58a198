import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { FileStore } from "../../platform/file-store.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem, Refusal } from "../../platform/problem.ts"
import { UnitId } from "../../registry/model.ts"
import { Evidence, EvidenceId, EvidencePage } from "../model.ts"
import { forPublic, getEvidence, listEvidence } from "../service.ts"
import { FileBytes, sendFrom } from "./send-file.ts"

export const tags = ["evidence"]
export const One = Type.Object({ id: EvidenceId })
export const refusals = {
  400: Problem,
  401: Problem,
  403: Problem,
  404: Problem,
  422: Problem,
}

/** Documents are read by readers of their unit, and by everybody once published. */
export function readRoutes(http: Http, ctx: Context, gate: Gate, files: FileStore): void {
  http.get("/api/v1/evidence", {
    schema: {
      operationId: "listEvidence",
      summary: "Documents of a unit, or with a given file; only those that the reader may see",
      tags,
      querystring: Type.Object({
        unit: Type.Optional(UnitId),
        sha256: Type.Optional(Type.String({ pattern: "^[0-9a-f]{64}$" })),
        before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      }),
      response: { 200: EvidencePage, ...refusals },
    },
    handler: async (request) => {
      const { unit = null, sha256 = null, before = null, limit = 50 } = request.query
      await gate.need(request, "reader", unit === null ? [] : [unit])
      const page = await listEvidence(ctx, { unit, sha256, before, limit })
      const readable = await mayRead(request, gate, [...new Set(page.rows.map((row) => row.unit))])
      return { ...page, rows: page.rows.filter((row) => readable.has(row.unit)) }
    },
  })

  http.get("/api/v1/evidence/:id", {
    schema: {
      operationId: "getEvidence",
      summary: "A document; for everybody once something published stands on it",
      tags,
      params: One,
      response: { 200: Evidence, ...refusals },
    },
    handler: (request) => seen(ctx, gate, request, request.params.id),
  })
  fileRoute(http, ctx, gate, files)
}

function fileRoute(http: Http, ctx: Context, gate: Gate, files: FileStore): void {
  http.get("/api/v1/evidence/:id/file", {
    schema: {
      operationId: "getEvidenceFile",
      summary:
        "The file of a document, to save; for everybody once something published stands on it",
      tags,
      params: One,
      response: { 200: FileBytes, ...refusals, 503: Problem },
    },
    handler: async (request, reply) => {
      const evidence = await seen(ctx, gate, request, request.params.id)
      return sendFrom(files, evidence, reply)
    },
  })
}

/** The document, where the asker may see it. */
async function seen(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
  id: string,
): Promise<Evidence> {
  const evidence = await getEvidence(ctx, id)
  const readable = await mayRead(request, gate, [evidence.unit])
  if (readable.has(evidence.unit)) return evidence
  if (!evidence.public) await gate.need(request, "reader", [evidence.unit])
  return forPublic(evidence)
}

/** Those of the units over which the asker is a reader. */
async function mayRead(
  request: FastifyRequest,
  gate: Gate,
  units: readonly string[],
): Promise<Set<string>> {
  const readable = new Set<string>()
  if ((await gate.actor(request)) === null) return readable
  for (const unit of units) {
    const allowed = await gate.need(request, "reader", [unit]).then(
      () => true,
      (error: unknown) => refusedOnly(error),
    )
    if (allowed) readable.add(unit)
  }
  return readable
}

function refusedOnly(error: unknown): false {
  if (error instanceof Refusal) return false
  throw error
}
