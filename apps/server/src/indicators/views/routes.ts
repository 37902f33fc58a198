import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Actor, Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import {
  addDashboard,
  changeDashboard,
  getDashboard,
  listDashboards,
  showDashboard,
} from "./service/dashboards-service.ts"
import {
  Dashboard,
  DashboardChange,
  DashboardDraft,
  DashboardPage,
  DashboardSummary,
  SavedView,
  ViewChange,
  ViewDraft,
  type Visibility,
} from "./model.ts"
import { type Asking, removeSaved } from "./service/saved-service.ts"
import { addView, changeView, getView, listViews } from "./service/views-service.ts"

const Id = Type.Object({ id: Type.String({ maxLength: 60 }) })
const Gone = Type.Object({ id: Type.String() })
const refused = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }
const wrong = { 400: Problem, 413: Problem, ...refused }

/** Views that people keep, and dashboards made of them. */
export function savedRoutes(http: Http, ctx: Context, gate: Gate): void {
  viewRoutes(http, ctx, gate)
  dashboardRoutes(http, ctx, gate)
}

const administersAny = (request: FastifyRequest, gate: Gate) =>
  gate.need(request, "administrator", []).then(
    () => true,
    () => false,
  )

/** Who asks, where nobody need be signed in. */
async function asking(request: FastifyRequest, gate: Gate): Promise<Asking> {
  const who = await gate.actor(request)
  return { actor: who?.actor ?? null, administers: false }
}

/** Somebody who is signed in; what is to be published needs an administrator. */
async function keeper(
  request: FastifyRequest,
  gate: Gate,
  visibility: Visibility | null,
): Promise<Asking & { readonly actor: Actor }> {
  const actor = await gate.need(
    request,
    visibility === "published" ? "administrator" : "reader",
    [],
  )
  return { actor, administers: await administersAny(request, gate) }
}

function viewRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/views", {
    schema: {
      operationId: "listViews",
      summary: "Published views, and one's own where somebody is signed in",
      tags: ["views"],
      response: { 200: Type.Array(SavedView) },
    },
    handler: async (request) => listViews(ctx, await asking(request, gate)),
  })

  http.get("/api/v1/views/:id", {
    schema: {
      operationId: "getView",
      summary: "A view that is shared, or one's own",
      tags: ["views"],
      params: Id,
      response: { 200: SavedView, 404: Problem },
    },
    handler: async (request) => getView(ctx, request.params.id, await asking(request, gate)),
  })
  viewChanges(http, ctx, gate)
}

function viewChanges(http: Http, ctx: Context, gate: Gate): void {
  http.post("/api/v1/views", {
    schema: {
      operationId: "addView",
      summary: "Keep a view by name: private, by link, or published by an administrator",
      tags: ["views"],
      body: ViewDraft,
      response: { 200: SavedView, ...wrong },
    },
    handler: async (request) =>
      addView(ctx, request.body, await keeper(request, gate, request.body.visibility)),
  })

  http.put("/api/v1/views/:id", {
    schema: {
      operationId: "changeView",
      summary: "Change a view of one's own; an administrator any that is published",
      tags: ["views"],
      params: Id,
      body: ViewChange,
      response: { 200: SavedView, ...wrong },
    },
    handler: async (request) =>
      changeView(
        ctx,
        request.params.id,
        request.body,
        await keeper(request, gate, request.body.visibility),
      ),
  })

  http.delete("/api/v1/views/:id", {
    schema: {
      operationId: "deleteView",
      summary: "Delete a view; tiles that show it say so",
      tags: ["views"],
      params: Id,
      response: { 200: Gone, ...refused },
    },
    handler: async (request) => {
      const { id } = request.params
      await removeSaved(ctx, "view", id, await keeper(request, gate, null))
      return { id }
    },
  })
}

function dashboardRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/dashboards", {
    schema: {
      operationId: "listDashboards",
      summary: "Published dashboards, and one's own where somebody is signed in",
      tags: ["views"],
      response: { 200: Type.Array(DashboardSummary) },
    },
    handler: async (request) => listDashboards(ctx, await asking(request, gate)),
  })

  http.get("/api/v1/dashboards/:id", {
    schema: {
      operationId: "getDashboard",
      summary: "A dashboard that is shared, or one's own: its tiles in order",
      tags: ["views"],
      params: Id,
      response: { 200: Dashboard, 404: Problem },
    },
    handler: async (request) => getDashboard(ctx, request.params.id, await asking(request, gate)),
  })

  http.get("/api/v1/dashboards/:id/page", {
    schema: {
      operationId: "showDashboard",
      summary: "A dashboard with what its tiles show now: values, completeness, age, status",
      tags: ["views"],
      params: Id,
      response: { 200: DashboardPage, 404: Problem },
    },
    handler: async (request) => showDashboard(ctx, request.params.id, await asking(request, gate)),
  })
  dashboardChanges(http, ctx, gate)
}

function dashboardChanges(http: Http, ctx: Context, gate: Gate): void {
  http.post("/api/v1/dashboards", {
    schema: {
      operationId: "addDashboard",
      summary: "Make a dashboard of views",
      tags: ["views"],
      body: DashboardDraft,
      response: { 200: Dashboard, ...refused },
    },
    handler: async (request) =>
      addDashboard(ctx, request.body, await keeper(request, gate, request.body.visibility)),
  })

  http.put("/api/v1/dashboards/:id", {
    schema: {
      operationId: "changeDashboard",
      summary: "Change a dashboard of one's own; an administrator any that is published",
      tags: ["views"],
      params: Id,
      body: DashboardChange,
      response: { 200: Dashboard, ...refused },
    },
    handler: async (request) =>
      changeDashboard(
        ctx,
        request.params.id,
        request.body,
        await keeper(request, gate, request.body.visibility),
      ),
  })

  http.delete("/api/v1/dashboards/:id", {
    schema: {
      operationId: "deleteDashboard",
      summary: "Delete a dashboard; its views stay",
      tags: ["views"],
      params: Id,
      response: { 200: Gone, ...refused },
    },
    handler: async (request) => {
      const { id } = request.params
      await removeSaved(ctx, "dashboard", id, await keeper(request, gate, null))
      return { id }
    },
  })
}
