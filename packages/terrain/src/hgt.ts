/** A tile of the Shuttle Radar Topography Mission, by the degree of its south-west corner. */
export interface HgtTile {
  readonly south: number
  readonly west: number
}

/** What stands where the radar saw nothing. */
export const HGT_VOID = -32_768

/** Which tile a file holds by its name: "N21E106.hgt"; null where the name says nothing. */
export function hgtTile(fileName: string): HgtTile | null {
  const found = /^([NS])(\d{2})([EW])(\d{3})\.hgt$/i.exec(fileName)
  if (found === null) return null
  const [, northing = "", lat = "", easting = "", lon = ""] = found
  return {
    south: northing.toUpperCase() === "S" ? -Number(lat) : Number(lat),
    west: easting.toUpperCase() === "W" ? -Number(lon) : Number(lon),
  }
}

/** The name of a tile without its ending: "N21E106". */
export function hgtName({ south, west }: HgtTile): string {
  const lat = String(Math.abs(south)).padStart(2, "0")
  const lon = String(Math.abs(west)).padStart(3, "0")
  return `${south < 0 ? "S" : "N"}${lat}${west < 0 ? "W" : "E"}${lon}`
}

/** Samples on one side of a tile of so many bytes: 1 201 (3″) or 3 601 (1″); null for any other size. */
export function hgtSide(bytes: number): 1201 | 3601 | null {
  if (bytes === 2 * 1201 * 1201) return 1201
  return bytes === 2 * 3601 * 3601 ? 3601 : null
}

/** Turns big-endian samples into heights, m; NaN where the radar saw nothing. */
export function readHgtHeights(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float32Array.from({ length: bytes.byteLength >> 1 }, (_, i) => {
    const height = view.getInt16(2 * i)
    return height === HGT_VOID ? Number.NaN : height
  })
}
