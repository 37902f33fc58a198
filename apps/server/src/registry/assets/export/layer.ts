import type { AssetKind, ToldAsset } from "../model.ts"

/** The assets of one kind as a file holds them. */
export interface Layer {
  readonly kind: AssetKind
  /** All attributes, or only those that everybody is told. */
  readonly whole: boolean
  readonly count: number
  /** Told one after the other, any number of times. */
  readonly assets: () => Iterable<ToldAsset>
}
