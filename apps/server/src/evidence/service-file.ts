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

/** What documents come to when opened; beyond it a file is made to fill whoever opens it. */
const MOST_UNPACKED = 2 ** 30
const MOST_RATIO = 200
/** Small parts shrink well: an empty sheet is mostly repetition. */
const SMALL = 16 * 2 ** 20

/** Whether parts of a zip say that they unpack to far more than documents do. */
const isBomb = (parts: readonly { readonly packed: number; readonly unpacked: number }[]) =>
  parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_UNPACKED ||
  parts.some(({ packed, unpacked }) => unpacked > SMALL && unpacked > packed * MOST_RATIO)

/** The names in a zip's own list; null where it cannot be read or is absurdly long. */
async function namesIn(path: string): Promise<string[] | "bomb" | null> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => null)
  if (zip === null) return null
  try {
    if (zip.entryCount > MOST_ENTRIES) return null
    const names: string[] = []
    const parts: { packed: number; unpacked: number }[] = []
    for await (const { fileName, compressedSize, uncompressedSize } of zip.eachEntry()) {
      names.push(fileName)
      parts.push({ packed: compressedSize, unpacked: uncompressedSize })
    }
    return isBomb(parts) ? "bomb" : names
  } catch {
    return null
  } finally {
    zip.close()
  }
}
