import { buffer } from "node:stream/consumers"
import { fromBufferPromise } from "yauzl"

/** The parts of a document as they lie in its file, by path. */
export async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes)
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry)
    parts.set(entry.fileName, (await buffer(stream)).toString("utf8"))
  }
  return parts
}
