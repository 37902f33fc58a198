import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { Layer } from "../cells/model.ts"
import { previewFormula } from "../query/service-preview.ts"
import {
  FormulaExplained,
  FormulaPreview,
  FormulaRead,
  Indicator,
  IndicatorDraft,
  IndicatorUse,
  MeasureChange,
  MeasureDefinition,
  MeasureDetail,
  MeasureDraft,
} from "./model.ts"
import {
  changeMeasure,
  createMeasure,
  getMeasureDefinition,
  listMeasureDefinitions,
} from "./measures/service.ts"
import {
  definitionsOf,
  explainFormula,
  getIndicator,
  readFormula,
  saveIndicators,
} from "./service.ts"
import { indicatorUse } from "./service-use.ts"

const tags = ["indicators"]
const Code = Type.Object({ code: Type.String({ maxLength: 100 }) })
const refusals = { 401: Problem, 403: Problem, 409: Problem, 422: Problem }

/** Base measures, indicators and their formulas. */
export function definitionRoutes(http: Http, ctx: Context, gate: Gate): void {
  indicatorRoutes(http, ctx, gate)
  formulaRoutes(http, ctx, gate)
  measureRoutes(http, ctx, gate)
}

function indicatorRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/indicators", {
    schema: {
      operationId: "listIndicators",
      summary: "Every indicator with its formulas",
      tags,
      response: { 200: Type.Array(Indicator) },
    },
    handler: async () => [...(await definitionsOf(ctx)).indicators.values()],
  })

  http.get("/api/v1/indicators/:code", {
    schema: {
      operationId: "getIndicator",
      summary: "One indicator with every version of its formula",
      tags,
      params: Code,
      response: { 200: Indicator, 404: Problem },
    },
    handler: ({ params }) => getIndicator(ctx, params.code),
  })

  http.get("/api/v1/indicators/:code/use", {
    schema: {
      operationId: "getIndicatorUse",
      summary: "Who reads an indicator: others, releases, targets of plans",
      tags,
      params: Code,
      response: { 200: IndicatorUse, 404: Problem },
    },
    handler: ({ params }) => indicatorUse(ctx, params.code),
  })

  http.post("/api/v1/indicators", {
    schema: {
      operationId: "saveIndicator",
      summary: "Add an indicator, a new version of its formula, or change its words",
      description: "An administrator of the whole country.",
      tags,
      body: IndicatorDraft,
      response: { 200: Indicator, ...refusals },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "administrator", ["VN"])
      await saveIndicators(ctx, [request.body], actor)
      return getIndicator(ctx, request.body.code)
    },
  })
}

function formulaRoutes(http: Http, ctx: Context, gate: Gate): void {
  const formula = Type.String({ minLength: 1, maxLength: 20_000 })
  http.get("/api/v1/formula", {
    schema: {
      operationId: "explainFormula",
      summary: "What a formula reads, gives and says; where it is wrong, at which column",
      tags,
      querystring: Type.Object({ formula: Type.String({ minLength: 1, maxLength: 8000 }) }),
      response: { 200: FormulaExplained, 422: Problem },
    },
    handler: ({ query }) => explainFormula(ctx, query.formula),
  })

  http.post("/api/v1/formula", {
    schema: {
      operationId: "readFormula",
      summary: "What a formula says, or everything wrong with it, each from a column to another",
      tags,
      body: Type.Object({ formula, code: Type.Optional(Type.String({ maxLength: 100 })) }),
      response: { 200: FormulaRead },
    },
    handler: ({ body }) => readFormula(ctx, body),
  })

  http.post("/api/v1/formula/preview", {
    schema: {
      operationId: "previewFormula",
      summary: "Values of a formula that is not saved, beside those of the version in force",
      tags,
      body: Type.Object({
        formula,
        code: Type.Optional(Type.String({ maxLength: 100 })),
        units: Type.String({ maxLength: 4000 }),
        periods: Type.String({ maxLength: 400 }),
        stage: Type.Optional(Layer),
      }),
      response: { 200: FormulaPreview, ...refusals, 400: Problem, 404: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      return previewFormula(ctx, request.body)
    },
  })
}

function measureRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/definitions/measures", {
    schema: {
      operationId: "listMeasureDefinitions",
      summary: "Every base measure: how it adds, who reports it, its breakdowns, form and time",
      tags,
      response: { 200: Type.Array(MeasureDefinition) },
    },
    handler: () => listMeasureDefinitions(ctx.db),
  })

  http.get("/api/v1/definitions/measures/:code", {
    schema: {
      operationId: "getMeasureDefinition",
      summary: "One base measure, who uses it, and what may therefore no longer change",
      tags,
      params: Code,
      response: { 200: MeasureDetail, 404: Problem },
    },
    handler: ({ params }) => getMeasureDefinition(ctx, params.code),
  })

  http.post("/api/v1/definitions/measures", {
    schema: {
      operationId: "createMeasure",
      summary: "Add a base measure",
      description: "An administrator of the whole country.",
      tags,
      body: MeasureDraft,
      response: { 201: MeasureDetail, ...refusals },
    },
    handler: async (request, reply) => {
      const actor = await gate.need(request, "administrator", ["VN"])
      await createMeasure(ctx, actor, request.body)
      return reply.code(201).send(await getMeasureDefinition(ctx, request.body.code))
    },
  })

  http.put("/api/v1/definitions/measures/:code", {
    schema: {
      operationId: "changeMeasure",
      summary: "Change a base measure; what its values and formulas rely on is refused",
      description: "An administrator of the whole country.",
      tags,
      params: Code,
      body: MeasureChange,
      response: { 200: MeasureDetail, ...refusals, 404: Problem },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "administrator", ["VN"])
      await changeMeasure(ctx, actor, request.params.code, request.body)
      return getMeasureDefinition(ctx, request.params.code)
    },
  })
}
