import { expect, test } from "vitest"
import { browserName } from "./browser-name.ts"

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)"

test.each([
  ["Chrome on Windows", `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/156.0.0.0 Safari/537.36`],
  [
    "Edge on Windows",
    `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/156.0 Safari/537.36 Edg/156.0`,
  ],
  [
    "Cốc Cốc on Windows",
    `Mozilla/5.0 (Windows NT 10.0) ${webkit} coc_coc_browser/156.0 Chrome/150.0`,
  ],
  ["Firefox on Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:156.0) Gecko/20100101 Firefox/156.0"],
  [
    "Chrome on Android",
    `Mozilla/5.0 (Linux; Android 15) ${webkit} Chrome/156.0 Mobile Safari/537.36`,
  ],
  [
    "Safari on iOS",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 (KHTML) Version/156.0 Mobile/15E1 Safari/604.1",
  ],
])("%s is told by both names", (name, client) => {
  expect(browserName(client)).toBe(name.replace(" on ", " 156, "))
})

test("a program is shown by its own words", () => {
  expect(browserName("curl/8.5.0")).toBe("curl/8.5.0")
})

test("a client without a name is unknown", () => {
  expect(browserName(" ")).toBeNull()
})
