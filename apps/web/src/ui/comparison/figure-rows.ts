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

/** "4G · Viettel" */
export const layerName = (
  { technology, operatorName }: Comparison["layers"][number],
  best: string,
): string => `${technology} · ${operatorName ?? best}`

/** The layers as lines of one table, each by its name. */
export const layerRows = ({ layers }: Comparison, best: string): FigureRow[] =>
  layers.map((layer) => {
    const name = layerName(layer, best)
    return { key: name, vi: name, en: name, figures: layer.figures, whole: true }
  })

/** 87.5 of 7 of 8; null of nothing. */
export const percentOf = ({ count, of }: Rate): number | null =>
  of === 0 ? null : (100 * count) / of
