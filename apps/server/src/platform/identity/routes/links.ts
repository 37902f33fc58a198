import { Type } from "typebox"
import type { Context } from "../../context.ts"
import type { Http } from "../../http.ts"
import type { Identity } from "../identity.ts"
import {
  AcceptRequest,
  Id,
  Invitation,
  InvitationRequest,
  LinkRequest,
  Me,
  OneTimeLink,
  OpenedLink,
} from "../model.ts"
import {
  acceptInvitation,
  invite,
  listInvitations,
  unitOfInvitation,
  withdrawInvitation,
} from "../service/invitation.ts"
import { openLink } from "../service/link.ts"
import { uncovered } from "../roles.ts"
import { callerOf, Nothing, originOf, refusal, signedIn, welcome } from "./request.ts"

const tags = ["identity"]

/** One-time links and invitations. */
export function linkRoutes(http: Http, ctx: Context, identity: Identity): void {
  http.post("/api/v1/identity/links/open", {
    schema: {
      operationId: "openLink",
      summary: "What a one-time link is for, without using it",
      tags,
      body: LinkRequest,
      response: { 200: OpenedLink, 410: refusal },
    },
    handler: (request) => openLink(ctx, request.body.token),
  })

  http.post("/api/v1/identity/invitations/accept", {
    schema: {
      operationId: "acceptInvitation",
      summary: "Set a password by an invitation's link, and sign in",
      tags,
      body: AcceptRequest,
      response: { 201: Me, 409: refusal, 410: refusal, 422: refusal, 429: refusal },
    },
    handler: async (request, reply) => {
      const token = await acceptInvitation(ctx, identity, request.body, callerOf(request, ctx))
      return reply.code(201).send(await welcome(ctx, identity, reply, token))
    },
  })

  invitationRoutes(http, ctx, identity)
}

function invitationRoutes(http: Http, ctx: Context, identity: Identity): void {
  const { gate, within } = identity
  http.get("/api/v1/identity/invitations", {
    schema: {
      operationId: "listInvitations",
      summary: "Invitations not yet accepted, over the units I administer",
      tags,
      response: { 200: Type.Array(Invitation), 401: refusal, 403: refusal },
    },
    handler: async (request) => {
      await gate.need(request, "administrator", [])
      const { grants } = await signedIn(request, gate)
      const mine: Invitation[] = []
      for (const invitation of await listInvitations(ctx)) {
        const missing = await uncovered(grants, "administrator", [invitation.unitId], within)
        if (missing === undefined) mine.push(invitation)
      }
      return mine
    },
  })

  http.post("/api/v1/identity/invitations", {
    schema: {
      operationId: "invite",
      summary: "Invite someone to a role over a unit; hand the link over yourself",
      tags,
      body: InvitationRequest,
      response: { 201: OneTimeLink, 401: refusal, 403: refusal, 409: refusal, 422: refusal },
    },
    handler: async (request, reply) => {
      const actor = await gate.need(request, "administrator", [request.body.unitId])
      const link = await invite(ctx, identity, actor, request.body, originOf(request, ctx))
      return reply.code(201).send(link)
    },
  })

  http.delete("/api/v1/identity/invitations/:id", {
    schema: {
      operationId: "withdrawInvitation",
      summary: "Withdraw an invitation",
      tags,
      params: Type.Object({ id: Id }),
      response: { 204: Nothing, 401: refusal, 403: refusal, 404: refusal },
    },
    handler: async (request, reply) => {
      await gate.need(request, "administrator", [])
      const { id } = request.params
      const actor = await gate.need(request, "administrator", [await unitOfInvitation(ctx, id)])
      await withdrawInvitation(ctx, actor, id)
      return reply.code(204).send(null)
    },
  })
}
