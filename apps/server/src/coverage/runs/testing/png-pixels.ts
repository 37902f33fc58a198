import { inflateSync } from "node:zlib"

/** Colours of a PNG of ours: an index and an opacity for every pixel. */
export function pixelsOf(png: Buffer) {
  const part = (name: string) => {
    const at = png.indexOf(name, 0, "latin1")
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
  }
  const lines = inflateSync(part("IDAT"))
  const opacity = part("tRNS")
  return {
    width: part("IHDR").readUInt32BE(0),
    opaque: Array.from({ length: 256 * 256 }, (_, i) => {
      const index = lines[Math.floor(i / 256) * 257 + 1 + (i % 256)]!
      return opacity[index] === 0 ? 0 : index
    }),
  }
}
