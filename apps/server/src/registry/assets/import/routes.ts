import { Type } from "typebox"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import { editingUnit, type Gate, type Identity } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { uploadScope, withUpload } from "../../../platform/upload.ts"
import { optionsIn } from "../../../platform/upload-options.ts"
import { writingSightOf } from "../service/sight-service.ts"
import { writerWith } from "../sight.ts"
import { duplicateRoutes } from "./duplicates/routes.ts"
import { readAssetFile } from "./formats/read-file.ts"
import {
  AssetImportOptions,
  AssetImportReport,
  RememberedMapping,
  RememberedMappings,
} from "./model.ts"
import { OperatorAsset, OperatorReport } from "./operator-model.ts"
import { importAssets } from "./service/import-service.ts"
import { holdingOf, saveOfOperator } from "./service/operator-service.ts"
import { importRemembering, rememberedBy, rememberMapping } from "./service/remember-service.ts"
import { shortened } from "./shortened.ts"

const tags = ["assets"]
const refusals = {
  400: Problem,
  401: Problem,
  403: Problem,
  409: Problem,
  413: Problem,
  422: Problem,
}
const SCOPE = "assets:write"
/** Options name every column of a list. */
const FIELD_SIZE = 100_000

/** Lists of assets: from people with a file, and from operators' systems with a key. */
export async function assetImportRoutes(
  http: Http,
  ctx: Context,
  { gate, keys }: Pick<Identity, "gate" | "keys">,
): Promise<void> {
  operatorRoutes(http, ctx, keys)
  duplicateRoutes(http, ctx, gate)
  mappingRoutes(http, ctx, gate)
  await uploadScope(
    http,
    (scope) => {
      fileRoute(scope, ctx, gate)
      operatorFileRoute(scope, ctx, keys)
    },
    FIELD_SIZE,
  )
}

const form =
  "multipart/form-data: file, commit (true or false), options (JSON: kind, day, province, operator, decimal, meridian, zone, sheet, columns)."

function fileRoute(http: Http, ctx: Context, gate: Gate): void {
  http.post("/api/v1/imports/assets", {
    config: { rateLimit: { max: 300, timeWindow: "1 minute" } },
    schema: {
      operationId: "importAssets",
      summary:
        "Import a list of assets (XLSX, CSV, GeoJSON, KML, Shapefile, OpenCelliD); only a report unless commit is true",
      description: form,
      tags,
      consumes: ["multipart/form-data"],
      response: { 200: AssetImportReport, ...refusals },
    },
    handler: async (request) => {
      const actor: Actor = await gate.need(request, "editor", [])
      const mayWrite = writerWith(await writingSightOf(ctx, gate, request))
      const holder = await editingUnit(gate, request)
      return withUpload(ctx, request, async (upload, fields) => {
        const { grid, format } = await readAssetFile(upload.path, upload.name)
        const options = { ...optionsIn(fields, AssetImportOptions), format, actor, mayWrite }
        const commit = fields.get("commit") === "true"
        const report = await importRemembering(ctx, grid, { ...options, commit }, { holder, actor })
        return shortened(report)
      })
    },
  })
}

function mappingRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/imports/assets/mappings", {
    schema: {
      operationId: "listAssetMappings",
      summary: "How headings of lists are read, as the unit of whoever asks decided it",
      tags,
      response: { 200: RememberedMappings, 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "editor", [])
      return rememberedBy(ctx, await editingUnit(gate, request))
    },
  })

  http.put("/api/v1/imports/assets/mappings", {
    schema: {
      operationId: "rememberAssetMapping",
      summary: "Decide how a heading is read; without any column it is forgotten",
      tags,
      body: RememberedMapping,
      response: { 200: RememberedMappings, 400: Problem, 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "editor", [])
      const holder = await editingUnit(gate, request)
      return rememberMapping(ctx, request.body, { holder, actor })
    },
  })
}

function operatorRoutes(http: Http, ctx: Context, keys: Identity["keys"]): void {
  http.post("/api/v1/operator/assets", {
    bodyLimit: 8 * 2 ** 20,
    schema: {
      operationId: "saveOperatorAssets",
      summary: "For an operator's own system, by its key: what it says of its own assets",
      description:
        "Authorization: Bearer KEY with the scope assets:write. Assets are known by the operator's codes: sent again they change nothing. Rows about assets of others are refused, the rest is written.",
      tags,
      body: Type.Object({
        assets: Type.Array(OperatorAsset, { minItems: 1, maxItems: 5000 }),
        /** Only a report without it. */
        commit: Type.Boolean(),
      }),
      response: { 200: OperatorReport, ...refusals, 429: Problem },
    },
    handler: async (request) => {
      const held = await keys.need(request, SCOPE)
      return saveOfOperator(ctx, held, request.body.assets, request.body.commit)
    },
  })
}

function operatorFileRoute(http: Http, ctx: Context, keys: Identity["keys"]): void {
  http.post("/api/v1/operator/imports/assets", {
    schema: {
      operationId: "importOperatorAssets",
      summary: "For an operator's own system, by its key: a file with a list of its own assets",
      description: form,
      tags,
      consumes: ["multipart/form-data"],
      response: { 200: AssetImportReport, ...refusals, 429: Problem },
    },
    handler: async (request) => {
      const held = await keys.need(request, SCOPE)
      const holding = await holdingOf(ctx, held)
      return withUpload(ctx, request, async (upload, fields) => {
        const { grid, format } = await readAssetFile(upload.path, upload.name)
        const commit = fields.get("commit") === "true"
        const { actor } = held
        const said = { ...holding, ...optionsIn(fields, AssetImportOptions) }
        return shortened(await importAssets(ctx, grid, { ...said, format, actor, commit }))
      })
    },
  })
}
