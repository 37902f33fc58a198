import type { FastifyRequest } from "fastify"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import { editingUnit, type Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { uploadScope, withUpload } from "../../../platform/upload.ts"
import { optionsIn } from "../../../platform/upload-options.ts"
import { runSight } from "../../runs/routes/run-sight.ts"
import { destinationMissing } from "../errors.ts"
import { CampaignChange, CampaignDetail, ImportTarget, MeasurementReport } from "../model.ts"
import { type Destination, importMeasurements } from "../service/import-service.ts"
import { getCampaign, seenCampaign } from "../service/read-service.ts"
import { changeCampaign } from "../service/write-service.ts"
import { campaignReadRoutes, Params, tags } from "./read-routes.ts"

const refusals = {
  400: Problem,
  401: Problem,
  403: Problem,
  404: Problem,
  409: Problem,
  413: Problem,
  422: Problem,
}
/** Options name every column of a file. */
const FIELD_SIZE = 100_000

/** Measured signal, under /api/v1/coverage/campaigns and /api/v1/imports/measurements. */
export async function measurementRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  campaignReadRoutes(http, ctx, gate)

  http.post("/api/v1/coverage/campaigns/:id/acts", {
    schema: {
      operationId: "changeMeasurementCampaign",
      summary: "Publish, unpublish or withdraw a campaign; an editor of its unit",
      tags,
      params: Params,
      body: CampaignChange,
      response: { 200: CampaignDetail, ...refusals },
    },
    handler: async (request) => {
      await gate.need(request, "editor", [])
      const { id } = request.params
      const sees = await runSight(ctx, gate, request)
      const { facts } = await seenCampaign(ctx, id, sees)
      const actor = await gate.need(request, "editor", [facts.unit])
      await changeCampaign(ctx, actor, id, request.body)
      return getCampaign(ctx, id, sees)
    },
  })

  await uploadScope(http, (scope) => importRoute(scope, ctx, gate), FIELD_SIZE)
}

function importRoute(http: Http, ctx: Context, gate: Gate): void {
  http.post("/api/v1/imports/measurements", {
    config: { rateLimit: { max: 120, timeWindow: "1 minute" } },
    schema: {
      operationId: "importMeasurements",
      summary:
        "Import measured points (CSV, XLSX, GeoJSON, KML) into a campaign; only a report unless commit is true",
      description:
        "multipart/form-data: file, commit (true or false), options (JSON: campaign or create, options). Columns about persons or devices are never kept.",
      tags,
      consumes: ["multipart/form-data"],
      response: { 200: MeasurementReport, ...refusals },
    },
    handler: async (request) => {
      await gate.need(request, "editor", [])
      return withUpload(ctx, request, async (upload, fields) => {
        const target = optionsIn(fields, ImportTarget)
        const commit = fields.get("commit") === "true"
        const destination = destinationOf(target)
        if (commit && destination === null) throw destinationMissing()
        const actor = await gate.need(
          request,
          "editor",
          await unitsOf(ctx, gate, request, destination),
        )
        return importMeasurements(ctx, {
          path: upload.path,
          fileName: upload.name,
          options: target.options ?? {},
          destination,
          commit,
          actor,
          holder: await editingUnit(gate, request),
        })
      })
    },
  })
}

const destinationOf = ({ campaign, create }: ImportTarget): Destination => {
  if (campaign !== undefined) return { campaign }
  return create === undefined ? null : { create }
}

/** The unit that an import concerns: an editor of it is needed. */
async function unitsOf(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
  destination: Destination,
): Promise<string[]> {
  if (destination === null) return []
  if ("create" in destination) return [destination.create.unit]
  const sees = await runSight(ctx, gate, request)
  return [(await seenCampaign(ctx, destination.campaign, sees)).facts.unit]
}
