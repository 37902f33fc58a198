import type { AgencyLine, IndexHead } from "./model.ts"

/** A column of the table of agencies × pillars, or × parts where an index has no pillars. */
export interface HeatColumn {
  readonly code: string
  readonly name: string
  /** What an agency has of it, 0 to 1; null where that is not known. */
  readonly share: (agency: Pick<AgencyLine, "pillars" | "parts">) => number | null
}

export function heatColumns({ pillars, parts }: IndexHead): HeatColumn[] {
  if (pillars.length > 0) {
    return pillars.map(({ code, name }) => ({
      code,
      name,
      share: ({ pillars: own }) => own[code] ?? null,
    }))
  }
  return parts.flatMap(({ code, name, maxPoints }) =>
    maxPoints === null || maxPoints === 0
      ? []
      : [
          {
            code,
            name,
            share: ({ parts: own }) => {
              const points = own[code] ?? null
              return points === null ? null : points / maxPoints
            },
          },
        ],
  )
}

/** Five steps of colour over 0 to 1: the more is reached the darker. */
export const heatStep = (share: number): 0 | 1 | 2 | 3 | 4 => {
  if (share < 0.2) return 0
  if (share < 0.4) return 1
  if (share < 0.6) return 2
  return share < 0.8 ? 3 : 4
}
