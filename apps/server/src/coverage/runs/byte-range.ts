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
  const [, first = "", last = ""] =
    /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header?.trim() ?? "") ?? []
  if (first === "") return last === "" ? "whole" : lastBytes(Number(last), bytes)
  const from = Number(first)
  const to = last === "" ? Number.POSITIVE_INFINITY : Number(last)
  if (to < from) return "whole"
  return from >= bytes ? "beyond" : { from, to: Math.min(to, bytes - 1) }
}

const lastBytes = (asked: number, bytes: number): ByteRange | "beyond" =>
  asked === 0 || bytes === 0 ? "beyond" : { from: Math.max(0, bytes - asked), to: bytes - 1 }
