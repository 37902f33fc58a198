import { toNfc } from "@tinhso/vietnamese"

/** One choice of a breakdown. */
export interface CutPart {
  readonly dimension: string
  readonly value: string
}

/** The values that each dimension of a measure has. */
export type Dimensions = Readonly<Record<string, readonly string[]>>

/**
 * A breakdown as one text, the same for the same cut: dimensions in order, "sex=nữ; technology=4G";
 * "" is the whole.
 */
export function cutKey(parts: readonly CutPart[]): string {
  return parts
    .toSorted((a, b) => (a.dimension < b.dimension ? -1 : 1))
    .map(({ dimension, value }) => `${dimension}=${value}`)
    .join("; ")
}

/** The parts of a cut as `cutKey` writes it. */
export function cutParts(key: string): CutPart[] {
  if (key === "") return []
  return key.split("; ").map((part) => {
    const at = part.indexOf("=")
    return { dimension: part.slice(0, at), value: part.slice(at + 1) }
  })
}

export type CutRead = { readonly key: string } | { readonly refused: string }

/** A cut as people write it ("Technology = 4g", in any order), in the spelling of the catalogue. */
export function readCut(written: string, dimensions: Dimensions): CutRead {
  const parts: CutPart[] = []
  for (const piece of toNfc(written).split(";")) {
    if (piece.trim() === "") continue
    const [name = "", value, more] = piece.split("=").map((one) => one.trim())
    if (value === undefined || more !== undefined) {
      return { refused: `“${piece.trim()}” phải có dạng phân_tổ=giá_trị` }
    }
    const part = partOf(name, value, dimensions)
    if ("refused" in part) return part
    if (parts.some(({ dimension }) => dimension === part.dimension)) {
      return { refused: `phân tổ “${part.dimension}” có hai lần` }
    }
    parts.push(part)
  }
  return { key: cutKey(parts) }
}

function partOf(
  name: string,
  written: string,
  dimensions: Dimensions,
): CutPart | { readonly refused: string } {
  const known = Object.keys(dimensions)
  const dimension = known.find((one) => same(one, name))
  if (dimension === undefined) {
    const there = known.length === 0 ? "chỉ số này không có phân tổ" : `có: ${known.join(", ")}`
    return { refused: `không có phân tổ “${name}” (${there})` }
  }
  const values = dimensions[dimension] ?? []
  const value = values.find((one) => same(one, written))
  if (value === undefined) {
    return { refused: `phân tổ “${dimension}” không có “${written}” (có: ${values.join(", ")})` }
  }
  return { dimension, value }
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
