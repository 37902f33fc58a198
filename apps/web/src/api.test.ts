import { expect, test } from "vitest"
import { ApiError, bodyOf, STRANGE_ANSWER } from "./api.ts"

function refusal(status: number, text: string): ApiError {
  try {
    bodyOf(status, text, "req-1")
  } catch (error) {
    if (error instanceof ApiError) return error
  }
  throw new Error("nothing was refused")
}

test("a success gives its body", () => {
  expect(bodyOf(200, '{"a":1}', null)).toEqual({ a: 1 })
})

test("an empty success gives null", () => {
  expect(bodyOf(204, "", null)).toBeNull()
})

test("a problem keeps the server's words, its code and its request id", () => {
  const error = refusal(
    403,
    JSON.stringify({
      type: "urn:tinhso:loi:khong-co-quyen",
      title: "Không có quyền",
      status: 403,
      detail: "Cần vai trò biên tập.",
      instance: "abc",
    }),
  )
  expect([error.code, error.status, error.requestId, error.problem.detail]).toEqual([
    "khong-co-quyen",
    403,
    "abc",
    "Cần vai trò biên tập.",
  ])
})

test.each([
  ["a proxy's page in place of an answer", 502, "<html>Bad gateway</html>"],
  ["a success cut off half way", 200, '{"rows":['],
  ["a failure that is not a problem", 500, '{"oops":true}'],
])("%s is told apart, with the request id of the header", (_name, status, text) => {
  const error = refusal(status, text)
  expect([error.code, error.status, error.requestId]).toEqual([STRANGE_ANSWER, status, "req-1"])
})
