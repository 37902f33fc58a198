/** Bytes of a file, both ends included. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/**
 * What a `Range` header asks of a file of so many bytes (RFC 9110, sec. 14): one range; `whole` where
 * there is none or one that is no range of bytes; `beyond` where nothing of it exists. Several ranges
 * at once are answered with the whole file, as the text allows.
 */
export function byteRange(
  header: string | undefined,
  bytes: number,
): ByteRange | "whole" | "beyond" {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header?.trim() ?? "") ?? []
  if (first === undefined || last === undefined || (first === "" && last === "")) return "whole"
  if (first === "") {
    const length = Math.min(Number(last), bytes)
    return length === 0 ? "beyond" : { from: bytes - length, to: bytes - 1 }
  }
  const from = Number(first)
  const to = last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (last !== "" && Number(last) < from) return "whole"
  return from >= bytes ? "beyond" : { from, to }
}
