import type { Cli } from "../../platform/cli.ts"
import { computedArea, knownArea, type ServedArea, unitArea } from "../served-area/served-area.ts"

const HEADER = [
  "unit",
  "technology",
  "operator",
  "km2_served",
  "km2_of",
  "km2_share",
  "km2_computed",
  "km2_beyond",
  "km2_unknown",
  "km2_unit",
]

/** Prints how much of every unit's area has signal, by technology and operator. */
export async function tellServedAreas(
  typed: { coverage: string; boundaries: string; unitProperty?: string },
  cli: Cli,
): Promise<void> {
  const { servedAreas } = await import("../service/served-area-service.ts")
  const rows = await servedAreas(
    cli.path(typed.coverage),
    cli.path(typed.boundaries),
    typed.unitProperty ?? null,
  )
  cli.out(HEADER.join("\t"))
  for (const { unit, technology, operator, area } of rows) {
    cli.out([unit, technology, operator ?? "*", ...cellsOf(area)].join("\t"))
  }
  cli.note(
    "km2_of là diện tích đơn vị trừ nơi không có địa hình; km2_beyond là phần ngoài bán kính mọi trạm, coi là chưa có sóng; " +
      "điểm ảnh thuộc đơn vị chứa tâm của nó (the unit without unknown ground; beyond every station's radius is without signal).",
  )
}

/** A share of nothing is no number. */
function cellsOf(area: ServedArea): string[] {
  const of = knownArea(area)
  return [
    area.served.toFixed(3),
    of.toFixed(3),
    of === 0 ? "" : (area.served / of).toFixed(4),
    computedArea(area).toFixed(3),
    area.beyond.toFixed(3),
    area.unknown.toFixed(3),
    unitArea(area).toFixed(3),
  ]
}
