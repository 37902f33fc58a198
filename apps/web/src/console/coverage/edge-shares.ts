import type { RunLayer } from "@tinhso/server/coverage/runs/model"

const EDGES = ["radius", "budget", "hidden", "terrain"] as const

interface EdgeShare {
  readonly edge: (typeof EDGES)[number]
  /** Per cent of all sides at which coverage ends. */
  readonly share: number
}

/** What ends coverage, the most frequent first; nothing that rounds to none. */
export function edgeShares(edges: RunLayer["edges"]): EdgeShare[] {
  if (edges === null) return []
  const all = EDGES.reduce((sum, edge) => sum + edges[edge], 0)
  if (all === 0) return []
  return EDGES.map((edge) => ({ edge, share: (100 * edges[edge]) / all }))
    .filter(({ share }) => share >= 0.5)
    .toSorted((a, b) => b.share - a.share)
}
