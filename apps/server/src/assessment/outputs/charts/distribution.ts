import type { CriterionFacts } from "../model.ts"
import { shareText } from "../say.ts"
import { type Drawing, lineAt, rectAt, textAt, WIDTH } from "./svg.ts"

const ROW = 20
const LABELS = 290
const EDGE = 60

const x = (share: number) => LABELS + Math.min(1, Math.max(0, share)) * (WIDTH - LABELS - EDGE)

/** How many criteria fit on one picture. */
const MOST_CRITERIA = 40

/**
 * How the points of criteria lie between none and the maximum: a line from the least to the most,
 * a box for the middle half of the agencies, a stroke at the median.
 */
export function distributionDrawing(title: string, all: readonly CriterionFacts[]): Drawing {
  const shown = all.flatMap(shareOf).slice(0, MOST_CRITERIA)
  const bottom = shown.length * ROW + 22
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      lineAt(share === 0 ? "axis" : "grid", x(share), 18, x(share), bottom) +
      textAt(shareText(share, "vi"), x(share), 12, { kind: "tick", anchor: "middle" }),
  )
  const rows = shown.map((one, i) => {
    const y = i * ROW + 20
    const middle = y + ROW / 2
    return [
      textAt(`${one.code} ${one.name}`, LABELS - 10, y + 14, { anchor: "end", most: 42 }),
      lineAt("range", x(one.least), middle, x(one.most), middle),
      rectAt("box", x(one.lower), y + 4, Math.max(1, x(one.upper) - x(one.lower)), ROW - 8),
      lineAt("median", x(one.median), y + 3, x(one.median), y + ROW - 3),
      textAt(shareText(one.median, "vi"), WIDTH - 6, y + 14, { anchor: "end" }),
    ].join("")
  })
  return {
    title,
    description: `${title}: ${shown.map(({ code, median }) => `${code} trung vị ${shareText(median, "vi")}`).join("; ")}.`,
    height: bottom + 6,
    content: [...ticks, ...rows].join(""),
  }
}

function shareOf(one: CriterionFacts) {
  const { code, name, maxPoints, least, lower, median, upper, most } = one
  if (maxPoints === null || maxPoints === 0) return []
  if (least === null || lower === null || median === null || upper === null || most === null) {
    return []
  }
  const of = (points: number) => points / maxPoints
  return [
    {
      code,
      name,
      least: of(least),
      lower: of(lower),
      median: of(median),
      upper: of(upper),
      most: of(most),
    },
  ]
}
