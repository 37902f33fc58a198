/** Round values from below the least to above the most, at most about `wanted` of them. */
export function axisTicks(least: number, most: number, wanted = 5): number[] {
  const span = most - least
  if (!Number.isFinite(span)) return []
  if (span === 0) {
    return most === 0 ? [0, 1] : axisTicks(Math.min(0, most), Math.max(0, most), wanted)
  }
  const rough = span / Math.max(1, wanted - 1)
  const unit = 10 ** Math.floor(Math.log10(rough))
  const step = unit * ([1, 2, 2.5, 5, 10].find((times) => times * unit >= rough) ?? 10)
  const first = Math.floor(least / step)
  const last = Math.ceil(most / step - 1e-9)
  // Multiples of whole numbers, so that 0.1 + 0.2 does not creep in.
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  )
}
