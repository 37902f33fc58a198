import type { AgencyLine } from "../model.ts"
import { numberText } from "../say.ts"
import { type Drawing, lineAt, rectAt, round, textAt, WIDTH } from "./svg.ts"

const ROW = 22
const LABELS = 230
const BARS = 250
const RANKS = 530
/** Room for "30 (29–30)". */
const RANK_TEXT = 80
const EDGE = 16

/** How many agencies fit on one picture. */
export const MOST_BARS = 34

/**
 * Agencies of one peer group, best first: a bar for the points out of the maximum, and beside it
 * the rank with the band (5–95 %) in which it stays when the weights are shaken.
 */
export function rankingDrawing(title: string, all: readonly AgencyLine[]): Drawing {
  const shown = all.slice(0, MOST_BARS)
  const most = Math.max(1, ...shown.map(({ maxPoints, points }) => Math.max(maxPoints, points)))
  const ranks = Math.max(2, ...shown.flatMap(({ worst, rank }) => [worst ?? 1, rank ?? 1]))
  const place = (rank: number) =>
    RANKS + ((rank - 1) / (ranks - 1)) * (WIDTH - EDGE - RANKS - RANK_TEXT)
  const rows = shown.map((one, i) => rowOf(one, i * ROW + ROW, { most, place }))
  const bottom = shown.length * ROW + ROW + 4
  return {
    title,
    description: `${title}: ${shown.map(said).join("; ")}.`,
    height: bottom + 8,
    content: [
      textAt("Điểm", LABELS + 8, 12, { kind: "tick" }),
      textAt("Hạng (khoảng 5–95 %)", RANKS, 12, { kind: "tick" }),
      lineAt("axis", LABELS + 8, 18, LABELS + 8, bottom),
      ...rows,
    ].join(""),
  }
}

interface Scale {
  readonly most: number
  readonly place: (rank: number) => number
}

function rowOf(one: AgencyLine, y: number, { most, place }: Scale): string {
  const { name, points, rank, best, worst } = one
  const length = (points / most) * (BARS - 50)
  const middle = y + ROW / 2
  const band =
    rank === null || best === null || worst === null
      ? ""
      : lineAt("band", place(best), middle, place(worst), middle)
  const dot =
    rank === null ? "" : `<circle class="dot" cx="${round(place(rank))}" cy="${middle}" r="3.5"/>`
  return [
    textAt(name, LABELS, y + 15, { anchor: "end", most: 32 }),
    rectAt("bar", LABELS + 8, y + 4, Math.max(1, length), ROW - 8),
    textAt(numberText(points, "vi"), LABELS + 14 + length, y + 15, { kind: "value" }),
    band,
    dot,
    textAt(rankText(one), WIDTH - EDGE, y + 15, { anchor: "end" }),
  ].join("")
}

/** "3 (2–5)": the rank and its band. */
export function rankText({ rank, best, worst }: Pick<AgencyLine, "rank" | "best" | "worst">) {
  if (rank === null) return "–"
  return best === null || worst === null ? `${rank}` : `${rank} (${best}–${worst})`
}

const said = (one: AgencyLine) =>
  `${one.name} ${numberText(one.points, "vi")} điểm, hạng ${rankText(one)}`
