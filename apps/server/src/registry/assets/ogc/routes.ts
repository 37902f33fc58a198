import type { FastifyReply, FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Identity } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { readingSightOf } from "../service/reading-service.ts"
import { CONFORMS_TO } from "./describe.ts"
import { landingPage } from "./landing-page.ts"
import { GEOJSON, linksOf, SCHEMA_JSON } from "./links.ts"
import {
  Collection,
  Collections,
  Conformance,
  Item,
  Items,
  ItemsQuery,
  Landing,
  Queryables,
} from "./model.ts"
import {
  kindsFor,
  readCollection,
  readCollections,
  readItem,
  readItems,
  readQueryables,
} from "./service.ts"

const tags = ["ogc"]
const refusals = { 400: Problem, 401: Problem, 403: Problem, 429: Problem }
const notFound = { ...refusals, 404: Problem }
const OnlyFormat = Type.Object(
  { f: Type.Optional(Type.Literal("json")) },
  { additionalProperties: false },
)
const OfCollection = Type.Object({ collection: Type.String({ maxLength: 60 }) })

type Keys = Pick<Identity, "gate" | "keys">

/** OGC API – Features over the register: QGIS and ogr2ogr read it as it is. */
export function ogcRoutes(http: Http, ctx: Context, identity: Keys): void {
  const linksFor = (request: FastifyRequest) =>
    linksOf(ctx.settings.publicUrl ?? `${request.protocol}://${request.host}`)
  const sightFor = (request: FastifyRequest, reply: FastifyReply) => {
    // What is told depends on who asks.
    reply.header("cache-control", "private, no-cache").header("vary", "authorization, cookie")
    return readingSightOf(ctx, identity, request)
  }
  aboutRoutes(http, ctx, { linksFor, sightFor })
  itemRoutes(http, ctx, { linksFor, sightFor })
}

interface Asking {
  readonly linksFor: (request: FastifyRequest) => ReturnType<typeof linksOf>
  readonly sightFor: (
    request: FastifyRequest,
    reply: FastifyReply,
  ) => ReturnType<typeof readingSightOf>
}

function aboutRoutes(http: Http, ctx: Context, { linksFor, sightFor }: Asking): void {
  landingRoute(http, ctx, { linksFor, sightFor })
  http.get("/ogc/conformance", {
    schema: {
      operationId: "getOgcConformance",
      summary: "The parts of OGC API – Features that are kept",
      tags,
      querystring: OnlyFormat,
      response: { 200: Conformance, 400: Problem },
    },
    handler: () => ({ conformsTo: [...CONFORMS_TO] }),
  })

  http.get("/ogc/collections", {
    schema: {
      operationId: "listOgcCollections",
      summary: "Kinds of assets as collections of features",
      tags,
      querystring: OnlyFormat,
      response: { 200: Collections, ...refusals },
    },
    handler: async (request, reply) =>
      readCollections(ctx, await sightFor(request, reply), linksFor(request)),
  })

  http.get("/ogc/collections/:collection", {
    schema: {
      operationId: "getOgcCollection",
      summary: "A kind of assets as a collection of features",
      tags,
      params: OfCollection,
      querystring: OnlyFormat,
      response: { 200: Collection, ...notFound },
    },
    handler: async (request, reply) => {
      const sight = await sightFor(request, reply)
      return readCollection(ctx, request.params.collection, sight, linksFor(request))
    },
  })
}

function landingRoute(http: Http, ctx: Context, { linksFor, sightFor }: Asking): void {
  http.get("/ogc", {
    schema: {
      operationId: "getOgcLanding",
      summary: "Where the register is read by map programs (OGC API – Features)",
      tags,
      querystring: Type.Object(
        { f: Type.Optional(Type.Union([Type.Literal("json"), Type.Literal("html")])) },
        { additionalProperties: false },
      ),
      response: { 200: Type.Union([Landing, Type.String()]), ...refusals },
      produces: ["application/json", "text/html"],
    },
    handler: async (request, reply) => {
      const links = linksFor(request)
      const sight = await sightFor(request, reply)
      const wanted = (request.headers.accept ?? "").startsWith("text/html") ? "html" : "json"
      if ((request.query.f ?? wanted) === "html") {
        const page = landingPage(links.root, await kindsFor(ctx, sight))
        return reply.type("text/html; charset=utf-8").send(page)
      }
      return {
        title: "Hạ tầng số của tỉnh",
        description:
          "Cột, trạm, cáp, wifi, loa, camera và các tài sản hạ tầng số khác, theo OGC API – Features (digital infrastructure).",
        links: links.landing(),
      }
    },
  })
}

function itemRoutes(http: Http, ctx: Context, { linksFor, sightFor }: Asking): void {
  http.get("/ogc/collections/:collection/queryables", {
    schema: {
      operationId: "getOgcQueryables",
      summary: "What the items of a collection can be filtered by, as a JSON Schema",
      tags,
      params: OfCollection,
      querystring: OnlyFormat,
      response: { 200: Queryables, ...notFound },
      produces: [SCHEMA_JSON],
    },
    handler: async (request, reply) => {
      const sight = await sightFor(request, reply)
      const { collection } = request.params
      const told = await readQueryables(ctx, collection, sight, linksFor(request))
      return reply.type(SCHEMA_JSON).send(told)
    },
  })

  http.get("/ogc/collections/:collection/items", {
    schema: {
      operationId: "listOgcItems",
      summary: "Assets of a kind as GeoJSON, filtered by box, day and attributes",
      description:
        "Every attribute of the collection is a parameter too (`technology=4G`); a parameter that is none is refused. Pages follow each other by the link `next`.",
      tags,
      params: OfCollection,
      querystring: ItemsQuery,
      response: { 200: Items, ...notFound },
      produces: [GEOJSON],
    },
    handler: async (request, reply) => {
      const sight = await sightFor(request, reply)
      const { search } = new URL(request.url, "http://localhost")
      const asked = { query: request.query, search: new URLSearchParams(search) }
      const { collection } = request.params
      const told = await readItems(ctx, collection, asked, sight, linksFor(request))
      return reply.type(GEOJSON).send(told)
    },
  })

  http.get("/ogc/collections/:collection/items/:id", {
    schema: {
      operationId: "getOgcItem",
      summary: "An asset as GeoJSON",
      tags,
      params: Type.Object({ ...OfCollection.properties, id: Type.String({ maxLength: 60 }) }),
      querystring: OnlyFormat,
      response: { 200: Item, ...notFound },
      produces: [GEOJSON],
    },
    handler: async (request, reply) => {
      const sight = await sightFor(request, reply)
      const { collection, id } = request.params
      return reply.type(GEOJSON).send(await readItem(ctx, collection, id, sight, linksFor(request)))
    },
  })
}
