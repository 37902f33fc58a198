import { type HeatColumn, heatStep } from "../heat.ts"
import type { AgencyLine } from "../model.ts"
import { shareText } from "../say.ts"
import { type Drawing, rectAt, textAt, WIDTH } from "./svg.ts"

const ROW = 22
const LABELS = 230
const EDGE = 12
/** How many agencies fit on one picture. */
const MOST = 34
const TITLES = 40

/** Agencies × pillars: what each has of each, in a cell that is darker the more is reached. */
export function heatDrawing(
  title: string,
  columns: readonly HeatColumn[],
  all: readonly AgencyLine[],
): Drawing {
  const shown = all.slice(0, MOST)
  const width = (WIDTH - LABELS - EDGE) / Math.max(1, columns.length)
  const heads = columns.map(({ code, name }, i) => {
    const x = LABELS + i * width + width / 2
    const most = Math.max(3, Math.floor(width / 6.5))
    return (
      textAt(code, x, 14, { kind: "value", anchor: "middle", most }) +
      textAt(name, x, 30, { kind: "tick", anchor: "middle", most })
    )
  })
  const rows = shown.map((agency, i) => {
    const y = TITLES + i * ROW
    const cells = columns.map(({ share }, at) =>
      cellOf(share(agency), LABELS + at * width, y, width),
    )
    return textAt(agency.name, LABELS - 8, y + 15, { anchor: "end", most: 32 }) + cells.join("")
  })
  const said = shown.map(
    (agency) =>
      `${agency.name}: ${columns.map(({ code, share }) => `${code} ${shareSaid(share(agency))}`).join(", ")}`,
  )
  return {
    title,
    description: `${title}. ${said.join("; ")}.`,
    height: TITLES + shown.length * ROW + 6,
    content: [...heads, ...rows].join(""),
  }
}

const shareSaid = (share: number | null) => (share === null ? "không có" : shareText(share, "vi"))

function cellOf(share: number | null, x: number, y: number, width: number): string {
  const kind = share === null ? "cell-none" : `cell-${heatStep(share)}`
  const words = share === null ? "–" : shareText(share, "vi")
  return (
    rectAt(kind, x + 1, y + 1, width - 2, ROW - 2) +
    textAt(words, x + width / 2, y + 15, { anchor: "middle" })
  )
}
