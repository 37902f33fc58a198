import type { FastifyReply, FastifyRequest } from "fastify"
import { type Static, Type } from "typebox"
import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem, Refusal } from "../../platform/problem.ts"
import { UnitId, View } from "../../registry/model.ts"
import { Layer } from "../cells/model.ts"
import { FigureId } from "../model.ts"
import { asked as askedInstant, AsOfText } from "../routes/asked-routes.ts"
import { getHistory } from "../service/read-service.ts"
import { CONTEXT_PATH, provContext } from "./json-ld/context.ts"
import { linkedCell, linkedFigure } from "./json-ld/linked.ts"
import { linkedPublished } from "./json-ld/published.ts"
import { CellProvenance, Opened, Provenance } from "./model.ts"
import { openCell } from "./service/cell-service.ts"
import { openFigure } from "./service/figure-service.ts"
import type { ProvenanceAsked } from "./service/world-service.ts"

const Text = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, description })
const tags = ["provenance"]
const Format = Type.Optional(
  Type.Unsafe<"json" | "jsonld">(Type.Enum(["json", "jsonld"], { description: "jsonld: PROV-O" })),
)

const About = {
  indicator: Text(100, "An indicator or a base measure"),
  unit: UnitId,
  period: Text(30, "2024-Q1, 2024-09, 2024"),
  by: Type.Optional(Type.String({ maxLength: 400, description: "technology=4G" })),
  ytd: Type.Optional(Type.Boolean({ description: "From January on" })),
  view: Type.Optional(View),
  asof: AsOfText,
  stage: Type.Optional(Layer),
  format: Format,
}

const FigureQuery = Type.Object({
  ...About,
  part: Type.Optional(Text(8000, "A part of the formula that is told unit by unit")),
  inside: Type.Optional(Type.Boolean({ description: "How one unit comes to that part's value" })),
  version: Type.Optional(Type.Integer({ minimum: 1, description: "Of the formula with the part" })),
  q: Type.Optional(Type.String({ maxLength: 100, description: "Part of a contributor's name" })),
  only: Type.Optional(
    Type.Unsafe<"all" | "reported" | "missing">(Type.Enum(["all", "reported", "missing"])),
  ),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, description: "50 without it" })),
})
const CellQuery = Type.Object(About)

const refusals = { 400: Problem, 401: Problem, 403: Problem, 404: Problem }

/** Where a figure comes from, one screen at a time; readers of the unit also see names. */
export function provenanceRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/provenance", {
    schema: {
      operationId: "openFigure",
      summary:
        "Where a value comes from: its formula with the inputs, or the units that contributed",
      description:
        "Every input and contributor says with `opens` how it is opened in turn: `screen` figure " +
        "here, cell at /api/v1/provenance/cell. `proof` tells whether what is shown adds up to the " +
        "value. format=jsonld, or Accept: application/ld+json, answers in PROV-O.",
      tags,
      produces: ["application/json", "application/ld+json"],
      querystring: FigureQuery,
      response: { 200: Provenance, ...refusals },
    },
    handler: async (request, reply) => {
      const { query } = request
      const { q = "", only = "all", offset = 0, limit = 50 } = query
      const { part = null, inside = false, version = null } = query
      const question = await read(request, query, { ctx, gate, screen: "figure" })
      const opened: Opened = { ...question.opened, part, inside, version }
      const page = { text: q, only, offset, limit }
      const found = await openFigure(ctx, { ...question, opened }, page)
      if (!wantsLinked(request, query.format)) return found
      return sendLinked(reply, linkedFigure(found, originOf(request, ctx)))
    },
  })

  http.get("/api/v1/provenance/cell", {
    schema: {
      operationId: "openCell",
      summary:
        "What one reporter said: the cell with every version, its source, report and evidence",
      tags,
      produces: ["application/json", "application/ld+json"],
      querystring: CellQuery,
      response: { 200: CellProvenance, ...refusals },
    },
    handler: async (request, reply) => {
      const { query } = request
      const question = await read(request, query, { ctx, gate, screen: "cell" })
      const found = await openCell(ctx, question)
      if (!wantsLinked(request, query.format)) return found
      return sendLinked(reply, linkedCell(found, originOf(request, ctx)))
    },
  })

  publishedRoutes(http, ctx)
}

/** Figures of public texts, and the words that all answers in JSON-LD share. */
function publishedRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/provenance/figures/:figureId", {
    schema: {
      operationId: "openPublishedFigure",
      summary:
        "A figure of a public text in PROV-O: versions, the row it was read from, the document",
      tags,
      produces: ["application/ld+json"],
      params: Type.Object({ figureId: FigureId }),
      querystring: Type.Object({ asof: AsOfText }),
      response: {
        200: Type.Unsafe<object>({ type: "object", description: "JSON-LD" }),
        400: Problem,
        404: Problem,
      },
    },
    handler: async (request, reply) => {
      const { params, query } = request
      const history = await getHistory(ctx, params.figureId, askedInstant(query.asof))
      const linked = linkedPublished(history, originOf(request, ctx))
      return sendLinked(reply, linked)
    },
  })

  http.get(CONTEXT_PATH, { schema: { hide: true } }, (_, reply) =>
    sendLinked(reply, { "@context": provContext }),
  )
}

interface Asking {
  readonly ctx: Context
  readonly gate: Gate
  readonly screen: Opened["screen"]
}

async function read(
  request: FastifyRequest,
  query: Static<typeof CellQuery>,
  { ctx, gate, screen }: Asking,
): Promise<ProvenanceAsked> {
  const { indicator, unit, period, by = "", ytd = false, asof, stage = "published" } = query
  const { view = `at:${dayInVietnam(ctx.now())}` } = query
  if (stage === "working") await gate.need(request, "reader", [])
  const opened = { indicator, unit, period, by, ytd, view, screen }
  return {
    opened: { ...opened, part: null, inside: false, version: null },
    asOf: askedInstant(asof),
    stage,
    staff: await isReader(request, gate, unit),
  }
}

async function isReader(request: FastifyRequest, gate: Gate, unit: string): Promise<boolean> {
  if ((await gate.actor(request)) === null) return false
  try {
    await gate.need(request, "reader", [unit])
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

const wantsLinked = (request: FastifyRequest, format: "json" | "jsonld" | undefined) =>
  format === "jsonld" ||
  (format === undefined && (request.headers.accept ?? "").includes("application/ld+json"))

const originOf = (request: FastifyRequest, { settings }: Context) =>
  settings.publicUrl ?? `${request.protocol}://${request.host}`

const LINKED = "application/ld+json; charset=utf-8"

const sendLinked = (reply: FastifyReply, document: object) =>
  reply.type(LINKED).header("vary", "accept").serializer(JSON.stringify).send(document)
