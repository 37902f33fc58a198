import type { Reader } from "../../../platform/database.ts"
import { namesOf } from "../../service/round-service.ts"

export type Names = (id: string) => { readonly unit: string; readonly name: string }

/** What units and organisations are called on a day; one that is not known is called by its id. */
export async function namesOn(db: Reader, ids: readonly string[], day: string): Promise<Names> {
  const names = await namesOf(db, ids, day)
  return (unit) => ({ unit, name: names.get(unit) ?? unit })
}
