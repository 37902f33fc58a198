import { expect, test } from "vitest"
import { actionName, actorName, type AuditEntry, brokenAt, detailsText } from "./audit.ts"

const entry = (seq: number, previous: string, hash: string): AuditEntry => ({
  seq,
  at: "2026-11-21T02:00:00.000Z",
  actor: "system",
  action: "identity.sign-in",
  subject: "x",
  details: {},
  previous,
  hash,
})
const whole = [entry(3, "b", "c"), entry(2, "a", "b"), entry(1, "", "a")]

test.each<[string, AuditEntry[], number | null]>([
  ["a whole run joins", whole, null],
  ["no entries join", [], null],
  ["a page from the middle joins", whole.slice(0, 2), null],
  ["an altered seal is seen", [entry(3, "x", "c"), ...whole.slice(1)], 3],
  ["a removed entry is seen", [entry(3, "b", "c"), entry(1, "", "a")], 3],
  ["a first entry that follows something is seen", [entry(1, "z", "a")], 1],
])("%s", (_name, entries, broken) => {
  expect(brokenAt(entries)).toBe(broken)
})

const names = new Map([["user-1", "Nguyễn Văn An"]])
const say = (key: string) => key

test.each([
  ["the product", "system", "actor.system"],
  ["the operator of the server", "operator", "actor.operator"],
  ["oneself", "user-0", "actor.self"],
  ["a person by name", "user-1", "Nguyễn Văn An"],
  ["a person who is no longer listed, by id", "user-2", "user-2"],
])("an entry names %s", (_name, actor, shown) => {
  expect(actorName(actor, names, "user-0", say)).toBe(shown)
})

test("an action without words is shown by its code", () => {
  expect(actionName("coverage.model", "vi")).toBe("coverage.model")
})

test("details stand in one line, without what is empty", () => {
  expect(detailsText({ add: 3, sheet: null, file: "a.csv" })).toBe("add: 3, file: a.csv")
})

test("a file's hash is shortened", () => {
  expect(detailsText({ sha256: "0123456789ab".padEnd(64, "0") })).toBe("sha256: 0123456789ab…")
})

test("no details are a dash", () => {
  expect(detailsText({})).toBe("–")
})
