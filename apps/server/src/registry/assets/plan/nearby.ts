import type { AssetLife } from "../book.ts"
import type { Neighbour } from "../checks/asset.ts"
import { geometryOf, textOf } from "../facts.ts"
import { metresBetween, positionOf } from "../geometry.ts"
import type { Facts } from "../replay.ts"

interface Placed extends Omit<Neighbour, "metres"> {
  readonly longitude: number
  readonly latitude: number
}

/** Degrees; wider than anything that is asked for. */
const CELL = 0.05

const cellOf = (kind: string, east: number, north: number) => `${kind}\n${east}\n${north}`

/** Places of assets that are being added, found by distance. */
export class Nearby {
  private readonly cells = new Map<string, Placed[]>()

  add({ id, kind }: AssetLife, facts: Facts): void {
    const geometry = geometryOf(facts)
    if (geometry === null) return
    const [longitude, latitude] = positionOf(geometry)
    const operator = textOf(facts, "operator") ?? textOf(facts, "owner")
    const key = cellOf(kind, Math.floor(longitude / CELL), Math.floor(latitude / CELL))
    const placed = { id, operator, longitude, latitude }
    const there = this.cells.get(key)
    if (there === undefined) this.cells.set(key, [placed])
    else there.push(placed)
  }

  within(kind: string, longitude: number, latitude: number, metres: number): Neighbour[] {
    const [east, north] = [Math.floor(longitude / CELL), Math.floor(latitude / CELL)]
    const around = [-1, 0, 1].flatMap((x) =>
      [-1, 0, 1].map((y) => cellOf(kind, east + x, north + y)),
    )
    return around
      .flatMap((key) => this.cells.get(key) ?? [])
      .map(({ id, operator, ...place }) => ({
        id,
        operator,
        metres: metresBetween(longitude, latitude, place.longitude, place.latitude),
      }))
      .filter((one) => one.metres <= metres)
  }
}
