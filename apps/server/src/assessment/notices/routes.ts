import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { CalendarFeed, CalendarFeedMade, RoundReminder } from "../model.ts"
import { holds } from "../routes/may-read.ts"
import { calendarOf, makeFeed, readFeed, revokeFeed } from "./service-feed.ts"
import { remindersFor } from "./service.ts"
import { TAGS } from "../routes/preamble.ts"

const READING = { 401: Problem, 403: Problem }

/** What waits for the signed-in person, and the calendar of their deadlines. */
export function noticeRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assessment/reminders", {
    schema: {
      operationId: "roundReminders",
      summary: "What waits for the signed-in person in rounds of scoring, nearest deadline first",
      tags: TAGS,
      response: { 200: Type.Array(RoundReminder), ...READING },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      return remindersFor(ctx, (role, unit) => holds(gate, request, role, unit))
    },
  })
  feedRoutes(http, ctx, gate)
}

function feedRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/calendar-feed", {
    schema: {
      operationId: "readCalendarFeed",
      summary: "Whether the signed-in person has a calendar feed, and when it was last read",
      tags: TAGS,
      response: { 200: CalendarFeed, ...READING },
    },
    handler: async (request) => readFeed(ctx, (await gate.need(request, "reader", [])).id),
  })

  http.post("/api/v1/calendar-feed", {
    schema: {
      operationId: "makeCalendarFeed",
      summary: "Make an address for a calendar feed; the one before ends",
      description: "The address is shown once. Whoever has it reads the deadlines, nothing else.",
      tags: TAGS,
      response: { 200: CalendarFeedMade, ...READING },
    },
    handler: async (request) => makeFeed(ctx, await gate.need(request, "reader", [])),
  })

  http.delete("/api/v1/calendar-feed", {
    schema: {
      operationId: "revokeCalendarFeed",
      summary: "End the calendar feed of the signed-in person",
      tags: TAGS,
      response: { 200: CalendarFeed, ...READING },
    },
    handler: async (request) => revokeFeed(ctx, await gate.need(request, "reader", [])),
  })

  http.get("/api/v1/calendar/:token", {
    config: { rateLimit: { max: 120, timeWindow: "1 minute" } },
    schema: {
      operationId: "calendarFeed",
      summary: "Deadlines of one person as a calendar (RFC 5545), by an address nobody can guess",
      tags: TAGS,
      params: Type.Object({
        token: Type.String({ pattern: "^[A-Za-z0-9_-]{43}\\.ics$" }),
      }),
      produces: ["text/calendar"],
      response: { 200: Type.String(), 400: Problem, 404: Problem, 429: Problem },
    },
    handler: async ({ params }, reply) =>
      reply
        .type("text/calendar; charset=utf-8")
        .header("cache-control", "private, max-age=900")
        .header("referrer-policy", "no-referrer")
        .serializer(String)
        .send(await calendarOf(ctx, params.token.slice(0, -".ics".length))),
  })
}
