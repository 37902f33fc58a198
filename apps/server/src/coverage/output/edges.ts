import { Sight } from "../engine/sight.ts"
import { Class } from "./classes.ts"

/**
 * What ends coverage: sides of covered pixels beyond which there is none, by why there is none. A
 * coverage that ends at the radius is a circle because nothing was asked beyond it.
 */
export interface Edges {
  /** Nothing was asked farther away. */
  radius: number
  /** The level is below the threshold although the best station sees the place. */
  budget: number
  /** The level is below the threshold and ground hides the place from the best station. */
  hidden: number
  /** The ground is not known. */
  terrain: number
}

export const noEdges = (): Edges => ({ radius: 0, budget: 0, hidden: 0, terrain: 0 })

/** A picture of classes and what is needed to say why coverage ends. */
export interface EdgeQuestion {
  readonly columns: number
  readonly rows: number
  readonly covered: Uint8Array
  /** 1 within some station's radius, whatever the ground. */
  readonly inRange: Uint8Array
  /** `Sight` of the best station; empty where it is not known. */
  readonly sight: Uint8Array
  /** The best station of every pixel. */
  readonly server: Uint16Array
}

/** Counts the edges of a layer and those of every station that covers their inner side. */
export function edgesOf(question: EdgeQuestion): { all: Edges; byServer: Map<number, Edges> } {
  const { columns, rows, covered, server } = question
  const all = noEdges()
  const byServer = new Map<number, Edges>()
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      if (covered[at] !== Class.covered) continue
      for (const reason of endsAround(question, column, row, at)) {
        all[reason]++
        const own = byServer.get(server[at]!) ?? noEdges()
        own[reason]++
        byServer.set(server[at]!, own)
      }
    }
  }
  return { all, byServer }
}

function endsAround(
  question: EdgeQuestion,
  column: number,
  row: number,
  at: number,
): (keyof Edges)[] {
  const { columns, rows, covered } = question
  const reasons: (keyof Edges)[] = []
  const look = (exists: boolean, next: number) => {
    if (!exists) reasons.push("radius")
    else if (covered[next] !== Class.covered) reasons.push(reasonAt(question, next))
  }
  look(column > 0, at - 1)
  look(column < columns - 1, at + 1)
  look(row > 0, at - columns)
  look(row < rows - 1, at + columns)
  return reasons
}

function reasonAt({ covered, inRange, sight }: EdgeQuestion, at: number): keyof Edges {
  if (inRange[at] === 0) return "radius"
  if (covered[at] === Class.unknown) return "terrain"
  return sight[at] === Sight.hidden ? "hidden" : "budget"
}
