import { Type } from "typebox"
import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { uploadScope, withUpload } from "../../platform/upload.ts"
import { Day, UnitId } from "../model.ts"
import {
  Organisation,
  OrganisationChange,
  OrganisationClosing,
  OrganisationDetail,
  OrganisationDraft,
  OrganisationId,
  OrganisationImport,
  OrganisationKind,
  PeerGroup,
} from "./model.ts"
import {
  changeOrganisation,
  closeOrganisation,
  createOrganisation,
  reopenOrganisation,
  unitOfOrganisation,
} from "./service/change-service.ts"
import { importOrganisations } from "./service/import-service.ts"
import { findOrganisations, getOrganisation } from "./service/read-service.ts"

const tags = ["registry"]
const Params = Type.Object({ id: OrganisationId })
const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }

export async function organisationRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  readRoutes(http, ctx)
  writeRoutes(http, ctx, gate)
  endRoutes(http, ctx, gate)
  await importRoute(http, ctx, gate)
}

function readRoutes(http: Http, ctx: Context): void {
  const today = () => dayInVietnam(ctx.now())
  http.get("/api/v1/organisations", {
    schema: {
      operationId: "listOrganisations",
      summary: "Organisations of a day: found by words without tone marks, of a unit or a group",
      tags,
      querystring: Type.Object({
        q: Type.Optional(Type.String({ maxLength: 200 })),
        unit: Type.Optional(UnitId),
        within: Type.Optional(UnitId),
        parent: Type.Optional(OrganisationId),
        kind: Type.Optional(OrganisationKind),
        group: Type.Optional(PeerGroup),
        at: Type.Optional(Day),
        all: Type.Optional(Type.Boolean()),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
      }),
      response: { 200: Type.Array(Organisation) },
    },
    handler: ({ query: { at, ...question } }) => findOrganisations(ctx, question, at ?? today()),
  })

  http.get("/api/v1/organisations/:id", {
    schema: {
      operationId: "getOrganisation",
      summary: "An organisation on a day, with its names, codes, origins and heirs",
      tags,
      params: Params,
      querystring: Type.Object({ at: Type.Optional(Day) }),
      response: { 200: OrganisationDetail, 404: Problem },
    },
    handler: ({ params, query }) => getOrganisation(ctx, params.id, query.at ?? today()),
  })
}

function writeRoutes(http: Http, ctx: Context, gate: Gate): void {
  const told = (id: string) => getOrganisation(ctx, id, dayInVietnam(ctx.now()))
  http.post("/api/v1/organisations", {
    schema: {
      operationId: "createOrganisation",
      summary: "Add an organisation; for administrators of its territory",
      tags,
      body: OrganisationDraft,
      response: { 201: OrganisationDetail, ...refusals },
    },
    handler: async (request, reply) => {
      const actor = await gate.need(request, "administrator", [request.body.unit])
      await createOrganisation(ctx, actor, request.body)
      return reply.code(201).send(await told(request.body.id))
    },
  })

  http.put("/api/v1/organisations/:id", {
    schema: {
      operationId: "changeOrganisation",
      summary: "Rename, move or correct an organisation; from a day on, or as it stands",
      tags,
      params: Params,
      body: OrganisationChange,
      response: { 200: OrganisationDetail, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await gate.need(request, "administrator", [])
      const actor = await gate.need(request, "administrator", [
        await unitOfOrganisation(ctx.db, id),
      ])
      await changeOrganisation(ctx, actor, id, request.body)
      return told(id)
    },
  })
}

function endRoutes(http: Http, ctx: Context, gate: Gate): void {
  const told = (id: string) => getOrganisation(ctx, id, dayInVietnam(ctx.now()))
  http.post("/api/v1/organisations/:id/close", {
    schema: {
      operationId: "closeOrganisation",
      summary: "End an organisation on a day; its duties go to its heirs, wholly or in part",
      tags,
      params: Params,
      body: OrganisationClosing,
      response: { 200: OrganisationDetail, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await gate.need(request, "administrator", [])
      const actor = await gate.need(request, "administrator", [
        await unitOfOrganisation(ctx.db, id),
      ])
      await closeOrganisation(ctx, actor, id, request.body)
      return told(id)
    },
  })

  http.post("/api/v1/organisations/:id/reopen", {
    schema: {
      operationId: "reopenOrganisation",
      summary: "Take back an ending that was recorded by mistake, and its heirs",
      tags,
      params: Params,
      body: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
      response: { 200: OrganisationDetail, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await gate.need(request, "administrator", [])
      const actor = await gate.need(request, "administrator", [
        await unitOfOrganisation(ctx.db, id),
      ])
      await reopenOrganisation(ctx, actor, id, request.body.version)
      return told(id)
    },
  })
}

async function importRoute(http: Http, ctx: Context, gate: Gate): Promise<void> {
  await uploadScope(http, (scope) => {
    scope.post("/api/v1/imports/organisations", {
      config: { rateLimit: { max: 300, timeWindow: "1 minute" } },
      schema: {
        operationId: "importOrganisations",
        summary:
          "Import a list of organisations (CSV or XLSX); only a report unless commit is true",
        description: "multipart/form-data: file, commit (true or false).",
        tags,
        consumes: ["multipart/form-data"],
        response: {
          200: OrganisationImport,
          400: Problem,
          401: Problem,
          403: Problem,
          413: Problem,
          422: Problem,
        },
      },
      handler: async (request) => {
        await gate.need(request, "administrator", [])
        return withUpload(ctx, request, (upload, fields) =>
          importOrganisations(
            ctx,
            upload.path,
            { commit: fields.get("commit") === "true", fileName: upload.name },
            (unitIds) => gate.need(request, "administrator", unitIds),
          ),
        )
      },
    })
  })
}
