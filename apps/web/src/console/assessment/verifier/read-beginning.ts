import { bodyOf } from "../../../api.ts"

const MOST = 256 * 1024

/** The first lines of a file; the rest is not fetched. */
export async function readBeginning(
  path: string,
  signal: AbortSignal,
): Promise<{ readonly bytes: Uint8Array; readonly whole: boolean }> {
  const response = await fetch(path, { credentials: "same-origin", signal })
  if (!response.ok || response.body === null) {
    bodyOf(response.status, await response.text(), response.headers.get("x-request-id"))
    return { bytes: new Uint8Array(), whole: true }
  }
  const reader = response.body.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  while (length < MOST) {
    const { done, value } = await reader.read()
    if (done) return { bytes: joined(parts, length), whole: true }
    parts.push(value)
    length += value.byteLength
  }
  await reader.cancel()
  return { bytes: wholeLines(joined(parts, length)), whole: false }
}

/** Cut after a line: a letter cut in two could not be read. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a)
  return end === -1 ? bytes : bytes.subarray(0, end)
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.byteLength
  }
  return all
}
