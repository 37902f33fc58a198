import type { FastifyInstance } from "fastify"
import type { Log } from "./log.ts"
import { collectDefaultMetrics, Histogram, Registry } from "prom-client"

/**
 * Counts and times every request for `/metrics` and writes one log line for each: the route's
 * pattern, never its values, so that nothing a person typed is kept.
 */
export function countRequests(app: FastifyInstance, log: Log): void {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const seconds = new Histogram({
    name: "tinhso_http_request_seconds",
    help: "Time to answer, by route and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [register],
  })
  app.addHook("onResponse", async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? "none",
      status: reply.statusCode,
    }
    seconds.observe(labels, reply.elapsedTime / 1000)
    log.info({ requestId: request.id, ...labels, ms: Math.round(reply.elapsedTime) }, "request")
  })
  app.get("/metrics", async (_request, reply) =>
    reply.type(register.contentType).send(await register.metrics()),
  )
}
