import type { GoodCell } from "./check-draft.ts"
import { CELL_STATUSES, type Layer } from "./model.ts"

interface Stands {
  readonly version: number
  readonly status: number
  readonly value: number | null
  readonly place: string | null
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
  /** The same value from another place in its source is another version: other records. */
  readonly placed?: boolean
}

/**
 * Holds a draft against what stands. An editor of the working layer sees what is being entered, and
 * where nothing is, what is published; who publishes directly sees what is published. What already
 * says the same is left alone, whichever version was read.
 */
export function compareCell(
  cell: Pick<GoodCell, "value" | "status" | "place">,
  layers: InLayers,
  { layer, version, placed = false }: Held,
): Comparison {
  const own = layers[layer]
  const now = own ?? layers.published
  if (now !== undefined && saysTheSame(now, cell, placed)) return { kind: "same" }
  if (version !== undefined && version !== (now?.version ?? 0)) {
    return { kind: "conflict", now: now ?? null }
  }
  return now === undefined ? { kind: "added" } : { kind: "changed", replaces: own !== undefined }
}

const saysTheSame = (
  now: Stands,
  cell: Pick<GoodCell, "value" | "status" | "place">,
  placed: boolean,
): boolean =>
  now.value === cell.value &&
  CELL_STATUSES[now.status] === cell.status &&
  (!placed || now.place === cell.place)
