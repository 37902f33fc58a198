import type { Box } from "./address.ts"

const WEST = 101.5
const EAST = 119.5
const SOUTH = 6.2
const NORTH = 23.8
const SCALE = 10

export const INSET = { width: (EAST - WEST) * SCALE, height: (NORTH - SOUTH) * SCALE } as const

export const insetX = (longitude: number) => (longitude - WEST) * SCALE
export const insetY = (latitude: number) => (NORTH - latitude) * SCALE

/** Where a box lies in the inset, cut at its edges; a small one stays visible. */
export function insetRect([west, south, east, north]: Box) {
  const x = Math.max(0, insetX(west))
  const y = Math.max(0, insetY(north))
  const width = Math.max(3, Math.min(INSET.width, insetX(east)) - x)
  const height = Math.max(3, Math.min(INSET.height, insetY(south)) - y)
  return { x, y, width, height }
}
