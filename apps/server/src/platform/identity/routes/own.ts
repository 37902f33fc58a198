import type { Context } from "../../context.ts"
import type { Http } from "../../http.ts"
import type { Identity } from "../identity.ts"
import { AcceptRequest, Me, PasswordRequest, SetupRequest } from "../model.ts"
import { changePassword, resetPassword } from "../service/password.ts"
import { setUp } from "../service/setup.ts"
import { callerOf, Nothing, refusal, signedIn, welcome } from "./request.ts"

const tags = ["identity"]

/** The first account, and the password of one's own. */
export function ownRoutes(http: Http, ctx: Context, identity: Identity): void {
  http.post("/api/v1/identity/setup", {
    schema: {
      operationId: "setUp",
      summary: "Make the administrator of a set-up link, and sign in",
      tags,
      body: SetupRequest,
      response: { 201: Me, 410: refusal, 422: refusal, 429: refusal },
    },
    handler: async (request, reply) => {
      const token = await setUp(ctx, request.body, callerOf(request, ctx))
      return reply.code(201).send(await welcome(ctx, identity, reply, token))
    },
  })

  http.post("/api/v1/identity/password", {
    schema: {
      operationId: "changePassword",
      summary: "Change my password; my other sessions end",
      tags,
      body: PasswordRequest,
      response: { 204: Nothing, 401: refusal, 409: refusal, 422: refusal, 429: refusal },
    },
    handler: async (request, reply) => {
      const who = await signedIn(request, identity.gate)
      const caller = callerOf(request, ctx)
      const token = await changePassword(ctx, identity, who, request.body, caller)
      await welcome(ctx, identity, reply, token)
      return reply.code(204).send(null)
    },
  })

  http.post("/api/v1/identity/password/reset", {
    schema: {
      operationId: "resetPassword",
      summary: "Set a new password by a reset link; every session ends",
      tags,
      body: AcceptRequest,
      response: { 204: Nothing, 410: refusal, 422: refusal, 429: refusal },
    },
    handler: async (request, reply) => {
      await resetPassword(ctx, request.body)
      return reply.code(204).send(null)
    },
  })
}
