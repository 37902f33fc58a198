import type { Reader } from "../../platform/database.ts"
import { snapshotOf } from "../snapshot.ts"
import { readFacts, revisionOf } from "../store/facts-store.ts"

/** The units of all times as they are known now, as one text: to compute on them again later. */
export async function unitsSnapshot(db: Reader): Promise<string> {
  for (let before = await revisionOf(db); ;) {
    const facts = await readFacts(db)
    const after = await revisionOf(db)
    if (after === before) return snapshotOf(facts)
    before = after
  }
}
