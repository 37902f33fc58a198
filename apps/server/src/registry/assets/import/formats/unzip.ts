import { crc32 } from "node:zlib"
import { fromBufferPromise, type ZipFile } from "yauzl"
import { Refusal } from "../../../../platform/problem.ts"
import { notReadable } from "../errors.ts"

const MOST_ENTRIES = 200
const MOST_BYTES = 512 * 2 ** 20
const MOST_RATIO = 300
const SMALL = 16 * 2 ** 20

/** The wanted parts of a zip, under limits of number, size and ratio; nothing touches a disk. */
export async function unzip(
  bytes: Buffer,
  file: string,
  wanted: RegExp,
): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, {
    strictFileNames: true,
    autoClose: false,
    lazyEntries: true,
  }).catch(() => {
    throw damaged(file)
  })
  if (zip.entryCount > MOST_ENTRIES) throw notReadable(file, `tệp nén có hơn ${MOST_ENTRIES} tệp`)
  return partsOf(zip, file, wanted).catch((error: unknown) => {
    throw error instanceof Refusal ? error : damaged(file)
  })
}

const damaged = (file: string) => notReadable(file, "tệp nén bị cắt hoặc hỏng")

async function partsOf(
  zip: ZipFile,
  file: string,
  wanted: RegExp,
): Promise<ReadonlyMap<string, Buffer>> {
  const parts = new Map<string, Buffer>()
  let left = MOST_BYTES
  for await (const entry of zip.eachEntry()) {
    if (!wanted.test(entry.fileName) || entry.fileName.endsWith("/")) continue
    if (entry.isEncrypted()) throw notReadable(file, "tệp nén có mật khẩu")
    const pieces: Buffer[] = []
    let size = 0
    const stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length
      left -= piece.length
      if (left < 0 || (size > SMALL && size > entry.compressedSize * MOST_RATIO)) {
        throw notReadable(file, "tệp nén bung ra quá lớn; có thể là bom nén")
      }
      pieces.push(piece)
    }
    const part = Buffer.concat(pieces)
    if (crc32(part) !== entry.crc32) throw damaged(file)
    parts.set(entry.fileName, part)
  }
  return parts
}
