import { Type } from "typebox"
import type { Context } from "../../context.ts"
import type { Http } from "../../http.ts"
import type { Identity } from "../identity.ts"
import { ApiKey, ApiKeyRequest, Id, NewApiKey } from "../model.ts"
import { uncovered } from "../roles.ts"
import { holderOfKey, keysOf, makeKey, revokeKey } from "../service/api-keys.ts"
import { Nothing, refusal, signedIn } from "./request.ts"

const tags = ["identity"]
const refusals = { 401: refusal, 403: refusal, 404: refusal }

/** Keys of programs, for administrators of the unit or organisation that they speak for. */
export function apiKeyRoutes(http: Http, ctx: Context, identity: Identity): void {
  const { gate, within } = identity
  http.get("/api/v1/identity/api-keys", {
    schema: {
      operationId: "listApiKeys",
      summary: "Keys of programs that speak for what I administer, ended ones too",
      tags,
      response: { 200: Type.Array(ApiKey), 401: refusal, 403: refusal },
    },
    handler: async (request) => {
      await gate.need(request, "administrator", [])
      const { grants } = await signedIn(request, gate)
      const mine: ApiKey[] = []
      for (const key of await keysOf(ctx)) {
        const lacking = await uncovered(grants, "administrator", [key.holder], within)
        if (lacking === undefined) mine.push(key)
      }
      return mine
    },
  })

  http.post("/api/v1/identity/api-keys", {
    schema: {
      operationId: "makeApiKey",
      summary: "Make a key for a program of an organisation; it is told once",
      description:
        "The program sends it as `Authorization: Bearer …`. Scopes: assets:write lets it write the assets of its organisation, assets:read lets it read them.",
      tags,
      body: ApiKeyRequest,
      response: { 201: NewApiKey, ...refusals },
    },
    handler: async (request, reply) => {
      const actor = await gate.need(request, "administrator", [request.body.holder])
      return reply.code(201).send(await makeKey(ctx, identity, actor, request.body))
    },
  })

  http.delete("/api/v1/identity/api-keys/:id", {
    schema: {
      operationId: "revokeApiKey",
      summary: "End a key; the program that has it is refused from now on",
      tags,
      params: Type.Object({ id: Id }),
      response: { 204: Nothing, ...refusals },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      await gate.need(request, "administrator", [])
      const actor = await gate.need(request, "administrator", [await holderOfKey(ctx, id)])
      await revokeKey(ctx, actor, id)
      return reply.code(204).send(null)
    },
  })
}
