import { fromArrayBuffer, fromFile, type GeoTIFF } from "geotiff"
import { placesUnreadable } from "../errors.ts"
import { Class } from "../output/classes.ts"
import type { Sidecar } from "../output/sidecar.ts"
import type { Reached } from "./served.ts"
import { pointsOfVillage } from "./spread.ts"
import type { Village } from "./village.ts"

interface Pictures {
  readonly sidecar: Pick<Sidecar, "layers" | "grid">
  classes(name: string): Promise<Uint8Array>
}

/** Reads from the pictures of a run what reaches the points of villages. */
export async function reachedInPictures(
  { sidecar: { layers, grid }, classes: read }: Pictures,
  villages: readonly Village[],
  spread: number,
): Promise<Reached[]> {
  const points = villages.map((village) => pointsOfVillage(village, spread))
  const single = new Set(
    layers.filter(({ operator }) => operator === null).map(({ technology }) => technology),
  )
  const reached: Reached[] = []
  for (const { technology, operator, files } of layers) {
    const name = files["covered"]
    if (name === undefined) continue
    const classes = await read(name)
    const at = ({ lat, lon }: { lat: number; lon: number }) => {
      const column = Math.floor((lon - grid.west) / grid.stepX)
      const row = Math.floor((grid.north - lat) / grid.stepY)
      const isInside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows
      // Farther from every station than its radius is without signal, as far as was asked.
      return isInside ? classes[row * grid.columns + column]! : Class.outside
    }
    const found = points.map((ofOne) => ofOne.map(at))
    const one = {
      technology,
      covered: found.map((ofOne) => ofOne.filter((value) => value === Class.covered).length),
      known: found.map((ofOne) => ofOne.filter((value) => value !== Class.unknown).length),
    }
    reached.push({ ...one, operator })
    // Of a technology with one operator the best of all is that operator's picture.
    if (operator !== null && !single.has(technology)) reached.push({ ...one, operator: null })
  }
  return reached
}

/** The classes of a `.covered.tif`, row by row. */
export async function readClasses(path: string): Promise<Uint8Array> {
  const tiff = await fromFile(path).catch(() => {
    throw placesUnreadable(path, "không mở được ảnh vùng phủ (picture missing; run again)")
  })
  return classesOf(tiff, path)
}

/** The same of a file that is in memory. */
export async function readClassesIn(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const buffer = new Uint8Array(bytes).buffer
  return classesOf(await fromArrayBuffer(buffer), name)
}

async function classesOf(tiff: GeoTIFF, name: string): Promise<Uint8Array> {
  try {
    const [values] = await (await tiff.getImage()).readRasters({ interleave: false })
    if (values instanceof Uint8Array) return values
    throw placesUnreadable(name, "không phải ảnh vùng phủ (not a picture of coverage)")
  } finally {
    await tiff.close()
  }
}
