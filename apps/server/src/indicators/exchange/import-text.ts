import { createHash } from "node:crypto"
import { readFile, stat } from "node:fs/promises"
import { basename } from "node:path"
import { exchangeFileMissing, exchangeFileRefused, exchangeFileTooLarge } from "./errors.ts"

/** What a program sent, as text. */
export interface TextFile {
  readonly file: string
  readonly sha256: string
  readonly text: string
}

const MOST_MEGABYTES = 64

/** Reads a UTF-8 file of a size that can be held whole. */
export async function readText(path: string): Promise<TextFile> {
  const file = basename(path).normalize("NFC")
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) throw exchangeFileMissing(file)
  if (found.size > MOST_MEGABYTES * 2 ** 20) throw exchangeFileTooLarge(file, MOST_MEGABYTES)
  const bytes = await readFile(path).catch(() => {
    throw exchangeFileMissing(file)
  })
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return { file, sha256, text }
  } catch {
    throw exchangeFileRefused(file, [{ pointer: "/", detail: "không phải văn bản UTF-8" }])
  }
}

/** A JSON file; what is wrong with its writing is told with the place that the parser names. */
export function jsonOf({ file, text }: TextFile): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : ""
    throw exchangeFileRefused(file, [{ pointer: "/", detail: `không phải JSON: ${why}` }])
  }
}
