import type { Context } from "../../context.ts"
import type { Http } from "../../http.ts"
import type { Identity } from "../identity.ts"
import { RecoveryCodes, TwoFactorCode, TwoFactorRequest, TwoFactorStart } from "../model.ts"
import { beginTwoFactor, confirmTwoFactor, endTwoFactor } from "../service/two-factor.ts"
import { Nothing, refusal, signedIn } from "./request.ts"

const tags = ["identity"]
const refusals = { 401: refusal, 409: refusal, 422: refusal, 429: refusal }

/** A second factor from an authenticator app (TOTP), for whoever wants one. */
export function twoFactorRoutes(http: Http, ctx: Context, identity: Identity): void {
  const { gate } = identity
  http.post("/api/v1/identity/two-factor", {
    schema: {
      operationId: "beginTwoFactor",
      summary: "Begin with an authenticator app: the secret to scan",
      tags,
      body: TwoFactorRequest,
      response: { 200: TwoFactorStart, ...refusals },
    },
    handler: async (request) => {
      const who = await signedIn(request, gate)
      return beginTwoFactor(ctx, identity, who, request.body.password, request.ip)
    },
  })

  http.post("/api/v1/identity/two-factor/confirm", {
    schema: {
      operationId: "confirmTwoFactor",
      summary: "Turn the second factor on with a first code; the recovery codes, shown once",
      tags,
      body: TwoFactorCode,
      response: { 200: RecoveryCodes, ...refusals },
    },
    handler: async (request) => {
      const who = await signedIn(request, gate)
      return { recoveryCodes: await confirmTwoFactor(ctx, who, request.body.code) }
    },
  })

  http.post("/api/v1/identity/two-factor/off", {
    schema: {
      operationId: "endTwoFactor",
      summary: "Turn my second factor off",
      tags,
      body: TwoFactorRequest,
      response: { 204: Nothing, ...refusals },
    },
    handler: async (request, reply) => {
      const who = await signedIn(request, gate)
      await endTwoFactor(ctx, identity, who, request.body.password, request.ip)
      return reply.code(204).send(null)
    },
  })
}
