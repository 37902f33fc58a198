const BLOCK = 4096
const MOST_BLOCKS = 24

/**
 * Pieces of the bytes from which an encoding can be judged: the first and some later blocks that
 * hold a byte above 0x7F, cut at white space so that no word is torn. Short input comes whole.
 */
export function sampleOf(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length <= BLOCK * 4) return [bytes]
  const blocks: Uint8Array[] = []
  let stride = BLOCK
  for (let from = 0; from < bytes.length && blocks.length < MOST_BLOCKS; from += stride) {
    const block = bytes.subarray(from, from + BLOCK)
    if (!block.some((byte) => byte > 0x7f)) continue
    blocks.push(cutAtSpace(block, from === 0, from + BLOCK >= bytes.length))
    if (blocks.length === MOST_BLOCKS / 2) stride = strideOver(bytes.length - from)
  }
  return blocks
}

/** Whole blocks so that the remaining bytes are visited as often as blocks are wanted. */
function strideOver(remaining: number): number {
  return Math.max(1, Math.floor(remaining / BLOCK / (MOST_BLOCKS / 2))) * BLOCK
}

function cutAtSpace(block: Uint8Array, isFirst: boolean, isLast: boolean): Uint8Array {
  const start = isFirst ? 0 : Math.max(0, block.findIndex(isSpace))
  const end = isLast ? block.length : block.findLastIndex(isSpace)
  return end > start ? block.subarray(start, end) : block
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
}
