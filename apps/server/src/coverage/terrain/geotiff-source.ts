import { stat } from "node:fs/promises"
import { fromFile, type GeoTIFF, type GeoTIFFImage } from "geotiff"
import proj4 from "proj4"
import type { Box } from "@tinhso/terrain"
import { terrainUnreadable } from "../errors.ts"
import type { Frame } from "./frame.ts"
import { refusePicture, refuseStrangers, refuseTruncated } from "./geotiff-checks.ts"
import { type Placement, placementOf } from "./geotiff-frame.ts"
import { type Crs, crsOf, type GeoKeys, namedCrs } from "./projection.ts"
import type { TerrainSource, Window } from "./source.ts"

/** Heights outside of these are no ground of the earth but a file's own sign for "nothing known". */
const LOWEST = -500
const HIGHEST = 9000
/** Samples read at once: 32 MB as the largest numbers. */
const MOST_SAMPLES = 4_000_000
const FOOT = 0.3048
/** How GDAL and others write feet as the unit of a band. */
const FEET = /^(?:ft|foot|feet|us ?survey ?(?:foot|feet|ft)|us-ft|ftus)$/i

/** Opens an elevation model in a GeoTIFF: reads what it says about itself and none of its samples. */
export async function openGeotiff(path: string): Promise<TerrainSource> {
  await refuseStrangers(path)
  const tiff = await fromFile(path).catch((error: unknown) => {
    throw terrainUnreadable(path, `không phải TIFF đọc được (${messageOf(error)})`)
  })
  try {
    const image = await tiff.getImage(0)
    const { size } = await stat(path)
    await refuseTruncated(path, image, size)
    refusePicture(path, image)
    const keys: GeoKeys = image.getGeoKeys() ?? {}
    const crs = crsIn(path, keys)
    const placement = placementOf(path, image, keys, crs)
    return await sourceOf(path, tiff, image, crs, placement, keys)
  } catch (error) {
    await tiff.close()
    if (error instanceof RangeError || error instanceof TypeError) {
      throw terrainUnreadable(path, `tệp TIFF hỏng hoặc bị cắt cụt (${error.message})`)
    }
    throw error
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

async function sourceOf(
  path: string,
  tiff: GeoTIFF,
  image: GeoTIFFImage,
  crs: Crs,
  { frame, isSouthUp }: Placement,
  keys: GeoKeys,
): Promise<TerrainSource> {
  const columns = image.getWidth()
  const rows = image.getHeight()
  const toMetres = await scaleOf(image, keys)
  return {
    path,
    format: "geotiff",
    crs: crs.name,
    frame,
    columns,
    rows,
    box: boxOf(frame, columns, rows),
    read: async (window) => {
      if (!isSouthUp) return readWindow(path, image, window, toMetres)
      const row = rows - window.row - window.rows
      const heights = await readWindow(path, image, { ...window, row }, toMetres)
      return upsideDown(heights, window.columns)
    },
    close: async () => void (await tiff.close()),
  }
}

function crsIn(path: string, keys: GeoKeys): Crs {
  const crs = crsOf(keys)
  if (crs !== null) return crs
  const named = namedCrs(keys)
  const what =
    named === "" ? "không nói hệ tọa độ (no projection named)" : `dùng hệ tọa độ ${named}`
  throw terrainUnreadable(
    path,
    `${what}; đọc được WGS 84, UTM, VN-2000 và Web Mercator. Hãy chuyển: gdalwarp -t_srs EPSG:4326`,
  )
}

/** What a file covers, in degrees, from points all around its edge: straight lines may bend. */
function boxOf(frame: Frame, columns: number, rows: number): Box {
  const { projection, x, y, stepX, stepY } = frame
  const east = x + (columns - 1) * stepX
  const south = y - (rows - 1) * stepY
  if (projection === null) return { west: x, south, east, north: y }
  const { inverse } = proj4(projection)
  const edge = Array.from({ length: 33 }, (_, i) => i / 32).flatMap((share) => [
    inverse([x + share * (east - x), y]),
    inverse([x + share * (east - x), south]),
    inverse([x, south + share * (y - south)]),
    inverse([east, south + share * (y - south)]),
  ])
  const lons = edge.map(([lon = Number.NaN]) => lon)
  const lats = edge.map(([, lat = Number.NaN]) => lat)
  return {
    west: Math.min(...lons),
    south: Math.min(...lats),
    east: Math.max(...lons),
    north: Math.max(...lats),
  }
}

/** How a stored number becomes metres: GDAL's scale and offset, and feet. */
async function scaleOf(image: GeoTIFFImage, keys: GeoKeys): Promise<(stored: number) => number> {
  const sample: Readonly<Record<string, unknown>> = (await image.getGDALMetadata(0)) ?? {}
  const scale = Number(sample["SCALE"] ?? 1)
  const offset = Number(sample["OFFSET"] ?? 0)
  const units = keys["VerticalUnitsGeoKey"]
  const named = sample["UNITTYPE"]
  const isFeet =
    units === 9002 || units === 9003 || (typeof named === "string" && FEET.test(named.trim()))
  const foot = isFeet ? FOOT : 1
  const nothing = image.getGDALNoData()
  return (stored) => {
    if (stored === nothing) return Number.NaN
    const height = (stored * scale + offset) * foot
    return height >= LOWEST && height <= HIGHEST ? height : Number.NaN
  }
}

/** Reads a window in slices, so that a file of any size needs little memory. */
async function readWindow(
  path: string,
  image: GeoTIFFImage,
  { column, row, columns, rows }: Window,
  toMetres: (stored: number) => number,
): Promise<Float32Array> {
  const heights = new Float32Array(columns * rows)
  const block = Math.max(1, image.getTileHeight())
  const most = Math.max(block, Math.floor(MOST_SAMPLES / columns))
  let from = row
  while (from < row + rows) {
    // Slices end where blocks end, so that no block is unpacked twice, however high blocks are.
    const to = Math.min(row + rows, Math.floor((from + most) / block) * block)
    const slice = await readSlice(path, image, [column, from, column + columns, to])
    const start = (from - row) * columns
    for (let i = 0; i < slice.length; i++) heights[start + i] = toMetres(slice[i]!)
    from = to
  }
  return heights
}

/** The same rows from the last to the first. */
function upsideDown(heights: Float32Array, columns: number): Float32Array {
  const turned = new Float32Array(heights.length)
  for (let start = 0; start < heights.length; start += columns) {
    turned.set(heights.subarray(start, start + columns), heights.length - start - columns)
  }
  return turned
}

async function readSlice(
  path: string,
  image: GeoTIFFImage,
  window: [number, number, number, number],
): Promise<ArrayLike<number>> {
  try {
    const [samples] = await image.readRasters({ window, samples: [0] })
    if (samples === undefined || typeof samples === "number") throw new RangeError("no samples")
    return samples
  } catch (error) {
    throw terrainUnreadable(path, `không giải nén được (${messageOf(error)})`)
  }
}
