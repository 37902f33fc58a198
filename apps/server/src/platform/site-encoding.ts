import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** A page as small as the reader takes it; brotli at a level that costs about a millisecond. */
export async function packed(
  html: string,
  accepted: string | string[] | undefined,
): Promise<{ encoding: "br" | "gzip" | null; body: Buffer }> {
  const body = Buffer.from(html)
  const names = new Set(
    String(accepted ?? "")
      .split(",")
      .filter((one) => !/;\s*q=0(?:\.0+)?\s*$/.test(one))
      .map((one) => one.split(";")[0]?.trim()),
  )
  if (body.length < 1024) return { encoding: null, body }
  if (names.has("br")) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4 }
    return { encoding: "br", body: await brotli(body, { params }) }
  }
  if (names.has("gzip")) return { encoding: "gzip", body: await gzipped(body, { level: 6 }) }
  return { encoding: null, body }
}
