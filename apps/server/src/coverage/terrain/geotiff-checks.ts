import { open } from "node:fs/promises"
import type { GeoTIFFImage } from "geotiff"
import { terrainUnreadable } from "../errors.ts"

/** Beginnings of files that are often given a wrong name. */
const STRANGERS: readonly (readonly [string, string])[] = [
  ["PK\u0003\u0004", "là tệp ZIP: hãy giải nén trước (a zip archive)"],
  ["\u001f\u008b", "là tệp GZIP: hãy giải nén trước (gzip)"],
  ["\u0089PNG", "là ảnh PNG, không phải mô hình độ cao (a PNG picture)"],
  ["\u00ff\u00d8\u00ff", "là ảnh JPEG, không phải mô hình độ cao (a JPEG picture)"],
  ["\u0089HDF", "là tệp HDF5 hay NetCDF; hãy chuyển: gdal_translate (HDF5)"],
  ["CDF", "là tệp NetCDF; hãy chuyển: gdal_translate (NetCDF)"],
  ["%PDF", "là tệp PDF (a PDF)"],
  ["ncols", "là lưới ASCII; hãy chuyển: gdal_translate -a_srs EPSG:4326 (an ASCII grid)"],
]

/** Refuses what is plainly no TIFF, by its first bytes, and says what it is. */
export async function refuseStrangers(path: string): Promise<void> {
  const file = await open(path).catch(() => {
    throw terrainUnreadable(path, "không mở được (cannot be opened)")
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    if (bytesRead === 0) throw terrainUnreadable(path, "tệp rỗng (empty)")
    const first = buffer.toString("latin1", 0, bytesRead)
    const found = STRANGERS.find(([start]) => first.startsWith(start))
    if (found !== undefined) throw terrainUnreadable(path, found[1])
    if (!/^(?:II[*+]\0|MM\0[*+])/.test(first)) {
      throw terrainUnreadable(path, "không phải TIFF (not a TIFF file)")
    }
  } finally {
    await file.close()
  }
}

/**
 * Every block of samples must be named and lie within the file, or the file was cut off on its way or
 * says more of itself than it holds.
 */
export async function refuseTruncated(
  path: string,
  image: GeoTIFFImage,
  size: number,
): Promise<void> {
  const directory = image.getFileDirectory()
  const [at, length] = image.isTiled
    ? (["TileOffsets", "TileByteCounts"] as const)
    : (["StripOffsets", "StripByteCounts"] as const)
  const offsets = Array.from((await directory.loadValue(at)) ?? [], Number)
  const counts = Array.from((await directory.loadValue(length)) ?? [], Number)
  const end = offsets.reduce((most, offset, i) => Math.max(most, offset + (counts[i] ?? 0)), 0)
  if (offsets.length === 0) throw terrainUnreadable(path, "không có số liệu nào (no samples)")
  if (end > size) {
    throw terrainUnreadable(path, `bị cắt cụt: cần ${end} byte, có ${size} (truncated)`)
  }
  refuseMissingBlocks(path, image, offsets.length, counts)
}

function refuseMissingBlocks(
  path: string,
  image: GeoTIFFImage,
  found: number,
  counts: readonly number[],
): void {
  const [width, height] = [image.getWidth(), image.getHeight()]
  const [blockWidth, blockHeight] = [image.getTileWidth(), image.getTileHeight()]
  const across = Math.ceil(width / blockWidth)
  const needed = across * Math.ceil(height / blockHeight)
  if (!(found >= needed)) {
    throw terrainUnreadable(
      path,
      `nói có ${width} × ${height} điểm nhưng chỉ có ${found} trong ${needed} khối (header and blocks differ)`,
    )
  }
  // As they are: a block can then not be smaller than its samples. One may be empty: nothing known.
  if ((image.getFileDirectory().getValue("Compression") ?? 1) !== 1) return
  const rowBytes = blockWidth * image.getBytesPerPixel()
  const least = rowBytes * Math.min(blockHeight, height)
  const [first = 0] = counts
  if (first > 0 && first < least && !isPlanar(image)) {
    throw terrainUnreadable(
      path,
      `nói có ${width} × ${height} điểm nhưng khối đầu chỉ có ${first} trong ${least} byte (header and blocks differ)`,
    )
  }
}

const isPlanar = (image: GeoTIFFImage) =>
  (image.getFileDirectory().getValue("PlanarConfiguration") ?? 1) === 2

export function refusePicture(path: string, image: GeoTIFFImage): void {
  if (image.getSamplesPerPixel() > 2) {
    throw terrainUnreadable(
      path,
      `có ${image.getSamplesPerPixel()} kênh: là ảnh, không phải mô hình độ cao (a picture, not heights)`,
    )
  }
}
