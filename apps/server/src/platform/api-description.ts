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

/** How deep a description is printed over lines: document, paths, path, method, its parts. */
const DEEP = 5

/**
 * A description for a file that is kept: an answer or a parameter is one line, so that a change of
 * one shows as one, and ninety thousand lines are not kept for it.
 */
export function printed(value: unknown, depth = 0): string {
  if (typeof value !== "object" || value === null || depth >= DEEP) return JSON.stringify(value)
  const [open, close] = Array.isArray(value) ? "[]" : "{}"
  const parts = Array.isArray(value)
    ? value.map((one) => printed(one, depth + 1))
    : Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([key, one]) => `${JSON.stringify(key)}: ${printed(one, depth + 1)}`)
  if (parts.length === 0) return `${open}${close}`
  const indent = "  ".repeat(depth)
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(",\n")}\n${indent}${close}`
}
