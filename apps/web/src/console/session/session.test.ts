import type { Role } from "@tinhso/server/platform/identity/model"
import { expect, test } from "vitest"
import { holds } from "./session.ts"

const grant = (role: Role) => ({
  id: "grant-0001",
  role,
  unitId: "VN",
  grantedAt: "2026-11-21T02:00:00.000Z",
  grantedBy: "system",
})

test.each<[string, Role[], Role, boolean]>([
  ["an administrator edits", ["administrator"], "editor", true],
  ["an editor does not manage users", ["editor"], "administrator", false],
  ["a verifier does not edit", ["verifier"], "editor", false],
  ["an administrator does not verify", ["administrator"], "verifier", false],
  ["a verifier who also edits elsewhere edits", ["verifier", "editor"], "editor", true],
  ["a verifier reads", ["verifier"], "reader", true],
  ["nobody reads without a grant", [], "reader", false],
])("%s", (_name, roles, asked, allowed) => {
  expect(holds(roles.map(grant), asked)).toBe(allowed)
})
