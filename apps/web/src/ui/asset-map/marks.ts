/** How the map draws an asset: its state is a shape, its kind a colour; the legend draws the same. */

export const STATE_SHAPES = {
  active: "M8 2a6 6 0 1 0 0.001 0Z",
  planned: "M8 2a6 6 0 1 0 0.001 0ZM8 5a3 3 0 1 1 -0.001 0Z",
  faulty: "M8 1.5L15 14H1Z",
  removed: "M3 1L8 6L13 1L15 3L10 8L15 13L13 15L8 10L3 15L1 13L6 8L1 3Z",
} as const
export type MarkedState = keyof typeof STATE_SHAPES

export const isMarked = (state: string): state is MarkedState => state in STATE_SHAPES

/** So many colours tell kinds apart (`--kind-1` … in asset-map.css); more kinds share them. */
const COLOURS = 8

/** The colour of a kind, by its place among the declared ones. */
export const kindColour = (kinds: readonly string[], kind: string) =>
  `--kind-${(Math.max(0, kinds.indexOf(kind)) % COLOURS) + 1}`
