import { randomUUID } from "node:crypto"
import helmet from "@fastify/helmet"
import rateLimit from "@fastify/rate-limit"
import swagger from "@fastify/swagger"
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox"
import { TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox"
import Fastify from "fastify"
import { completeAnswers } from "./api-description.ts"
import type { Context } from "./context.ts"
import { countRequests } from "./metrics.ts"
import { Problem } from "./problem.ts"
import { answerBrokenRequest, answerFrameworkError, answerProblems } from "./problem-answers.ts"
import { refuseNul } from "./nul.ts"

/** Pages and API under one roof: request ids, problems, security headers, limits, OpenAPI. */
export async function createHttp(ctx: Context) {
  const app = Fastify({
    genReqId: () => randomUUID(),
    trustProxy: ctx.settings.trustProxy,
    bodyLimit: 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerBrokenRequest,
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  app.addSchema(Problem)
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Tỉnh Số",
        version: "1",
        description: "Every figure of the province, with its source. Mọi số liệu, kèm nguồn.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
    },
    hideUntagged: true,
    transformObject: (given) => {
      const document = "openapiObject" in given ? given.openapiObject : given.swaggerObject
      completeAnswers(document)
      return document
    },
    refResolver: {
      buildLocalReference: ({ $id }, _uri, _fragment, i) =>
        typeof $id === "string" ? $id : `def-${i}`,
    },
  })
  await app.register(helmet, { contentSecurityPolicy: { directives: csp }, hsts: false })
  await app.register(rateLimit, { global: false })
  app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id))
  app.addHook("preValidation", async (request) => refuseNul(request))
  countRequests(app, ctx.log)
  answerProblems(app, ctx.log)
  return app
}

/** Scripts only from ourselves; MapLibre makes its workers from blobs. */
const csp = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:", "blob:"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", "blob:"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
}

export type Http = Awaited<ReturnType<typeof createHttp>>
