import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { Day, UnitId } from "../../model.ts"
import {
  EndOfKeptRegister,
  KeptMeaning,
  KeptRegister,
  KindCode,
  NewKeptRegister,
} from "../model.ts"
import { declareKept, endKept, keptMeaning, keptRegisters } from "../service/kept-service.ts"

const tags = ["assets"]
const writing = { 401: Problem, 403: Problem, 404: Problem, 422: Problem }

/** Where the register of a kind is kept whole: there no record means 0, elsewhere nothing is known. */
export function keptRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/asset-registers", {
    schema: {
      operationId: "listKeptRegisters",
      summary: "Units in which the register of a kind of assets is kept whole, and since when",
      tags,
      querystring: Type.Object({ unit: Type.Optional(UnitId), kind: Type.Optional(KindCode) }),
      response: { 200: Type.Array(KeptRegister), 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      return keptRegisters(ctx, request.query)
    },
  })

  http.get("/api/v1/asset-registers/meaning", {
    schema: {
      operationId: "previewKeptRegister",
      summary: "What it would mean for figures that a register is kept whole since a day",
      tags,
      querystring: Type.Object({ unit: UnitId, kind: KindCode, since: Day }),
      response: { 200: KeptMeaning, 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "editor", [request.query.unit])
      return keptMeaning(ctx, request.query)
    },
  })

  http.post("/api/v1/asset-registers", {
    schema: {
      operationId: "declareKeptRegister",
      summary: "Say that the register of a kind is kept whole in a unit since a day",
      tags,
      body: NewKeptRegister,
      response: { 200: Type.Array(KeptRegister), ...writing },
    },
    handler: async (request) => {
      const { unit, kind } = request.body
      await declareKept(ctx, request.body, await gate.need(request, "editor", [unit]))
      return keptRegisters(ctx, { unit, kind })
    },
  })

  http.post("/api/v1/asset-registers/end", {
    schema: {
      operationId: "endKeptRegister",
      summary: "Say from which day on a register is no longer kept whole, or that it is after all",
      tags,
      body: EndOfKeptRegister,
      response: { 200: Type.Array(KeptRegister), ...writing },
    },
    handler: async (request) => {
      const { unit, kind } = request.body
      await endKept(ctx, request.body, await gate.need(request, "editor", [unit]))
      return keptRegisters(ctx, { unit, kind })
    },
  })
}
