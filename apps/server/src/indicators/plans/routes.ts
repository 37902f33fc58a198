import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Actor, Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem, Refusal } from "../../platform/problem.ts"
import { uploadScope, withUpload } from "../../platform/upload.ts"
import { UnitId, View } from "../../registry/model.ts"
import { ImportReport } from "../model.ts"
import { shortReport } from "../report-length.ts"
import { asked, AsOfText } from "../routes/asked-routes.ts"
import { DueTask, PlanDetail, PlanList, TaskChange, TaskVersion } from "./model.ts"
import { importPlans } from "./service/import-service.ts"
import { getPlan, listPlans } from "./service/plans-service.ts"
import {
  answerableFor,
  changesOrder,
  changeTask,
  dueTasks,
  taskHistory,
} from "./service/tasks-service.ts"

const tags = ["plans"]
const PlanParams = Type.Object({ planId: Type.String({ maxLength: 80 }) })
const TaskParams = Type.Object({
  planId: Type.String({ maxLength: 80 }),
  taskId: Type.String({ maxLength: 80 }),
})

/** Plans with their targets and tasks, judged by the rule of `docs/guides/plans.md`. */
export async function planRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  readRoutes(http, ctx)
  taskRoutes(http, ctx, gate)
  await importRoute(http, ctx, gate)
}

function readRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/plans", {
    schema: {
      operationId: "listPlans",
      summary: "Plans with how many of their targets stand where; of one place with `place`",
      description: "In the view of a day, a place has the plans of the units that it was made of.",
      tags,
      querystring: Type.Object({
        place: Type.Optional(UnitId),
        view: Type.Optional(View),
        asof: AsOfText,
      }),
      response: { 200: PlanList, 400: Problem, 404: Problem },
    },
    handler: ({ query }) =>
      listPlans(ctx, query.place, { view: query.view, asOf: asked(query.asof) }),
  })

  http.get("/api/v1/plans/:planId", {
    schema: {
      operationId: "getPlan",
      summary: "A plan: its targets with status and reason, tasks, sums and figures",
      tags,
      params: PlanParams,
      querystring: Type.Object({ view: Type.Optional(View), asof: AsOfText }),
      response: { 200: PlanDetail, 400: Problem, 404: Problem },
    },
    handler: ({ params, query }) =>
      getPlan(ctx, params.planId, { view: query.view, asOf: asked(query.asof) }),
  })
}

function taskRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/due-tasks", {
    schema: {
      operationId: "listDueTasks",
      summary: "Tasks of plans that are late or due within 30 days, of those the reader works for",
      tags,
      response: { 200: Type.Array(DueTask), 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      const mine: DueTask[] = []
      for (const task of await dueTasks(ctx)) {
        const places = [
          task.place.id,
          ...(task.organisationId === null ? [] : [task.organisationId]),
        ]
        if ((await holder(gate, request, places)) !== null) mine.push(task)
      }
      return mine
    },
  })

  http.get("/api/v1/plans/:planId/tasks/:taskId/history", {
    schema: {
      operationId: "getTaskHistory",
      summary: "How a task stood in each version that said something else, newest first",
      tags,
      params: TaskParams,
      response: { 200: Type.Array(TaskVersion), 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      return taskHistory(ctx, request.params.planId, request.params.taskId)
    },
  })

  changeTaskRoute(http, ctx, gate)
}

function changeTaskRoute(http: Http, ctx: Context, gate: Gate): void {
  http.put("/api/v1/plans/:planId/tasks/:taskId", {
    schema: {
      operationId: "changeTask",
      summary: "Say anew how far a task is: state, progress, note, evidence, who and by when",
      description:
        "An editor of the plan's territory; an editor of the organisation that answers for the task changes only how far it is.",
      tags,
      params: TaskParams,
      body: TaskChange,
      response: {
        200: PlanDetail,
        401: Problem,
        403: Problem,
        404: Problem,
        409: Problem,
        422: Problem,
      },
    },
    handler: async (request) => {
      const { planId, taskId } = request.params
      await gate.need(request, "editor", [])
      const change = request.body
      const { unit, organisation } = await answerableFor(ctx, planId, taskId)
      const ordered = await changesOrder(ctx, planId, taskId, change)
      const places = ordered || organisation === null ? [unit] : [unit, organisation]
      const actor =
        (await holder(gate, request, places, "editor")) ??
        (await gate.need(request, "editor", [unit]))
      await changeTask(ctx, actor, { planId, taskId, change })
      return getPlan(ctx, planId, { view: undefined, asOf: null })
    },
  })
}

/** Who asks, where a role is held over at least one of some places; null otherwise. */
async function holder(
  gate: Gate,
  request: FastifyRequest,
  places: readonly string[],
  role: "reader" | "editor" = "reader",
): Promise<Actor | null> {
  for (const place of places) {
    try {
      return await gate.need(request, role, [place])
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind.status !== 403) throw error
    }
  }
  return null
}

async function importRoute(http: Http, ctx: Context, gate: Gate): Promise<void> {
  await uploadScope(http, (scope) => {
    scope.post("/api/v1/imports/plans", {
      config: { rateLimit: { max: 300, timeWindow: "1 minute" } },
      schema: {
        operationId: "importPlans",
        summary: "Import a file of plans (CSV or XLSX); only a report unless commit is true",
        description:
          "multipart/form-data: file, commit (true or false), sheet, decimal (point or comma).",
        tags,
        consumes: ["multipart/form-data"],
        response: {
          200: ImportReport,
          400: Problem,
          401: Problem,
          403: Problem,
          409: Problem,
          413: Problem,
          422: Problem,
        },
      },
      handler: async (request) => {
        await gate.need(request, "editor", [])
        return withUpload(ctx, request, async (upload, fields) => {
          const marks = ["point", "comma"] as const
          const options = {
            commit: fields.get("commit") === "true",
            sheet: fields.get("sheet") || undefined,
            decimal: marks.find((mark) => mark === fields.get("decimal")),
            fileName: upload.name,
          }
          const report = await importPlans(ctx, upload.path, options, (units) =>
            gate.need(request, "editor", units),
          )
          return shortReport(report)
        })
      },
    })
  })
}
