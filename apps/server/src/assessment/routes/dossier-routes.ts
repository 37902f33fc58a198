import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { FileBytes, sendFile } from "../../evidence/index.ts"
import { EvidenceId } from "../../evidence/model.ts"
import { UnitId } from "../../registry/model.ts"
import { noSuchDocument } from "../errors.ts"
import { CouncilList, CriterionCode, Dossier, PrecedentList, RoundId } from "../model.ts"
import { councilList } from "../service/council-service.ts"
import { dossiersOf, evidenceOfAgency } from "../service/dossier-service.ts"
import { precedentsOf } from "../service/precedent-service.ts"
import { ownReasons } from "../store/verification-store.ts"
import { askerOf } from "./judging.ts"
import { OneRound, READING, TAGS } from "./preamble.ts"

const PATH = "/api/v1/assessment/rounds/:round"
const PHRASES = 50

/** "06652.2025/1.1": an agency and a criterion. */
const PlaceText = Type.String({
  pattern: "^[0-9A-Z][0-9A-Z.-]{0,30}/[0-9A-Za-z*.]{1,80}$",
  maxLength: 120,
})

function placeOf(text: string): { unit: string; criterion: string } {
  const [unit = "", criterion = ""] = text.split("/")
  return { unit, criterion }
}

/** What whoever judges looks at: the dossier of a criterion, its documents, how others fared. */
export function dossierRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(`${PATH}/dossiers`, {
    schema: {
      operationId: "verificationDossiers",
      summary: "Everything beside some criteria of agencies: rule, figures, documents, history",
      description:
        "`of` names them as unit/criterion, up to 40 at once, so that one can read ahead.",
      tags: TAGS,
      params: OneRound,
      querystring: Type.Object({ of: Type.Array(PlaceText, { minItems: 1, maxItems: 40 }) }),
      response: { 200: Type.Array(Dossier), ...READING },
    },
    handler: async (request) => {
      await askerOf(ctx, gate, request)
      return dossiersOf(ctx, request.params.round, request.query.of.map(placeOf))
    },
  })

  http.get(`${PATH}/agencies/:unit/evidence/:id/file`, {
    schema: {
      operationId: "verificationEvidenceFile",
      summary: "The file of a document beside a criterion of an agency, for those who judge",
      tags: TAGS,
      params: Type.Object({ round: RoundId, unit: UnitId, id: EvidenceId }),
      response: { 200: FileBytes, ...READING, 503: Problem },
    },
    handler: async (request, reply) => {
      await askerOf(ctx, gate, request)
      const { round, unit, id } = request.params
      const evidence = await evidenceOfAgency(ctx, round, unit, id)
      if (evidence === null) throw noSuchDocument(unit)
      return sendFile(ctx, evidence, reply)
    },
  })
  decidingRoutes(http, ctx, gate)
}

function decidingRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(`${PATH}/precedents`, {
    schema: {
      operationId: "verificationPrecedents",
      summary: "How a criterion went for the agencies of a round",
      tags: TAGS,
      params: OneRound,
      querystring: Type.Object({
        criterion: CriterionCode,
        /** The agency that is being judged. */
        except: Type.Optional(UnitId),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      }),
      response: { 200: PrecedentList, ...READING },
    },
    handler: async (request) => {
      await askerOf(ctx, gate, request)
      const { criterion, except = null, limit = 20 } = request.query
      return precedentsOf(ctx, request.params.round, criterion, { except, limit })
    },
  })

  http.get(`${PATH}/phrases`, {
    schema: {
      operationId: "ownReasons",
      summary: "Reasons that the asker gave for other points before, the latest first",
      tags: TAGS,
      params: OneRound,
      response: { 200: Type.Array(Type.String()), ...READING },
    },
    handler: async (request) => {
      const { actor } = await askerOf(ctx, gate, request)
      return ownReasons(ctx.db, actor.id, PHRASES)
    },
  })

  http.get(`${PATH}/council`, {
    schema: {
      operationId: "councilCases",
      summary: "What is before the council of a round, and what it decided",
      tags: TAGS,
      params: OneRound,
      response: { 200: CouncilList, ...READING },
    },
    handler: async (request) => {
      const { actor, own } = await askerOf(ctx, gate, request)
      return councilList(ctx, request.params.round, { person: actor.id, own })
    },
  })
}
