import { open, readFile } from "node:fs/promises"
import { Class } from "../../output/classes.ts"
import type { Sidecar } from "../../output/sidecar.ts"
import type { Values } from "../../raster/raster.ts"
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
  if (!liesAt(cog, wanted) || cog.sample !== SAMPLES[what]) {
    throw new FolderFault(name, "không khớp coverage.json: cỡ, vị trí hay kiểu số (does not fit)")
  }
  const covered = await coveredIn(cog).catch((error: unknown) => {
    if (error instanceof NotOurs) throw new FolderFault(name, "bị hỏng hay cắt cụt (damaged)")
    throw error
  })
  const told = what === "covered" && layer !== null ? run.sidecar.layers[layer] : undefined
  if (told !== undefined && told.coveredPixels !== covered) {
    throw new FolderFault(
      name,
      `có ${covered} điểm ảnh có sóng, coverage.json nói ${told.coveredPixels} (does not fit)`,
    )
  }
}

function liesAt({ levels: [whole], ...cog }: Cog, wanted: Sidecar["grid"]): boolean {
  const { columns, rows, west, north, stepX, stepY } = wanted
  return (
    whole?.columns === columns &&
    whole.rows === rows &&
    Math.abs(cog.west - west) < SAME * stepX &&
    Math.abs(cog.north - north) < SAME * stepY &&
    Math.abs(cog.stepX / stepX - 1) * columns < SAME &&
    Math.abs(cog.stepY / stepY - 1) * rows < SAME
  )
}

function groundFrame({ inputs }: RunFolder) {
  if (inputs === null) throw new FolderFault(GROUND, "không có inputs.json (no inputs)")
  const { west, north, stepX, stepY, columns, rows } = inputs.lattice
  return { west: west - stepX / 2, north: north + stepY / 2, stepX, stepY, columns, rows }
}

/** Reads every tile, those of overviews too; how many pixels of the picture are covered. */
async function coveredIn(cog: Cog): Promise<number> {
  let covered = 0
  for (const [level, { columns, rows, across }] of cog.levels.entries()) {
    for (let row = 0; row * COG_TILE < rows; row++) {
      for (let column = 0; column < across; column++) {
        const values = await cog.tile(level, column, row)
        const wide = Math.min(COG_TILE, columns - column * COG_TILE)
        const high = Math.min(COG_TILE, rows - row * COG_TILE)
        if (level === 0) covered += countCovered(values, wide, high)
      }
    }
  }
  return covered
}

function countCovered(values: Values, wide: number, high: number): number {
  let covered = 0
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) if (values[y * COG_TILE + x] === Class.covered) covered++
  }
  return covered
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
