import type { GoodCell } from "./check-draft.ts"
import { CELL_STATUSES, type Layer } from "./model.ts"

interface Stands {
  readonly version: number
  readonly status: number
  readonly value: number | null
  readonly place: string | null
  /** Who recorded it. */
  readonly by: string
}

/** What stands for a cell in each layer. */
type InLayers = { readonly [layer in Layer]?: Stands | undefined }

/** What a draft would do to what stands. */
export type Comparison =
  | { readonly kind: "same" }
  | { readonly kind: "added" }
  /** `replaces`: a version of the same layer is closed by it. */
  | { readonly kind: "changed"; readonly replaces: boolean }
  /** The cell is not what its editor saw. */
  | { readonly kind: "conflict"; readonly now: Stands | null }

interface Held {
  readonly layer: Layer
  /** The version that the editor saw. */
  readonly version?: number | undefined
  /** Who records. */
  readonly by: string
  /** The same value from another place in its source is another version: other records. */
  readonly placed?: boolean
}

/**
 * Holds a draft against what stands. An editor of the working layer sees what is being entered, and
 * where nothing is, what is published; who publishes directly sees what is published. What already
 * says the same is left alone. Of a version that is another by now everybody is told, though it may
 * say the same: two who each add one to 5 must not both be content with 6. Who sends their own value
 * a second time is not told anything.
 */
export function compareCell(
  cell: Pick<GoodCell, "value" | "status" | "place">,
  layers: InLayers,
  { layer, version, by, placed = false }: Held,
): Comparison {
  const own = layers[layer]
  const now = own ?? layers.published ?? null
  const seen = wasSeen(now, version)
  if (now === null) return seen ? { kind: "added" } : { kind: "conflict", now }
  if ((seen || now.by === by) && saysTheSame(now, cell, placed)) return { kind: "same" }
  return seen ? { kind: "changed", replaces: own !== undefined } : { kind: "conflict", now }
}

/** Whether the editor saw what stands, or does not say what they saw. */
const wasSeen = (now: Stands | null, version: number | undefined): boolean =>
  version === undefined || version === (now?.version ?? 0)

const saysTheSame = (
  now: Stands,
  cell: Pick<GoodCell, "value" | "status" | "place">,
  placed: boolean,
): boolean =>
  now.value === cell.value &&
  CELL_STATUSES[now.status] === cell.status &&
  (!placed || now.place === cell.place)
