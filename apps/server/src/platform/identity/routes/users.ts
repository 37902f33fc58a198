import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Actor, Context } from "../../context.ts"
import type { Http } from "../../http.ts"
import type { Identity } from "../identity.ts"
import { Grant, GrantRequest, Id, OneTimeLink, User, UserChange } from "../model.ts"
import { uncovered } from "../roles.ts"
import { resetLink } from "../service/password.ts"
import {
  changeUser,
  grantRole,
  listUsers,
  revokeGrant,
  unitOfGrant,
  unitsOfUser,
} from "../service/users.ts"
import { Nothing, originOf, refusal, signedIn } from "./request.ts"

const tags = ["identity"]
const One = Type.Object({ id: Id })
const refusals = { 401: refusal, 403: refusal, 404: refusal, 409: refusal }

/** Other people's accounts, for administrators of their units. */
export function userRoutes(http: Http, ctx: Context, identity: Identity): void {
  const { gate, within } = identity
  /** Whoever holds a role somewhere else is not mine to lock out or to let in. */
  const administratorOf = async (request: FastifyRequest, id: string): Promise<Actor> => {
    await gate.need(request, "administrator", [])
    return gate.need(request, "administrator", await unitsOfUser(ctx, id))
  }

  http.get("/api/v1/identity/users", {
    schema: {
      operationId: "listUsers",
      summary: "Accounts with a role in a unit that I administer",
      tags,
      response: { 200: Type.Array(User), 401: refusal, 403: refusal },
    },
    handler: async (request) => {
      await gate.need(request, "administrator", [])
      const { grants } = await signedIn(request, gate)
      const mine: User[] = []
      for (const user of await listUsers(ctx)) {
        const places = user.grants.length === 0 ? ["VN"] : user.grants.map((grant) => grant.unitId)
        for (const place of places) {
          if ((await uncovered(grants, "administrator", [place], within)) !== undefined) continue
          mine.push(user)
          break
        }
      }
      return mine
    },
  })

  http.patch("/api/v1/identity/users/:id", {
    schema: {
      operationId: "changeUser",
      summary: "Disable or enable an account, or drop its second factor",
      tags,
      params: One,
      body: UserChange,
      response: { 204: Nothing, ...refusals },
    },
    handler: async (request, reply) => {
      const actor = await administratorOf(request, request.params.id)
      await changeUser(ctx, actor, request.params.id, request.body)
      return reply.code(204).send(null)
    },
  })

  http.post("/api/v1/identity/users/:id/reset-link", {
    schema: {
      operationId: "makeResetLink",
      summary: "A one-time link with which someone sets a new password",
      tags,
      params: One,
      response: { 201: OneTimeLink, ...refusals },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const actor = await administratorOf(request, id)
      return reply.code(201).send(await resetLink(ctx, actor, id, originOf(request, ctx)))
    },
  })

  grantRoutes(http, ctx, identity)
}

function grantRoutes(http: Http, ctx: Context, identity: Identity): void {
  const { gate } = identity
  http.post("/api/v1/identity/grants", {
    schema: {
      operationId: "grantRole",
      summary: "Give someone a role over a unit and all below it",
      tags,
      body: GrantRequest,
      response: { 201: Grant, ...refusals, 422: refusal },
    },
    handler: async (request, reply) => {
      const actor = await gate.need(request, "administrator", [request.body.unitId])
      return reply.code(201).send(await grantRole(ctx, identity, actor, request.body))
    },
  })

  http.delete("/api/v1/identity/grants/:id", {
    schema: {
      operationId: "revokeGrant",
      summary: "Take a role back",
      tags,
      params: One,
      response: { 204: Nothing, ...refusals },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      await gate.need(request, "administrator", [])
      const actor = await gate.need(request, "administrator", [await unitOfGrant(ctx, id)])
      await revokeGrant(ctx, actor, id)
      return reply.code(204).send(null)
    },
  })
}
