import { breathing } from "../../../platform/breath.ts"
import type { Reader } from "../../../platform/database.ts"
import { assetOf } from "../asset-of.ts"
import { keptUnitsOn } from "../kept-units.ts"
import type { Asset } from "../model.ts"
import { standingOf } from "../standing.ts"
import { areasRevision } from "../store/areas-store.ts"
import { assetRevision } from "../store/assets-store.ts"
import { hasIllustration, listKept } from "../store/kept-store.ts"
import { currentBook } from "./book-service.ts"
import { shippedKinds } from "./kinds-service.ts"
import { groundOf, standsOn } from "./view-service.ts"

/** Assets of a kind for domains that build on them: everything of them, computed once for each state. */
export interface AssetsOfKind {
  /** Another text whenever any of them, or the unit of one, may have changed. */
  revision(db: Reader): Promise<string>
  /** Those that stand on a day, whatever their state, in the order in which they became known. */
  on(db: Reader, day: string): Promise<readonly Asset[]>
  /** The units of a day in which the register of the kind is kept whole. */
  keptFor(db: Reader, day: string): Promise<readonly string[]>
  /** Whether any of them is made up. */
  illustrative(db: Reader): Promise<boolean>
}

export const assetsOfKind = (kind: string): AssetsOfKind => ({
  async revision(db) {
    const { act, kinds } = await assetRevision(db)
    return `${act} ${kinds} ${shippedKinds().digest} ${await areasRevision(db)}`
  },
  async on(db, day) {
    const stands = standsOn(await groundOf({ db }), await currentBook({ db }), day)
    const found: Asset[] = []
    const breath = breathing()
    for (const life of stands.book.all()) {
      if (life.kind !== kind) continue
      if (breath.due()) await breath.take()
      const standing = standingOf(life, stands)
      if (standing !== null) found.push(assetOf(standing))
    }
    return found
  },
  async keptFor(db, day) {
    const { units } = await groundOf({ db })
    const kept = (await listKept(db)).filter((one) => one.kind === kind)
    return keptUnitsOn(units, kept, day)
  },
  illustrative: (db) => hasIllustration(db, kind),
})
