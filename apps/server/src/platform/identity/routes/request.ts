import type { FastifyReply, FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../context.ts"
import { notSignedIn } from "../errors.ts"
import type { Gate, SignedIn } from "../gate.ts"
import type { Identity } from "../identity.ts"
import type { Caller } from "../service/session.ts"
import { describeMe } from "../service/session.ts"
import { sessionCookie, tokenIn } from "../session-cookie.ts"

export const refusal = Type.Ref("Problem")
export const Nothing = Type.Null({ description: "No content" })

/** What a request tells of who sends it. */
export function callerOf(request: FastifyRequest, ctx: Context): Caller {
  return {
    address: request.ip,
    client: (request.headers["user-agent"] ?? "").slice(0, 200),
    token: tokenIn(request.headers.cookie, ctx.settings),
  }
}

/** Scheme, host and port under which this request found us: links lead back there. */
export function originOf(request: FastifyRequest, ctx: Context): string {
  return ctx.settings.publicUrl ?? `${request.protocol}://${request.host}`
}

export async function signedIn(request: FastifyRequest, gate: Gate): Promise<SignedIn> {
  const who = await gate.actor(request)
  if (who === null) throw notSignedIn()
  return who
}

/** Hands a session that has just begun to the browser, and tells it who it is now. */
export async function welcome(
  ctx: Context,
  identity: Identity,
  reply: FastifyReply,
  token: string,
) {
  void reply.header("set-cookie", sessionCookie(ctx.settings, token))
  return describeMe(ctx.db, await identity.gate.holder(token))
}
