import type { Profile } from "./ProfileDrawing.tsx"

type Point = Profile["points"][number]

/**
 * Places of a path for a table: both ends, equal steps between, and the one where the ground is
 * highest against the ray.
 */
export function profileRows({ points }: Profile, most = 9): Point[] {
  const last = points.length - 1
  if (last < 1) return [...points]
  const wanted = new Set(
    Array.from({ length: most }, (_one, n) => Math.round((last * n) / (most - 1))),
  )
  const above = ({ groundM, bulgeM, rayM }: Point) => groundM + bulgeM - rayM
  let worst = 1
  for (const [i, point] of points.entries()) {
    const best = points[worst]
    if (i > 0 && i < last && best !== undefined && above(point) > above(best)) worst = i
  }
  wanted.add(worst)
  return [...wanted].toSorted((a, b) => a - b).flatMap((i) => points[i] ?? [])
}
