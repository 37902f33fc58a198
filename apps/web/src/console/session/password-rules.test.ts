import { expect, test } from "vitest"
import { passwordRules } from "./password-rules.ts"

const own = ["Nguyễn Văn An", "nguyenvanan@bacninh.gov.vn"]

test.each([
  ["a long sentence is good", "sông Cầu nước chảy lơ thơ", true],
  ["thirteen letters are too few", "abcdefghijklm", false],
  ["fourteen letters are enough", "abcdefghijklmn", true],
  ["a letter repeated is not a password", "aaaaaaaaaaaaaaaaaaaa", false],
  ["two letters repeated are not a password", "abababababababababab", false],
  ["the own name inside is refused, tone marks or not", "Nguyen Van An 12345678", false],
  ["the own e-mail inside is refused", "xx-nguyenvanan-2026", false],
  ["nothing is not a password", "", false],
])("%s", (_name, password, met) => {
  expect(passwordRules(password, own).met).toBe(met)
})

test("letters with tone marks count once, however they are typed", () => {
  expect(passwordRules("sông Cầu".normalize("NFD"), []).count).toBe(8)
})

test("an empty name forbids nothing", () => {
  expect(passwordRules("abcdefghijklmn", ["", ""]).met).toBe(true)
})
