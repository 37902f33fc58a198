import type { GeoTIFF } from "geotiff"
import type { Sidecar, SidecarLayer } from "../../output/sidecar.ts"
import { pictureUnreadable } from "../errors.ts"
import type { ModelledLayer } from "./compare-layer.ts"

/** Opens a picture of a run by its name. */
export type OpenPicture = (name: string) => Promise<GeoTIFF>

/** The pictures of one layer of a run, read into memory. */
export async function readLayer(
  open: OpenPicture,
  { grid }: Sidecar,
  { technology, operator, threshold, files }: SidecarLayer,
): Promise<ModelledLayer> {
  const read = async (what: string) => {
    const name = files[what]
    return name === undefined ? null : valuesOf(open, name, grid.columns * grid.rows)
  }
  const level = await read("level")
  const server = await read("server")
  const sight = await read("sight")
  const covered = await read("covered")
  return { technology, operator, threshold, level, server, sight, covered }
}

async function valuesOf(
  open: OpenPicture,
  name: string,
  pixels: number,
): Promise<ArrayLike<number>> {
  const tiff = await open(name).catch(() => {
    throw pictureUnreadable(name)
  })
  try {
    const [values] = await (await tiff.getImage()).readRasters({ interleave: false })
    if (values === undefined || typeof values === "number" || values.length !== pixels) {
      throw pictureUnreadable(name)
    }
    return values
  } finally {
    await tiff.close()
  }
}
