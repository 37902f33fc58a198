import { expect, test } from "vitest"
import { Value } from "typebox/value"
import { Role } from "./model.ts"
import { breaksSeparation, uncovered } from "./roles.ts"

/** 22 > 22.A; 24 beside it. */
const within = async (unit: string, ancestor: string) =>
  unit === ancestor || unit.startsWith(`${ancestor}.`)

const grant = (text: string) => {
  const [role, unitId = ""] = text.split("@")
  return { role: Value.Parse(Role, role), unitId }
}

test.each<[string, string[], Role, string[], string | null | undefined]>([
  ["a role over a unit", ["editor@22"], "editor", ["22"], undefined],
  ["reaches what lies below", ["editor@22"], "editor", ["22.A"], undefined],
  ["not what lies above", ["editor@22.A"], "editor", ["22"], "22"],
  ["nor beside", ["editor@22"], "editor", ["22", "24"], "24"],
  ["two grants add up", ["editor@22", "editor@24"], "editor", ["22.A", "24"], undefined],
  ["over the country reaches all", ["editor@VN"], "editor", ["22", "VN"], undefined],
  ["the country is not within a province", ["editor@22"], "editor", ["VN"], "VN"],
  ["an administrator may edit", ["administrator@22"], "editor", ["22"], undefined],
  ["but not verify", ["administrator@VN"], "verifier", ["22"], "22"],
  ["an editor may not verify", ["editor@VN"], "verifier", ["22"], "22"],
  ["a verifier may not edit", ["verifier@VN"], "editor", ["22"], "22"],
  ["nobody but an administrator administers", ["editor@VN"], "administrator", ["22"], "22"],
  ["everybody with a role may read", ["verifier@22"], "reader", ["22.A"], undefined],
  ["no unit asks for the role anywhere", ["editor@22.A"], "editor", [], undefined],
  ["and is refused without it", ["reader@VN"], "editor", [], null],
])("%s", async (_name, held, role, units, missing) => {
  expect(await uncovered(held.map(grant), role, units, within)).toBe(missing)
})

test.each([
  ["an editor may not verify the same unit", ["editor@22"], "verifier@22", true],
  ["nor one below", ["editor@22"], "verifier@22.A", true],
  ["nor one above", ["editor@22.A"], "verifier@22", true],
  ["but another", ["editor@22"], "verifier@24", false],
  ["a verifier may not come to edit", ["verifier@VN"], "editor@22", true],
  ["nor to administer", ["verifier@22"], "administrator@VN", true],
  ["administering and editing go together", ["administrator@22"], "editor@22", false],
  ["reading goes with all", ["verifier@22", "editor@24"], "reader@VN", false],
])("%s", async (_name, held, next, breaks) => {
  expect(await breaksSeparation(held.map(grant), grant(next), within)).toBe(breaks)
})
