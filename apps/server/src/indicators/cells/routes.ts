import { toNfc } from "@tinhso/vietnamese"
import { type Static, Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { badQuestion } from "../query/errors.ts"
import { type Read, readCodes, readPeriods } from "../query/read-asked.ts"
import {
  BreakdownFault,
  Cell,
  CellDraft,
  CellsNamed,
  CellsSaved,
  CellsSavedTold,
  Layer,
} from "./model.ts"
import { findFaults } from "./service/faults-service.ts"
import { publishCells, withdrawCells } from "./service/publish-service.ts"
import { saveCells } from "./service/save-service.ts"
import { findCells } from "./store/find.ts"

const List = (description: string) => Type.String({ minLength: 1, maxLength: 8000, description })

/** Values of base measures: read for editing, recorded by editors, published by verifiers. */
export function cellRoutes(http: Http, ctx: Context, gate: Gate): void {
  readRoute(http, ctx, gate)
  faultsRoute(http, ctx, gate)
  saveRoute(http, ctx, gate)
  layerRoutes(http, ctx, gate)
}

const AskedCells = Type.Object({
  measures: List("Codes, separated by commas"),
  units: List("Ids, separated by commas"),
  periods: List("2024-Q1..2024-Q4, or a list"),
  layer: Type.Optional(Layer),
})

const askedCells = (query: Static<typeof AskedCells>) => ({
  measures: good("measures", readCodes(query.measures)),
  units: good("units", readCodes(query.units)),
  periods: good("periods", readPeriods(query.periods)).map(({ code }) => code),
})

function readRoute(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/cells", {
    schema: {
      operationId: "listCells",
      summary: "Reported values of base measures, each with its source and version",
      description:
        "At most 20 000. Send `version` back with a change. `layer=working` gives what is being " +
        "entered and, where nothing is, what is published; it needs a signed-in reader of the units.",
      tags: ["cells"],
      querystring: AskedCells,
      response: { 200: Type.Array(Cell), 400: Problem, 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      const { layer = "published" } = request.query
      const asked = askedCells(request.query)
      if (layer === "working") await gate.need(request, "reader", asked.units)
      const cells = await findCells(ctx.db, asked, layer, MOST_LISTED)
      if ((await gate.actor(request)) !== null) return cells
      return cells.map((cell) => ({ ...cell, recordedBy: null }))
    },
  })
}

const MOST_LISTED = 20_000

function faultsRoute(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/cells/checks", {
    schema: {
      operationId: "checkCells",
      summary: "Totals that the parts of their breakdowns contradict",
      description:
        "At most 1 000. Parts that are all there and sum to something else, or that exceed their " +
        "whole. Nothing is corrected. `layer=working` needs a signed-in reader of the units.",
      tags: ["cells"],
      querystring: AskedCells,
      response: { 200: Type.Array(BreakdownFault), 400: Problem, 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      const { layer = "published" } = request.query
      const asked = askedCells(request.query)
      if (layer === "working") await gate.need(request, "reader", asked.units)
      return findFaults(ctx, asked, layer)
    },
  })
}

const refusals = { 400: Problem, 401: Problem, 403: Problem, 409: Problem, 422: Problem }

function saveRoute(http: Http, ctx: Context, gate: Gate): void {
  http.put("/api/v1/cells", {
    schema: {
      operationId: "saveCells",
      summary: "Enter values of base measures: all of them or none",
      description:
        "An editor of every unit concerned. Values enter the working layer, and are in every " +
        "aggregate of `stage=working` at once; they become public when they are published. A cell " +
        "that was changed since its `version` was read, or that is locked while its report is " +
        "verified, is named in a 409 and nothing is written. `warnings` name totals that the parts " +
        "of their breakdowns now contradict.",
      tags: ["cells"],
      body: Type.Object(
        { cells: Type.Array(CellDraft, { minItems: 1, maxItems: 5000 }) },
        { additionalProperties: false },
      ),
      response: { 200: CellsSavedTold, ...refusals },
    },
    handler: async (request) => {
      await gate.need(request, "editor", [])
      const drafts = request.body.cells.map((draft, i) => ({
        draft,
        pointer: (column: string) => `/cells/${i}/${column}`,
      }))
      const client = (request.headers["user-agent"] ?? "").slice(0, 100)
      const recording = { layer: "working", source: { kind: "api", client } } as const
      const { touched, ...saved } = await saveCells(ctx, drafts, recording, (unitIds) =>
        gate.need(request, "editor", unitIds),
      )
      return { ...saved, warnings: await findFaults(ctx, touched, "working") }
    },
  })
}

function layerRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.post("/api/v1/cells/publish", {
    schema: {
      operationId: "publishCells",
      summary: "Publish values that were entered: all working values of these cells, or none",
      description:
        "A verifier of every unit concerned, who entered or changed none of the values. Cells of a " +
        "submitted report are locked: they are published with the report.",
      tags: ["cells"],
      body: CellsNamed,
      response: { 200: CellsSaved, ...refusals },
    },
    handler: async (request) => {
      await gate.need(request, "verifier", [])
      return publishCells(ctx, named(request.body), (unitIds) =>
        gate.need(request, "verifier", unitIds),
      )
    },
  })

  http.post("/api/v1/cells/withdraw", {
    schema: {
      operationId: "withdrawCells",
      summary: "Drop values that were entered and not yet published; what is published stands",
      description: "An editor of every unit named. Cells of a submitted report are locked.",
      tags: ["cells"],
      body: CellsNamed,
      response: { 200: Type.Object({ withdrawn: Type.Integer() }), ...refusals },
    },
    handler: (request) =>
      withdrawCells(ctx, named(request.body), (unitIds) => gate.need(request, "editor", unitIds)),
  })
}

/** Periods are read as people write them: "quý IV/2025". */
const named = ({ measures, units, periods }: CellsNamed) => ({
  measures: measures.map(toNfc),
  units,
  periods: good("periods", readPeriods(periods.join(","))).map(({ code }) => code),
})

function good<T>(name: string, read: Read<T>): T {
  if ("wrong" in read) throw badQuestion(name, read.wrong)
  return read.good
}
