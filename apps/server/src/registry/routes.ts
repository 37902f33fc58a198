import { Type } from "typebox"
import { dayInVietnam } from "../platform/clock.ts"
import type { Context } from "../platform/context.ts"
import type { Http } from "../platform/http.ts"
import { Problem } from "../platform/problem.ts"
import { readBook } from "./store/book-store.ts"
import { boundariesOf, unitsWithBoundary } from "./store/boundary-store.ts"
import { unitOf } from "./errors.ts"
import { lineageGraph } from "./lineage-graph.ts"
import { listUnits } from "./listing.ts"
import {
  Day,
  Level,
  LineageGraph,
  MapBoundaries,
  MapUnits,
  Unit,
  UnitHit,
  UnitId,
  UnitRef,
} from "./model.ts"
import { unitsOn } from "./tree.ts"
import { refOf, unitView } from "./view.ts"

const At = Type.Optional(Day)
const Params = Type.Object({ unitId: UnitId })
const tags = ["registry"]

export function registryRoutes(http: Http, ctx: Context): void {
  const today = () => dayInVietnam(ctx.now())
  listRoutes(http, ctx, today)
  unitRoutes(http, ctx, today)
  mapRoutes(http, ctx, today)
}

function listRoutes(http: Http, ctx: Context, today: () => string): void {
  http.get("/api/v1/units", {
    schema: {
      operationId: "listUnits",
      summary: "Units of a day: found by words of their names, of a level, or below a parent",
      tags,
      querystring: Type.Object({
        q: Type.Optional(Type.String({ maxLength: 200 })),
        level: Type.Optional(Level),
        at: At,
        parent: Type.Optional(UnitId),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
      }),
      response: { 200: Type.Array(UnitHit), 404: Problem },
    },
    handler: async (request) => {
      const { at, ...question } = request.query
      const book = await readBook(ctx.db)
      if (question.parent !== undefined) unitOf(book, question.parent)
      return listUnits(book, question, at ?? today())
    },
  })

  http.get("/api/v1/units/:unitId/children", {
    schema: {
      operationId: "listUnitChildren",
      summary: "Units directly below a unit on a day, or all of one level under it",
      tags,
      params: Params,
      querystring: Type.Object({ at: At, level: Type.Optional(Level) }),
      response: { 200: Type.Array(UnitRef), 404: Problem },
    },
    handler: async (request) => {
      const book = await readBook(ctx.db)
      const parent = unitOf(book, request.params.unitId).id
      const { at = today(), level } = request.query
      return listUnits(book, level === undefined ? { parent } : { parent, level }, at)
    },
  })
}

function unitRoutes(http: Http, ctx: Context, today: () => string): void {
  http.get("/api/v1/units/:unitId", {
    schema: {
      operationId: "getUnit",
      summary: "A unit on a day: names, codes, parents, what came before and after it",
      tags,
      params: Params,
      querystring: Type.Object({ at: At }),
      response: { 200: Unit, 404: Problem },
    },
    handler: async (request) => {
      const book = await readBook(ctx.db)
      return unitView(book, unitOf(book, request.params.unitId), request.query.at ?? today())
    },
  })

  http.get("/api/v1/units/:unitId/lineage", {
    schema: {
      operationId: "getUnitLineage",
      summary: "What a unit came from and became, as a graph for a diagram",
      tags,
      params: Params,
      response: { 200: LineageGraph, 404: Problem },
    },
    handler: async (request) => {
      const book = await readBook(ctx.db)
      return lineageGraph(book, unitOf(book, request.params.unitId))
    },
  })
}

/** GeoNames asks to be named: CC BY 4.0. */
const CREDIT = "GeoNames (CC BY 4.0)"

function mapRoutes(http: Http, ctx: Context, today: () => string): void {
  const querystring = Type.Object({ level: Type.Optional(Level), at: At })
  http.get("/api/v1/map/units", {
    schema: {
      operationId: "listMapUnits",
      summary: "Units of a level on a day that have a point or a boundary to draw",
      tags,
      querystring,
      response: { 200: MapUnits },
    },
    handler: async (request) => {
      const { at = today(), level = "province" } = request.query
      const [book, drawn] = [await readBook(ctx.db), await unitsWithBoundary(ctx.db)]
      const units = unitsOn(book, level, at)
        .filter((unit) => unit.point !== null || drawn.has(unit.id))
        .map((unit) => ({
          ...refOf(unit, at),
          point: unit.point,
          hasBoundary: drawn.has(unit.id),
        }))
      return { at, level, units, credit: CREDIT }
    },
  })

  http.get("/api/v1/map/boundaries", {
    schema: {
      operationId: "listMapBoundaries",
      summary: "GeoJSON of the boundaries loaded for the units of a level on a day",
      tags,
      querystring: Type.Object({
        ...querystring.properties,
        /** Only units below this one. */
        below: Type.Optional(UnitId),
      }),
      response: { 200: MapBoundaries, 404: Problem },
    },
    handler: async (request) => {
      const { at = today(), level = "province", below = null } = request.query
      const book = await readBook(ctx.db)
      if (below !== null) unitOf(book, below)
      const units = new Map(unitsOn(book, level, at, below).map((unit) => [unit.id, unit]))
      const found = await boundariesOf(ctx.db, [...units.keys()])
      const features = found.flatMap(({ unit: id, geometry, source }) => {
        const unit = units.get(id)
        if (unit === undefined) return []
        const { name, fullName, code } = refOf(unit, at)
        return [
          { type: "Feature" as const, id, properties: { name, fullName, code, source }, geometry },
        ]
      })
      return { type: "FeatureCollection" as const, features }
    },
  })
}
