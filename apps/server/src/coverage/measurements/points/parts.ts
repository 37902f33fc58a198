import type { CampaignPart } from "../model.ts"
import { NO_VALUE, NOTHING, type Points } from "./points.ts"

/** A part without the name of its operator. */
export type PlainPart = Omit<CampaignPart, "operatorName">

/** Points by technology and operator, the largest part first; figures of fewer than `least` values are left out. */
export function partsOf(points: Points, least: number): PlainPart[] {
  const groups = new Map<number, number[]>()
  for (let i = 0; i < points.length; i++) {
    const key = points.technology[i]! * 256 + points.operator[i]!
    const there = groups.get(key)
    if (there === undefined) groups.set(key, [i])
    else there.push(i)
  }
  return [...groups]
    .map(([key, at]) => partOf(points, key, at, least))
    .toSorted((a, b) => b.points - a.points || (partName(a) < partName(b) ? -1 : 1))
}

const partName = ({ technology, operator }: PlainPart) => `${technology ?? ""} ${operator ?? ""}`

function partOf(points: Points, key: number, at: readonly number[], least: number): PlainPart {
  const values = (column: ArrayLike<number>, nothing: number) =>
    Float64Array.from(at.map((i) => column[i]!).filter((value) => value !== nothing)).toSorted()
  const levels = values(points.level, NO_VALUE)
  const download = values(points.download, NOTHING)
  const upload = values(points.upload, NOTHING)
  const latency = values(points.latency, NOTHING)
  const middle = (sorted: Float64Array, scale: number, share = 0.5) =>
    sorted.length < least ? null : rounded(quantile(sorted, share) / scale)
  return {
    technology: points.words.technology[Math.floor(key / 256)] ?? null,
    operator: points.words.operator[key % 256] ?? null,
    points: at.length,
    levels: levels.length,
    median: heard(middle(levels, 100)),
    p10: heard(middle(levels, 100, 0.1)),
    tests: Math.max(download.length, upload.length, latency.length),
    download: middle(download, 1000),
    upload: middle(upload, 1000),
    latency: middle(latency, 10),
  }
}

/** A level that so many points lie below that nothing was heard in them is no level. */
const heard = (level: number | null) => (level === null || level < -320 ? null : level)

const rounded = (value: number) => Math.round(value * 100) / 100

/** The value that a share of sorted values does not exceed, straight between neighbours. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share
  const low = Math.floor(at)
  const below = sorted[low] ?? Number.NaN
  const above = sorted[Math.min(low + 1, sorted.length - 1)] ?? below
  return below + (above - below) * (at - low)
}
