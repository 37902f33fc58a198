import type { Cut } from "./pattern.ts"
import { readNumber } from "./read-number.ts"

/** Why a cut cannot be used. */
export type CutFault = "bad-count" | "bad-line" | "bad-angle" | "bad-loss" | "too-few-lines"

export type ReadCut =
  | { readonly ok: true; readonly cut: Cut; readonly next: number }
  | { readonly ok: false; readonly code: CutFault; readonly line: number; readonly next: number }

interface Point {
  readonly angle: number
  readonly loss: number
}

/** Reads the cut whose heading is line `at` (from 0) and announces `count` lines. */
export function readCut(lines: readonly string[], at: number, count: string | undefined): ReadCut {
  const wanted = readNumber(count)
  if (wanted === null || !Number.isInteger(wanted) || wanted < 1 || wanted > 7201) {
    return { ok: false, code: "bad-count", line: at + 1, next: at + 1 }
  }
  const points: Point[] = []
  let next = at + 1
  while (points.length < wanted && next < lines.length) {
    const line = (lines[next++] ?? "").trim()
    if (line === "") continue
    const point = readPoint(line)
    if (typeof point === "string") return { ok: false, code: point, line: next, next }
    points.push(point)
  }
  if (points.length < wanted) return { ok: false, code: "too-few-lines", line: next, next }
  return { ok: true, cut: cutOf(points), next }
}

function readPoint(line: string): Point | CutFault {
  const [first, second, ...more] = line.split(/[\s;]+/)
  const angle = readNumber(first)
  const loss = readNumber(second)
  if (angle === null || loss === null || more.length > 0) return "bad-line"
  if (angle < -180 || angle > 360) return "bad-angle"
  return Math.abs(loss) > 200 ? "bad-loss" : { angle: (angle + 360) % 360, loss }
}

/** Ascending, each angle once; where every loss is written as a gain below 0, the sign is turned. */
function cutOf(points: readonly Point[]): Cut {
  const sign = points.every(({ loss }) => loss <= 0) ? -1 : 1
  const byAngle = new Map(points.toReversed().map(({ angle, loss }) => [angle, loss * sign]))
  const sorted = [...byAngle].toSorted(([a], [b]) => a - b)
  return {
    angle: Float64Array.from(sorted, ([angle]) => angle),
    loss: Float64Array.from(sorted, ([, loss]) => Math.max(0, loss)),
  }
}
