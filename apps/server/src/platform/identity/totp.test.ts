import { expect, test } from "vitest"
import { base32, codeAt, newRecoveryCode, stepAt, stepOf, totpUri } from "./totp.ts"

const secret = Buffer.from("12345678901234567890")

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at second %i the code is that of RFC 6238, appendix B: %s", (second, code) => {
  expect(codeAt(secret, stepAt(new Date(second * 1000)))).toBe(code)
})

test.each([
  ["of this step", 1_111_111_109, 37_037_036],
  ["a step late", 1_111_111_139, 37_037_036],
  ["a step early", 1_111_111_079, 37_037_036],
  ["two steps late", 1_111_111_169, null],
  ["two steps early", 1_111_111_049, null],
])("a code %s", (_name, second, step) => {
  expect(stepOf("081804", secret, new Date(second * 1000))).toBe(step)
})

test("base 32 is that of RFC 4648, without padding", () => {
  expect(
    ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => base32(Buffer.from(text))),
  ).toEqual(["", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"])
})

test("the address for the app names product, person and secret", () => {
  const uri = new URL(totpUri(secret, "an@tinh.gov.vn"))

  expect(decodeURIComponent(uri.pathname)).toBe("/Tỉnh Số:an@tinh.gov.vn")
  expect(uri.searchParams.get("secret")).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
})

test("recovery codes differ and have no letters that look alike", () => {
  const codes = Array.from({ length: 50 }, newRecoveryCode)

  expect(new Set(codes).size).toBe(50)
  for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){2}$/)
})
