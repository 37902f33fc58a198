import type { Place } from "@tinhso/terrain"
import { Class } from "../output/classes.ts"
import {
  type PictureFrame,
  servedArea,
  type ServedArea,
  type UnitPixels,
} from "../served-area/served-area.ts"
import type { LayerCounts } from "./counting.ts"
import { type Pictured, picturesOf } from "./definitions.ts"
import type { ResultLayer } from "./model.ts"
import { together } from "./together.ts"

/** A picture of classes (`Class`) of a run. */
export interface ClassPicture extends Pictured {
  /** Row by row from the north. */
  readonly read: () => Promise<Uint8Array>
}

/** What is asked of the pictures of a run. */
export interface PictureQuestion {
  readonly frame: PictureFrame
  readonly pictures: readonly ClassPicture[]
  readonly layers: readonly ResultLayer[]
  /** The places of every village. */
  readonly places: readonly (readonly Place[])[]
  /** The pixels of units. */
  readonly units: ReadonlyMap<string, UnitPixels>
}

export interface PictureAnswer extends LayerCounts {
  readonly layer: ResultLayer
  readonly areas: ReadonlyMap<string, ServedArea>
}

/** Pictures are kept in memory together up to so many bytes; beyond they are read again. */
const MOST_BYTES = 256 * 2 ** 20

/** Reads layer by layer what the pictures of a run say of places and units. */
export async function* readPictures(question: PictureQuestion): AsyncGenerator<PictureAnswer> {
  const { frame, pictures, layers, places, units } = question
  const isSmall = frame.columns * frame.rows * pictures.length <= MOST_BYTES
  const known = new Map<ClassPicture, Promise<Uint8Array>>()
  const read = (picture: ClassPicture) => {
    const reading = known.get(picture) ?? picture.read()
    if (isSmall) known.set(picture, reading)
    return reading
  }
  const pixels = places.map((some) => some.map((place) => pixelOf(frame, place)))
  for (const layer of layers) {
    const classes = together(await Promise.all(picturesOf(pictures, layer).map(read)))
    const at = (pixel: number) => (pixel < 0 ? Class.outside : classes[pixel]!)
    const count = (fits: (one: number) => boolean) =>
      pixels.map((some) => some.reduce((n, pixel) => n + Number(fits(at(pixel))), 0))
    yield {
      layer,
      covered: count((one) => one === Class.covered),
      known: count((one) => one !== Class.unknown),
      areas: new Map([...units].map(([unit, of]) => [unit, servedArea(of, classes)])),
    }
  }
}

/** Its position in a picture; below 0 outside of it, where no station reaches. */
function pixelOf(frame: PictureFrame, { lat, lon }: Place): number {
  const column = Math.floor((lon - frame.west) / frame.stepX)
  const row = Math.floor((frame.north - lat) / frame.stepY)
  const isInside = column >= 0 && row >= 0 && column < frame.columns && row < frame.rows
  return isInside ? row * frame.columns + column : -1
}
