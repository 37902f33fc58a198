import { expect, test } from "vitest"
import { wayOf } from "./answer.ts"

test.each([
  ["a page of the console", "GET", "/console/bao-cao/x/07210.2025", true, "shell"],
  ["a page of the public site", "GET", "/dia-ban/24.2025", true, "pass"],
  ["a part of the program", "GET", "/assets/Grid-1.js", false, "asset"],
  ["who is signed in", "GET", "/api/v1/identity/me", false, "answer"],
  ["a report", "GET", "/api/v1/collections/x/reports/07210.2025", false, "answer"],
  ["a score sheet", "GET", "/api/v1/assessment/rounds/2026-q3/agencies/1.2/form", false, "answer"],
  ["what could be won", "GET", "/api/v1/assessment/rounds/x/agencies/1/gains", false, "pass"],
  ["the history of a cell", "GET", "/api/v1/collections/x/reports/1/history", false, "pass"],
  ["a template", "GET", "/api/v1/collections/x/reports/1/template.xlsx", false, "pass"],
  ["what others are", "GET", "/api/v1/identity/users", false, "pass"],
  ["saving", "PUT", "/api/v1/collections/x/reports/1/values", false, "pass"],
  ["signing out", "POST", "/api/v1/identity/sign-out", false, "forget"],
] as const)("%s", (_name, method, path, navigates, way) => {
  expect(wayOf(method, path, navigates)).toBe(way)
})
