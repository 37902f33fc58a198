import type { Comparison, ErrorFigures, Rate } from "@tinhso/server/coverage/measurements/model"

/** A line of the table of errors. */
export interface FigureRow {
  readonly key: string
  readonly vi: string
  readonly en: string
  readonly figures: ErrorFigures
  /** The whole layer, not a part of it. */
  readonly whole: boolean
}

/** The whole of a layer first, then its parts. */
export function figureRows({ figures, groups }: Comparison["layers"][number]): FigureRow[] {
  return [
    { key: "all", vi: "tất cả", en: "all", figures, whole: true },
    ...groups.map(({ by, value, vi, en, figures: own }) => ({
      key: `${by} ${value}`,
      vi,
      en,
      figures: own,
      whole: false,
    })),
  ]
}

/** "4G · 452-04", "4G · *" */
export const layerName = (
  { technology, operator }: Comparison["layers"][number],
  best: string,
): string => `${technology} · ${operator ?? best}`

/** 87.5 of 7 of 8; null of nothing. */
export const percentOf = ({ count, of }: Rate): number | null =>
  of === 0 ? null : (100 * count) / of
