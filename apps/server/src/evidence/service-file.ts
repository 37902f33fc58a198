import { open } from "node:fs/promises"
import { openPromise } from "yauzl"
import { fileKind } from "./file-kind.ts"

const HEAD = 64 * 1024
const MOST_ENTRIES = 20_000

/** What a received file is; the whole of it is never in memory. */
export async function judgeFile(path: string, name: string): Promise<ReturnType<typeof fileKind>> {
  const head = await headOf(path)
  const zip = head.toString("latin1", 0, 2) === "PK"
  return fileKind({ head, name, packed: zip ? await namesIn(path) : null })
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, "r")
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The names in a zip's own list; null where it cannot be read or is absurdly long. */
async function namesIn(path: string): Promise<string[] | null> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => null)
  if (zip === null) return null
  try {
    if (zip.entryCount > MOST_ENTRIES) return null
    const names: string[] = []
    for await (const entry of zip.eachEntry()) names.push(entry.fileName)
    return names
  } catch {
    return null
  } finally {
    zip.close()
  }
}
