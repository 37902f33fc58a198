import { open, readFile } from "node:fs/promises"
import { Class } from "../../output/classes.ts"
import type { Sidecar } from "../../output/sidecar.ts"
import { type Cog, readCog } from "../cog/cog.ts"
import { COG_TILE, NotOurs, type Sample } from "../cog/directory.ts"
import { CLUTTER, GROUND } from "./inputs.ts"
import { FolderFault, type FolderFile, type RunFolder } from "./read-folder.ts"

/** Numbers of what kind a picture has. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  covered: "u8",
  level: "f32",
  server: "u16",
  sight: "u8",
  reliability: "u8",
  ground: "f32",
  clutter: "f32",
}
/** A millionth of a pixel is less than a tenth of a millimetre. */
const SAME = 1e-6

/** Makes sure that a file, wherever it lies now, is what the sidecar says it is. */
export async function checkFile(run: RunFolder, file: FolderFile, path: string): Promise<void> {
  const { what, name } = file
  if (name.endsWith(".tif")) await checkPicture(run, file, path)
  else if (what === "picture") await checkPng(run.sidecar, name, path)
  else if (what === "contours") await checkGeoJson(name, path)
}

async function checkPicture(run: RunFolder, { what, name, layer }: FolderFile, path: string) {
  const cog = await readCog(() => open(path, "r")).catch((error: unknown) => {
    if (error instanceof NotOurs)
      throw new FolderFault(name, "không phải GeoTIFF của Tỉnh Số, hay bị hỏng")
    throw error
  })
  const isGround = name === GROUND || name === CLUTTER
  const wanted = isGround ? groundFrame(run) : run.sidecar.grid
  const [whole] = cog.levels
  const isThere =
    whole?.columns === wanted.columns &&
    whole.rows === wanted.rows &&
    Math.abs(cog.west - wanted.west) < SAME * wanted.stepX &&
    Math.abs(cog.north - wanted.north) < SAME * wanted.stepY &&
    Math.abs(cog.stepX / wanted.stepX - 1) * wanted.columns < SAME &&
    Math.abs(cog.stepY / wanted.stepY - 1) * wanted.rows < SAME
  if (!isThere || cog.sample !== SAMPLES[what]) {
    throw new FolderFault(name, "không khớp coverage.json: cỡ, vị trí hay kiểu số (does not fit)")
  }
  await readThrough(
    cog,
    name,
    what === "covered" && layer !== null ? run.sidecar.layers[layer]! : null,
  )
}

function groundFrame({ inputs }: RunFolder) {
  if (inputs === null) throw new FolderFault(GROUND, "không có inputs.json (no inputs)")
  const { west, north, stepX, stepY, columns, rows } = inputs.lattice
  return { west: west - stepX / 2, north: north + stepY / 2, stepX, stepY, columns, rows }
}

/** Every tile can be read, overviews too, and as many pixels are covered as is said. */
async function readThrough(cog: Cog, name: string, counted: Sidecar["layers"][number] | null) {
  let covered = 0
  try {
    for (const [level, { columns, rows, across }] of cog.levels.entries()) {
      for (let row = 0; row * COG_TILE < rows; row++) {
        for (let column = 0; column < across; column++) {
          const values = await cog.tile(level, column, row)
          if (level > 0 || counted === null) continue
          const wide = Math.min(COG_TILE, columns - column * COG_TILE)
          const high = Math.min(COG_TILE, rows - row * COG_TILE)
          for (let y = 0; y < high; y++) {
            for (let x = 0; x < wide; x++) {
              if (values[y * COG_TILE + x] === Class.covered) covered++
            }
          }
        }
      }
    }
  } catch (error) {
    if (error instanceof NotOurs) throw new FolderFault(name, "bị hỏng hay cắt cụt (damaged)")
    throw error
  }
  if (counted !== null && counted.coveredPixels !== covered) {
    throw new FolderFault(
      name,
      `có ${covered} điểm ảnh có sóng, coverage.json nói ${counted.coveredPixels} (does not fit)`,
    )
  }
}

const PNG = "89504e470d0a1a0a"

async function checkPng({ grid }: Sidecar, name: string, path: string): Promise<void> {
  const handle = await open(path, "r")
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(24), 0, 24, 0)
    const fits =
      bytesRead === 24 &&
      buffer.toString("hex", 0, 8) === PNG &&
      buffer.readUInt32BE(16) === grid.columns &&
      buffer.readUInt32BE(20) === grid.rows
    if (!fits) throw new FolderFault(name, "không phải ảnh PNG của lần tính này (not its picture)")
  } finally {
    await handle.close()
  }
}

async function checkGeoJson(name: string, path: string): Promise<void> {
  const text = await readFile(path, "utf8")
  try {
    const value: unknown = JSON.parse(text)
    const is = typeof value === "object" && value !== null && "features" in value
    if (is && Array.isArray(value.features)) return
  } catch {
    // Told below.
  }
  throw new FolderFault(name, "không phải GeoJSON (not GeoJSON)")
}
