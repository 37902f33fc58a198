import { Type } from "typebox"
import type { Context } from "../../context.ts"
import type { Http } from "../../http.ts"
import type { Identity } from "../identity.ts"
import { Id, Me, Session, SignInRequest } from "../model.ts"
import { describeMe, endOwnSession, listSessions, signOut } from "../service/session.ts"
import { signIn } from "../service/sign-in.ts"
import { endedCookie } from "../session-cookie.ts"
import { callerOf, Nothing, refusal, signedIn, welcome } from "./request.ts"

const tags = ["identity"]

/** Signing in and out, and the sessions of one's own. */
export function sessionRoutes(http: Http, ctx: Context, identity: Identity): void {
  const { gate } = identity
  http.post("/api/v1/identity/sign-in", {
    schema: {
      operationId: "signIn",
      summary: "Sign in; the session comes as an httpOnly cookie",
      tags,
      body: SignInRequest,
      response: { 200: Me, 401: refusal, 403: refusal, 429: refusal },
    },
    handler: async (request, reply) => {
      const token = await signIn(ctx, identity, request.body, callerOf(request, ctx))
      return welcome(ctx, identity, reply, token)
    },
  })

  http.post("/api/v1/identity/sign-out", {
    schema: {
      operationId: "signOut",
      summary: "End this session",
      tags,
      response: { 204: Nothing },
    },
    handler: async (request, reply) => {
      const who = await gate.actor(request)
      if (who !== null) await signOut(ctx, who)
      return reply.header("set-cookie", endedCookie(ctx.settings)).code(204).send(null)
    },
  })

  http.get("/api/v1/identity/me", {
    schema: {
      operationId: "whoAmI",
      summary: "Who is signed in, with which roles; user is null for nobody",
      tags,
      response: { 200: Me },
    },
    handler: async (request) => describeMe(ctx.db, await gate.actor(request)),
  })

  http.get("/api/v1/identity/sessions", {
    schema: {
      operationId: "listSessions",
      summary: "My open sessions, last seen first",
      tags,
      response: { 200: Type.Array(Session), 401: refusal },
    },
    handler: async (request) => listSessions(ctx, await signedIn(request, gate)),
  })

  http.delete("/api/v1/identity/sessions/:id", {
    schema: {
      operationId: "endSession",
      summary: "End one of my sessions",
      tags,
      params: Type.Object({ id: Id }),
      response: { 204: Nothing, 401: refusal, 404: refusal },
    },
    handler: async (request, reply) => {
      await endOwnSession(ctx, await signedIn(request, gate), request.params.id)
      return reply.code(204).send(null)
    },
  })
}
