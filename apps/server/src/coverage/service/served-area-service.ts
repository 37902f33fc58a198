import { join } from "node:path"
import { noCoverage } from "../errors.ts"
import { pixelsOfUnit, type ServedArea, servedArea } from "../served-area/served-area.ts"
import { readBoundaries } from "../served-area/import-boundaries.ts"
import { readClasses } from "../villages/loader-picture.ts"
import { readSidecar } from "./read-sidecar.ts"

/** How much of a unit's area one technology of one operator, or of any (null), serves. */
export interface UnitServed {
  readonly unit: string
  readonly technology: string
  readonly operator: string | null
  readonly area: ServedArea
}

/** Areas of the units of a file, by the pictures that a run wrote into `folder`. */
export async function servedAreas(
  folder: string,
  boundaries: string,
  property: string | null,
): Promise<UnitServed[]> {
  const units = await readBoundaries(boundaries, property)
  const sidecar = await readSidecar(folder)
  if (sidecar === null) throw noCoverage(folder)
  const { grid, layers } = sidecar
  const pixels = units.map(({ unit, area }) => ({ unit, pixels: pixelsOfUnit(grid, area) }))
  const joint = new Set(
    layers.filter(({ operator }) => operator === null).map(({ technology }) => technology),
  )
  const served: UnitServed[][] = units.map(() => [])
  for (const { technology, operator, files } of layers) {
    const name = files["covered"]
    if (name === undefined) continue
    const classes = await readClasses(join(folder, name))
    for (const [i, { unit, pixels: ofUnit }] of pixels.entries()) {
      const area = servedArea(ofUnit, classes)
      served[i]!.push({ unit, technology, operator, area })
      // Of a technology with one operator the best of all is that operator's picture.
      if (operator !== null && !joint.has(technology)) {
        served[i]!.push({ unit, technology, operator: null, area })
      }
    }
  }
  return served.flat()
}
