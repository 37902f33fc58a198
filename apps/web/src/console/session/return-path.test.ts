import { expect, test } from "vitest"
import { returnPath, signInPath } from "./return-path.ts"

test.each([
  ["a page of the console is kept", "/console/nhap-so-lieu", "/console/nhap-so-lieu"],
  ["its query is kept", "/console/nhat-ky?truoc=12", "/console/nhat-ky?truoc=12"],
  ["nothing wanted leads home", null, "/console"],
  ["another site leads home", "https://example.org/console", "/console"],
  ["another site without a scheme leads home", "//example.org/console", "/console"],
  ["a path that only begins alike leads home", "/consolex", "/console"],
  ["a public page leads home", "/so-lieu/bg-03", "/console"],
  ["a path that climbs out leads home", "/console/../api", "/console"],
  ["a double slash leads home", "/console//example.org", "/console"],
  ["a backslash leads home", "/console/\\example.org", "/console"],
  ["a line break leads home", "/console/\n/x", "/console"],
  ["the sign-in page itself leads home", "/console/dang-nhap?ve=/console", "/console"],
])("%s", (_name, wanted, path) => {
  expect(returnPath(wanted)).toBe(path)
})

test("the sign-in address carries the wanted page, and comes back to it", () => {
  const url = new URL(signInPath("/console/nhat-ky?truoc=12"), "http://x")
  expect(returnPath(url.searchParams.get("ve"))).toBe("/console/nhat-ky?truoc=12")
})
