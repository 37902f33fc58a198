import type { CellVersion } from "./model.ts"

/** The version that counts: what is being entered stands before what is published. */
export function standingOf(versions: readonly CellVersion[]): CellVersion | undefined {
  const standing = versions.filter(({ supersededAt }) => supersededAt === null)
  return standing.find(({ layer }) => layer === "working") ?? standing[0]
}
