import { kindFor } from "./problem-answers.ts"

/** The parts of an OpenAPI document that are completed here. */
interface Answer {
  description?: string
  content?: Record<string, unknown>
}
interface Operation {
  summary?: string
  parameters?: unknown[]
  requestBody?: unknown
  responses?: Record<string, Answer>
}

const METHODS = new Set(["get", "put", "post", "delete", "patch"])
const PROBLEM = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } }

/**
 * Says what holds for every operation alike: a refusal is a problem, wrong parameters are refused,
 * and any failure that is not listed is a problem too.
 */
export function completeAnswers(document: {
  paths?: Record<string, Record<string, unknown> | undefined>
}): void {
  for (const operations of Object.values(document.paths ?? {})) {
    for (const [method, found] of Object.entries(operations ?? {})) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what OpenAPI has under a method
      if (METHODS.has(method)) completeOperation(found as Operation)
    }
  }
}

function completeOperation(operation: Operation): void {
  const { summary = "", parameters, requestBody, responses = {} } = operation
  if (parameters !== undefined || requestBody !== undefined) responses["400"] ??= {}
  responses["default"] ??= {}
  for (const [status, answer] of Object.entries(responses)) completeAnswer(status, answer, summary)
  operation.responses = responses
}

function completeAnswer(status: string, answer: Answer, summary: string): void {
  const isRefusal = status === "default" || Number(status) >= 400
  if (isRefusal) {
    answer.content = PROBLEM
    answer.description = status === "default" ? "Any other failure" : kindFor(Number(status)).title
  } else if (answer.description === "Default Response") answer.description = summary
}
