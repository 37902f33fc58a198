import type { Reader } from "../../../platform/database.ts"
import { organisationRefs, unitRefs } from "../../../registry/index.ts"

export type Names = (id: string) => { readonly unit: string; readonly name: string }

/** What units and organisations are called on a day; one that is not known is called by its id. */
export async function namesOn(db: Reader, ids: readonly string[], day: string): Promise<Names> {
  const asked = [...new Set(ids)]
  const units = await unitRefs(db, asked, day)
  const organisations = await organisationRefs(db, asked, day)
  return (unit) => ({
    unit,
    name: organisations.get(unit)?.nameVi ?? units.get(unit)?.fullName ?? unit,
  })
}
