import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { diffIndex } from "../index-set/diff-index.ts"
import {
  IndexDiff,
  IndexSet,
  IndexVersionListed,
  RuleTrial,
  RuleTried,
  RuleWords,
  RuleWordsRead,
} from "../model.ts"
import { readRuleWords } from "../scoring/rule-words.ts"
import { tryRule } from "../scoring/try-rule.ts"
import { diffVersions, dropDraft, listVersions } from "../service/index-service.ts"
import { READING, TAGS } from "./preamble.ts"

const Id = Type.Object({ id: Type.String({ maxLength: 60 }) })
const ANNEX = 16 * 2 ** 20

/** What an editor of an index asks besides reading and keeping it. */
export function indexEditRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assessment/indices/:id/versions", {
    schema: {
      operationId: "listIndexVersions",
      summary: "Versions of an index, the newest first, and the rounds that score by each",
      tags: TAGS,
      params: Id,
      response: { 200: Type.Array(IndexVersionListed), 404: Problem },
    },
    handler: ({ params }) => listVersions(ctx, params.id),
  })

  http.delete("/api/v1/assessment/indices/:id/draft", {
    schema: {
      operationId: "dropIndexDraft",
      summary: "Drop the version that is being edited; what was issued stays",
      tags: TAGS,
      params: Id,
      response: { 204: Type.Null({ description: "Dropped" }), ...READING, 409: Problem },
    },
    handler: async (request, reply) => {
      await dropDraft(ctx, request.params.id, await gate.need(request, "administrator", []))
      return reply.code(204).send(null)
    },
  })
  comparing(http, ctx, gate)
  rules(http, gate)
}

function comparing(http: Http, ctx: Context, gate: Gate): void {
  const version = Type.Integer({ minimum: 1, maximum: 1_000_000 })
  http.get("/api/v1/assessment/indices/:id/diff", {
    schema: {
      operationId: "diffIndexVersions",
      summary: "How one version of an index differs from another: added, removed, moved, changed",
      tags: TAGS,
      params: Id,
      querystring: Type.Object({ from: version, to: version }),
      response: { 200: IndexDiff, 404: Problem },
    },
    handler: ({ params, query }) => diffVersions(ctx, params.id, query.from, query.to),
  })

  http.post("/api/v1/assessment/indices/diff", {
    bodyLimit: ANNEX,
    schema: {
      operationId: "diffIndices",
      summary: "How an index as edited differs from another; keeps nothing",
      tags: TAGS,
      body: Type.Object({ before: IndexSet, after: IndexSet }, { additionalProperties: false }),
      response: { 200: IndexDiff, 400: Problem, 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      return diffIndex(request.body.before, request.body.after)
    },
  })
}

function rules(http: Http, gate: Gate): void {
  http.post("/api/v1/assessment/rules/try", {
    schema: {
      operationId: "tryRule",
      summary: "What a rule says, what is wrong with it, what it gives example agencies",
      tags: TAGS,
      body: RuleTrial,
      response: { 200: RuleTried, 400: Problem, 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      return tryRule(request.body)
    },
  })

  http.post("/api/v1/assessment/rules/words", {
    schema: {
      operationId: "readRuleWords",
      summary: "Read the words of a decision as a rule; what is not recognised is left to a person",
      tags: TAGS,
      body: RuleWords,
      response: { 200: RuleWordsRead, 400: Problem, 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      const read = readRuleWords(request.body.words, request.body.maxPoints)
      return read.kind === "unknown"
        ? { kind: read.kind, rule: null, figures: [], why: read.why }
        : { kind: read.kind, rule: read.rule, figures: [...read.figures], why: "" }
    },
  })
}
