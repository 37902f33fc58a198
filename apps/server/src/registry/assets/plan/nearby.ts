import { metresBetween, type Point } from "@tinhso/places"
import type { AssetLife } from "../book.ts"
import type { Neighbour } from "../checks/asset.ts"
import { geometryOf, textOf } from "../facts.ts"
import { positionOf } from "../geometry.ts"
import type { Facts } from "../replay.ts"

interface Placed extends Omit<Neighbour, "metres">, Point {}

/** Degrees: a little more than 100 m in Viet Nam, so that a dense list has few places in a cell. */
const CELL = 0.001
const NARROWEST = 100

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
    const reach = Math.ceil(metres / NARROWEST)
    const found: Placed[] = []
    for (let x = east - reach; x <= east + reach; x++) {
      for (let y = north - reach; y <= north + reach; y++) {
        const there = this.cells.get(cellOf(kind, x, y))
        if (there !== undefined) found.push(...there)
      }
    }
    return found
      .map(({ id, operator, ...place }) => ({
        id,
        operator,
        metres: metresBetween({ longitude, latitude }, place),
      }))
      .filter((one) => one.metres <= metres)
  }
}
