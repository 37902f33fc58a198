/** PostgreSQL cuts longer names without a word, and two names become one. */
const MOST_BYTES = 63

/**
 * A name quoted for PostgreSQL. One longer than 63 bytes keeps its beginning and ends in a mark of
 * the whole, so that different names stay different.
 *
 * @example
 * identifier('tổng_"hộ"') // '"tổng_""hộ"""'
 */
export function identifier(name: string): string {
  const clean = name.replaceAll("\0", "")
  return `"${shortened(clean).replaceAll('"', '""')}"`
}

function shortened(name: string): string {
  if (bytes(name) <= MOST_BYTES) return name
  const mark = `~${fnv1a(name)}`
  let kept = ""
  for (const letter of name) {
    if (bytes(kept) + bytes(letter) + mark.length > MOST_BYTES) break
    kept += letter
  }
  return kept + mark
}

function bytes(text: string): number {
  let count = 0
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0
    count += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return count
}

/** FNV-1a, 64 bit (Fowler, Noll, Vo). */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, "0")
}
