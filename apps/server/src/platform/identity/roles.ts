import { EVERYWHERE, type Grant, type Role } from "./model.ts"

/** Whether the first unit is the second or lies below it. */
export type Within = (unitId: string, ancestorId: string) => Promise<boolean>

/** The roles whose holders may do what a role asks. */
const HELD_BY: Readonly<Record<Role, readonly Role[]>> = {
  administrator: ["administrator"],
  editor: ["editor", "administrator"],
  verifier: ["verifier"],
  reader: ["reader", "verifier", "editor", "administrator"],
}

async function covers(above: string, unitId: string, within: Within): Promise<boolean> {
  return above === EVERYWHERE || above === unitId || (await within(unitId, above))
}

/**
 * The first of `unitIds` over which no grant gives `role`; undefined where all are covered. An
 * empty list asks for the role over any unit: then the answer is null where it is held nowhere.
 */
export async function uncovered(
  grants: readonly Pick<Grant, "role" | "unitId">[],
  role: Role,
  unitIds: readonly string[],
  within: Within,
): Promise<string | null | undefined> {
  const places = new Set(
    grants.filter((grant) => HELD_BY[role].includes(grant.role)).map((grant) => grant.unitId),
  )
  if (places.size === 0) return unitIds[0] ?? null
  if (places.has(EVERYWHERE)) return undefined
  for (const unitId of new Set(unitIds)) {
    let found = false
    for (const place of places) found ||= await covers(place, unitId, within)
    if (!found) return unitId
  }
  return undefined
}

const apart = (a: Role, b: Role) => a === "verifier" && (b === "editor" || b === "administrator")

/** Whether a new role would make someone the verifier of what they may edit. */
export async function breaksSeparation(
  held: readonly Pick<Grant, "role" | "unitId">[],
  next: Pick<Grant, "role" | "unitId">,
  within: Within,
): Promise<boolean> {
  for (const grant of held) {
    if (!apart(grant.role, next.role) && !apart(next.role, grant.role)) continue
    const overlap =
      (await covers(grant.unitId, next.unitId, within)) ||
      (await covers(next.unitId, grant.unitId, within))
    if (overlap) return true
  }
  return false
}
